// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/features/rounds/domain/expectation.h"
#include "src/features/rounds/domain/rhythm_of_area.h"
#include "src/features/rounds/domain/round.h"

namespace samsyn::rounds {

// Rows of the tables rhythms, rounds and round_expectations of one tenant.
class RoundStore {
public:
    RoundStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    void insert_rhythm(RhythmOfArea const& rhythm, UtcTime now);
    // The plan of reminders, for all rhythms of the area.
    void save_reminders(RhythmOfArea const& rhythm);
    // The one in force on the day: the latest that has started, or the first to come.
    std::optional<RhythmOfArea> rhythm(Id<Area> area, Day day);
    std::vector<Id<Area>> areas_with_rhythm();

    void insert(Round const& round);
    void save_closed(Round const& round);
    std::optional<Round> find(Id<Round> id);
    std::optional<Round> latest(Id<Area> area);
    // The one whose days hold the day.
    std::optional<Round> holding(Id<Area> area, Day day);
    // Newest first.
    std::vector<Round> of_area(Id<Area> area, int limit);
    std::vector<Round> closed(Id<Area> area, int limit);
    std::vector<Round> open_rounds();

    // Fixes whom the round expects: the area's inventory on that day. Returns how many.
    std::int64_t fix_expectations(Round const& round, Day on);
    std::vector<Expectation> expectations(Id<Round> round);
    std::optional<Expectation> expectation(Id<Round> round, Id<Operation> operation);
    void save(Expectation const& expectation);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::rounds
