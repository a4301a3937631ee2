// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lib/base/sensitive.h"
#include "lib/sql/connection.h"
#include "src/access/actor.h"
#include "src/access/visibility.h"
#include "src/features/feedback/domain/letter.h"
#include "src/features/observations/domain/observation.h"
#include "src/features/rounds/domain/round.h"

namespace samsyn::feedback {

// How the operations answered a round, with names, and whom to tell: what feedback is made of.
class RoundAnswersStore {
public:
    RoundAnswersStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    std::string area_name(Id<Area> area);

    // One for each operation that was to answer, by name. An excused one may answer all the same.
    struct Line {
        Id<Operation> operation;
        std::string name;
        Id<Organisation> organisation;
        std::string organisation_name;
        bool is_external = false;
        bool is_excused = false;
        std::optional<Uuid> report;
        bool is_nothing = false;
        bool is_late = false;
        bool has_told = false;  // of anything, whoever may see it
    };
    std::vector<Line> lines(Id<rounds::Round> round);

    // What a report told, by category, of that which the reader may see.
    std::vector<SeenOfCategory> seen(access::Visible const& visible, Uuid report);

    // One thing whose reporter wants to know what comes of it.
    struct Asked {
        Id<observations::Observation> observation;
        std::string category;  // code
        std::string category_sv;
        std::string category_en;
        std::string place;  // known place, or the reporter's own words
        Day counted_on;
        Sensitive<std::string> description;
    };
    std::vector<Asked> asked(access::Visible const& visible, Uuid report);

    // What the organisation is to areas on the day.
    std::map<Id<Area>, std::set<access::AreaFunction>> functions(Id<Organisation> organisation, Day today);
    bool is_private(Id<Organisation> organisation);

private:
    void for_each_of_report(std::string const& sql, access::Visible const& visible, Uuid report,
                            std::function<void(sql::Row const&)> const& each);

    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::feedback
