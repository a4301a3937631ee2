// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/domain/period.h"

#include <doctest/doctest.h>

#include "lib/base/swedish_calendar.h"

namespace samsyn::publishing {

TEST_CASE("periods follow the calendar without gap or overlap")
{
    for (auto const length :
         {PeriodLength::month, PeriodLength::quarter, PeriodLength::third, PeriodLength::year}) {
        auto period = period_of(length, Day::of(2040, 12, 31));
        while (period.first > Day::of(2020, 1, 1)) {
            auto const before = period_before(period);
            REQUIRE(before.last.plus(1) == period.first);
            REQUIRE(period_of(length, before.first).code == before.code);
            REQUIRE(period_of(length, before.last).code == before.code);
            period = before;
        }
    }
    CHECK(period_of(PeriodLength::month, Day::of(2026, 2, 10)).code == "2026-02");
    CHECK(period_of(PeriodLength::quarter, Day::of(2026, 12, 31)).code == "2026-Q4");
    CHECK(period_of(PeriodLength::third, Day::of(2026, 5, 1)).code == "2026-T2");
    CHECK(period_of(PeriodLength::year, Day::of(2026, 5, 1)).last == Day::of(2026, 12, 31));
    CHECK(months_of(period_of(PeriodLength::quarter, Day::of(2026, 5, 1))) ==
          std::vector<std::string>{"2026-04", "2026-05", "2026-06"});
}

TEST_CASE("publication waits for the planned day, or for the next working day at the same time")
{
    auto const march = period_of(PeriodLength::month, Day::of(2026, 3, 1));
    PublicationTime const time{14, 480};
    auto const at = [](Day day, int hour) { return utc_of(LocalTime::at(day, hour, 0)); };
    // Two weeks after 31 March 2026 is a Tuesday.
    CHECK(time.of(march, at(Day::of(2026, 4, 2), 12)) == at(Day::of(2026, 4, 14), 8));
    CHECK(time.of(march, at(Day::of(2026, 4, 14), 8)) == at(Day::of(2026, 4, 14), 8));
    CHECK(time.of(march, at(Day::of(2026, 4, 17), 9)) == at(Day::of(2026, 4, 20), 8));  // over a weekend
}

TEST_CASE("a period is covered when none of its days is left out")
{
    DaySpan const march{Day::of(2026, 3, 1), Day::of(2026, 3, 31)};
    DaySpan const early{Day::of(2026, 2, 20), Day::of(2026, 3, 15)};
    DaySpan const late{Day::of(2026, 3, 16), Day::of(2026, 4, 2)};
    DaySpan const later{Day::of(2026, 3, 17), Day::of(2026, 4, 2)};
    CHECK(is_covered(march, {late, early}));
    CHECK_FALSE(is_covered(march, {early, later}));
    CHECK_FALSE(is_covered(march, {early}));
    CHECK_FALSE(is_covered(march, {}));
}

}  // namespace samsyn::publishing
