// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <span>
#include <string>

#include "src/access/actor.h"
#include "src/access/permission.h"

namespace samsyn::access {

struct Grant {
    Role role;
    Permission permission;
    Reach reach;
};

// The one table of who may do what. Printed to tests/golden/access.md and shown as "Vem får göra vad".
std::span<Grant const> grants();
std::string grants_as_markdown();

// What a command or query touches; what it does not say, it does not touch.
struct Scope {
    std::optional<Id<Organisation>> organisation = {};
    std::optional<Id<Area>> area = {};
    std::optional<Id<Operation>> operation = {};
    std::optional<Uuid> round = {};
    // A list of whatever lies within the actor's own reach, perhaps nothing: the permission in any role is
    // enough, and the handler names nothing outside the actor's functions and operations.
    bool is_own_reach = false;

    static Scope own_reach() { return Scope{.is_own_reach = true}; }
};

// Whether one of the actor's roles carries the permission with a reach that covers the scope. Who came by a
// round's link may nothing that is not said to be within that round.
bool may(Actor const& actor, Permission permission, Scope const& scope);
// Whether it does for any scope at all: what menus show.
bool may_somewhere(Actor const& actor, Permission permission);

}  // namespace samsyn::access
