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

namespace samsyn::situation {

// Every observation of an area that counts and that the reader may see.
class SeenStore {
public:
    SeenStore(sql::Transaction& transaction, Id<Tenant> tenant) : m_transaction(transaction), m_tenant(tenant)
    {
    }

    struct Row {
        Day counted_on;
        std::string category;
        observations::Source source = observations::Source::report;
        std::int64_t count = 0;
        std::optional<Id<observations::Place>> place;
        std::optional<geo::Point<geo::Sweref99Tm>> at;  // nothing where the position is known by area only
        observations::WhenSeen when;
    };
    void for_each(access::Visible const& reader, Id<Area> area, DaySpan const& days,
                  std::function<void(Row const&)> const& each);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::situation
