// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/visibility.h"
#include "src/features/editions/domain/assessment.h"

namespace samsyn::editions {

// Frozen editions. What is inserted here never changes, but for who may read it.
class EditionStore {
public:
    EditionStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    struct Row {
        Id<Edition> id;
        Id<Assessment> assessment;
        Id<Area> area;
        Id<Organisation> owner;
        std::int64_t number = 0;
        DaySpan days;
        std::string content;
        std::string hash;
        Id<Membership> frozen_by;
        UtcTime frozen_at;
        access::Audience audience = access::Audience::core;
        std::int64_t version = 1;
        std::int64_t bad_levels = 0;  // how many categories were decided to be so
        std::int64_t warn_levels = 0;
    };

    void insert(Row const& edition);
    void share(Id<Edition> id, access::Audience audience, std::int64_t version);
    // Whoever asks; for callers that have asked `access` themselves.
    std::optional<Row> find(Id<Edition> id);
    std::optional<Row> of_period(Id<Area> area, Day first_day);
    // The newest whose period begins before the day.
    std::optional<Row> before(Id<Area> area, Day first_day);
    std::optional<Row> after(Id<Area> area, Day first_day);
    std::optional<Row> newest(Id<Area> area);
    // How many answers to its round came in or were corrected after it was frozen.
    std::int64_t answers_after(Row const& edition);
    struct Listed {
        Id<Edition> id;
        Id<Area> area;
        std::string area_code;
        std::string area_name;
        std::int64_t number = 0;
        DaySpan days;
        std::string hash;
        UtcTime frozen_at;
        access::Audience audience = access::Audience::core;
        std::int64_t bad_levels = 0;
        std::int64_t warn_levels = 0;
    };
    // That the reader may see, newest first; of the area or of all.
    std::vector<Listed> list(access::Visible const& visible, std::optional<Id<Area>> area, int limit,
                             int offset);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::editions
