// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lib/base/time.h"
#include "src/access/role.h"
#include "src/access/subjects.h"

namespace samsyn::access {

// Who asks: one user in one membership, with what that gives today. Loaded anew for each request, so that a
// revoked right is gone on the next one.
struct Actor {
    enum class Kind { person, system };
    Kind kind = Kind::person;
    Id<Tenant> tenant;
    Id<User> user;
    Id<Membership> membership;
    Id<Organisation> organisation;
    bool is_private_sector = false;
    Roles roles;
    std::map<Id<Area>, std::set<AreaFunction>> functions;  // of the organisation, in force today
    std::set<Id<Operation>> operations;                    // reports for these
    std::optional<Uuid> only_round = {};                   // came by its link, which opens nothing else
    int assurance = 2;                                     // level of assurance of the sign-in, 1 … 4
    bool is_cleared = false;                               // for secrecy-marked material
    Day today;

    // The product itself, in jobs and on the command line of the machine's owner.
    static Actor system(Id<Tenant> tenant, Day today);

    bool has_function(Id<Area> area) const { return functions.contains(area); }
    bool is_core(Id<Area> area) const;
};

}  // namespace samsyn::access
