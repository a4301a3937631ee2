// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/role.h"
#include "src/access/visibility.h"
#include "src/features/goals/domain/counted_rounds.h"

namespace samsyn::goals {

// What stands around the goals of an area and belongs to others: its name, its partners, its rounds and what
// they counted.
class AreaStore {
public:
    AreaStore(sql::Transaction& transaction, Id<Tenant> tenant) : m_transaction(transaction), m_tenant(tenant)
    {
    }

    struct AreaRow {
        Id<Area> id;
        std::string code;
        std::string name;
    };
    std::optional<AreaRow> area(Id<Area> id);
    std::optional<AreaRow> area_with_code(std::string const& code);

    struct Party {
        Id<Organisation> organisation;
        std::string name;
        access::AreaFunction function = access::AreaFunction::observer;
        Day since;
        std::int64_t operations = 0;  // of its that report for the area
    };
    // Those with a function in the area on the day: the core first, then by name.
    std::vector<Party> parties(Id<Area> area, Day on);

    struct Rhythm {
        Day starts_on;
        std::int64_t length_days = 14;
    };
    std::optional<Rhythm> newest_rhythm(Id<Area> area);

    struct Category {
        std::string code;
        std::optional<std::string> parent;
        std::string name_sv;
        std::string name_en;
        bool is_retired = false;
    };
    std::vector<Category> categories(Day on);

    // A closed round and what it counted of each category, as far as the reader may see.
    struct ClosedRound {
        RoundCount round;
        std::map<std::string, std::int64_t> by_category;
    };
    // Those that lie in the days, the newest `most` of them, oldest first.
    std::vector<ClosedRound> closed_rounds(access::Visible const& reader, Id<Area> area, DaySpan const& days,
                                           int most);

private:
    void count(std::vector<ClosedRound>& rounds, access::Visible const& reader, Id<Area> area);

    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::goals
