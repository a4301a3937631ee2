// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "lib/geo/point.h"
#include "lib/sql/connection.h"
#include "src/access/subjects.h"
#include "src/access/visibility.h"
#include "src/features/observations/domain/observation.h"
#include "src/features/situation/domain/tally.h"

namespace samsyn::situation {

// Counts the observations of one tenant, always only what the reader may see. What waits for review and what
// was merged into another is not counted.
class TallyStore {
public:
    TallyStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    // Differs whenever the tenant's observations have changed.
    std::int64_t change_token();

    // One call for each day, category and kind of source there is.
    using OnTally = std::function<void(Day, std::string const& category, Tally const&)>;
    void for_each_tally(access::Visible const& reader, Id<Area> area, DaySpan const& days,
                        OnTally const& each);

    // An observation with a position of its own or a known place's.
    struct Placed {
        Day counted_on;
        geo::Point<geo::Sweref99Tm> at;
        std::optional<Id<observations::Place>> place;
        std::string category;
        std::int64_t count = 0;
        observations::WhenSeen when;  // only when asked for; much of the work of a row
    };
    enum class Hours { told, left_out };
    void for_each_placed(access::Visible const& reader, Id<Area> area, DaySpan const& days, Hours hours,
                         std::function<void(Placed const&)> const& each);

    // From the first to the last day that anything counts on.
    std::optional<DaySpan> days(Id<Area> area);
    // Of all areas: before it nobody counted, which is not the same as nothing.
    std::optional<Day> first_day();

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::situation
