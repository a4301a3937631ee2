// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/rhythm_of_area.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct ShownRhythm {
    Day starts_on;
    std::int64_t length_days = 14;
    std::int64_t deadline_days = 2;
    std::int64_t deadline_minute = 720;  // from midnight, Swedish time
    std::string checklist;               // code
    bool needs_review = false;
    std::int64_t reminders = 0;  // how many the plan has
};
BOOST_DESCRIBE_STRUCT(ShownRhythm, (),
                      (starts_on, length_days, deadline_days, deadline_minute, checklist, needs_review,
                       reminders))

struct AreaRhythm {
    Id<Area> area;
    std::string area_code;
    std::string area_name;
    std::optional<ShownRhythm> rhythm;  // that the next round follows
    std::optional<Day> next_first;      // of the round that opens next
    std::optional<Day> next_last;
    bool may_open_next = false;  // its first day has come, and the actor may
    bool may_manage = false;
};
BOOST_DESCRIBE_STRUCT(AreaRhythm, (),
                      (area, area_code, area_name, rhythm, next_first, next_last, may_open_next, may_manage))

struct RhythmList {
    std::vector<AreaRhythm> areas;
};
BOOST_DESCRIBE_STRUCT(RhythmList, (), (areas))

// How the rounds follow each other in every area where the actor's organisation has a function.
struct ListRhythms {
    static constexpr std::string_view name = "rounds.list_rhythms";
    static constexpr auto needs = access::Permission::read_rounds;
    using Output = RhythmList;
};
BOOST_DESCRIBE_STRUCT(ListRhythms, (), ())

Result<access::Scope> scope_of(ListRhythms const& query, work::Reading& reading);
Result<RhythmList> handle(ListRhythms const& query, work::Reading& reading);

}  // namespace samsyn::rounds
