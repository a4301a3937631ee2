// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/domain/answer_record.h"

#include <doctest/doctest.h>

namespace samsyn::rounds {
namespace {

UtcTime const over{1'000'000'000};

RecordedAnswer answered(RecordState state, std::int64_t hours_after, bool is_late = false)
{
    return {state, is_late, over.plus_seconds(hours_after * 3600), over};
}
RecordedAnswer unanswered(RecordState state) { return {state, false, std::nullopt, over}; }

TEST_CASE("completeness leaves the excused out, and timeliness those who never answered")
{
    auto const sum = summary_of({answered(RecordState::reported, 10), answered(RecordState::nothing, 20),
                                 answered(RecordState::reported, 60, true), unanswered(RecordState::silent),
                                 unanswered(RecordState::excused), unanswered(RecordState::not_expected)});
    CHECK(sum.expected == 5);
    CHECK(sum.excused == 1);
    CHECK(sum.answered == 3);
    CHECK(sum.on_time == 2);
    CHECK(sum.late == 1);
    CHECK(sum.nothing == 1);
    CHECK(sum.silent == 1);
    CHECK(sum.completeness == 0.75);
    CHECK(sum.timeliness == 0.667);
    CHECK(sum.median_hours == 20);
}

TEST_CASE("an answer before the round's last day is over took no time, and two in the middle are averaged")
{
    auto const sum = summary_of({answered(RecordState::reported, -30), answered(RecordState::reported, 3)});
    CHECK(sum.median_hours == 1.5);
}

TEST_CASE("where nobody was to answer, or nobody did, there is no share")
{
    CHECK_FALSE(summary_of({}).completeness);
    CHECK_FALSE(summary_of({unanswered(RecordState::excused)}).completeness);
    auto const silent = summary_of({unanswered(RecordState::silent)});
    CHECK(silent.completeness == 0);
    CHECK_FALSE(silent.timeliness);
    CHECK_FALSE(silent.median_hours);
}

}  // namespace
}  // namespace samsyn::rounds
