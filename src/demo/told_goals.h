// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/demo/input/files.h"
#include "src/demo/input/ids.h"
#include "src/features/goals/usecases/change_goal.h"
#include "src/features/goals/usecases/change_indicator.h"
#include "src/work/execute.h"

namespace samsyn::demo {

// Tells why EST was started in each area and which goals the partners set, with the clock on the day they
// did, and later what was measured. Rounds come first: a count takes its baseline from them, and has none
// when the demo is told for so short a time that none lies in its days.
class ToldGoals {
public:
    ToldGoals(sql::Database& database, Files const& files, Ids const& ids);

    // Throws BrokenFile.
    Result<Done> tell();

private:
    Result<Done> tell_area(json::Node told);
    Result<Done> tell_goal(json::Node told, Id<Area> area, std::int64_t order);
    Result<Done> tell_indicator(json::Node told, Id<goals::Goal> goal, std::int64_t order);
    Result<Done> tell_measurements(json::Node told, Id<goals::Indicator> indicator);
    template <class Command>
    Result<Done> done(Command const& command);
    access::Actor coordinator();
    void set_day(Day day);

    sql::Database& m_database;
    Ids const& m_ids;
    json::Node m_goals;
    SetClock m_clock;
    work::Runtime m_runtime;
};

}  // namespace samsyn::demo
