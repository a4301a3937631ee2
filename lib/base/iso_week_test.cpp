// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/iso_week.h"

#include <doctest/doctest.h>

#include <set>

using samsyn::Day;
using samsyn::DaySpan;
using samsyn::IsoWeek;

TEST_CASE("days round New Year lie in the ISO weeks of the published calendars")
{
    struct Known {
        char const* day;
        int year;
        unsigned week;
    };
    Known const known[] = {{"2019-12-30", 2020, 1},  {"2020-12-31", 2020, 53}, {"2021-01-03", 2020, 53},
                           {"2021-01-04", 2021, 1},  {"2022-01-01", 2021, 52}, {"2023-01-01", 2022, 52},
                           {"2024-12-30", 2025, 1},  {"2025-12-28", 2025, 52}, {"2025-12-29", 2026, 1},
                           {"2026-12-31", 2026, 53}, {"2027-01-03", 2026, 53}, {"2027-01-04", 2027, 1},
                           {"2026-11-25", 2026, 48}, {"2033-01-02", 2032, 53}, {"2005-01-01", 2004, 53}};
    for (auto const& [day, year, week] : known) {
        CAPTURE(day);
        CHECK(IsoWeek::of(*Day::parse(day)) == IsoWeek{year, week});
    }
}

TEST_CASE("the years with 53 weeks are the published ones")
{
    std::set<int> const long_years = {2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048};
    for (int year = 2000; year < 2050; ++year) {
        CAPTURE(year);
        CHECK(samsyn::weeks_in_iso_year(year) == (long_years.contains(year) ? 53 : 52));
    }
}

TEST_CASE("a week's Monday leads back to the week, for every day of a century")
{
    for (Day day = Day::of(1950, 1, 1); day < Day::of(2050, 1, 1); day = day.plus(1)) {
        auto const week = IsoWeek::of(day);
        bool const holds = week.days().contains(day) && week.monday().iso_weekday() == 1 &&
                           IsoWeek::of(week.monday()) == week &&
                           week.week <= samsyn::weeks_in_iso_year(week.year);
        REQUIRE_MESSAGE(holds, day.text());
    }
}

TEST_CASE("periods are labelled by their weeks")
{
    auto const label = [](char const* first, char const* last) {
        return samsyn::weeks_label({*Day::parse(first), *Day::parse(last)});
    };
    CHECK(label("2026-11-02", "2026-11-15") == "45–46");
    CHECK(label("2026-11-02", "2026-11-08") == "45");
    CHECK(label("2025-12-22", "2026-01-04") == "52–1");
    CHECK(label("2026-12-21", "2027-01-03") == "52–53");
    CHECK(label("2026-12-28", "2027-01-10") == "53–1");
    DaySpan const over_new_year{Day::of(2025, 12, 22), Day::of(2026, 1, 4)};
    CHECK(samsyn::weeks_label_with_year(over_new_year) == "52 2025–1 2026");
    CHECK(samsyn::weeks_label_with_year({Day::of(2026, 12, 21), Day::of(2027, 1, 3)}) == "52–53 2026");
    CHECK(samsyn::weeks_label_with_year({Day::of(2025, 12, 29), Day::of(2026, 1, 4)}) == "1 2026");
}
