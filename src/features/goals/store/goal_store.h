// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/features/goals/domain/change.h"
#include "src/features/goals/domain/indicator.h"

namespace samsyn::goals {

// Rows of area_starts, goals, goal_indicators, goal_measurements and goal_changes of one tenant. Nothing is
// ever deleted.
class GoalStore {
public:
    GoalStore(sql::Transaction& transaction, Id<Tenant> tenant) : m_transaction(transaction), m_tenant(tenant)
    {
    }

    std::optional<Start> start(Id<Area> area);
    void save(Start const& start, UtcTime at);

    std::optional<Goal> goal(Id<Goal> id);
    // In their order, ended ones too.
    std::vector<Goal> goals(Id<Area> area);
    void insert(Goal const& goal);
    void save(Goal const& goal);

    std::optional<Indicator> indicator(Id<Indicator> id);
    // Of all goals of an area, in their order, ended ones too.
    std::vector<Indicator> indicators(Id<Area> area);
    void insert(Indicator const& indicator);
    void save(Indicator const& indicator);

    std::optional<Measurement> measurement(Id<Measurement> id);
    // Of all indicators of an area, by day, withdrawn ones too.
    std::vector<Measurement> measurements(Id<Area> area);
    void insert(Measurement const& measurement);
    void save(Measurement const& measurement);

    struct Change {
        Changed changed = Changed::goal;
        Uuid subject;
        std::string fields;  // JSON of FieldChange
        std::string reason;
        std::string organisation;  // its name
        UtcTime at;
    };
    // Newest first, at most `most`.
    std::vector<Change> changes(Id<Area> area, int most);
    struct NewChange {
        Uuid id;
        Id<Area> area;
        Changed changed = Changed::goal;
        Uuid subject;
        std::int64_t version = 1;
        std::string fields;
        std::string reason;
        Id<Organisation> organisation;
        Id<Membership> author;
        UtcTime at;
    };
    void remember(NewChange const& change);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::goals
