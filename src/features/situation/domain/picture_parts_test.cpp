// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "lib/base/swedish_calendar.h"
#include "src/features/situation/domain/columns.h"
#include "src/features/situation/domain/density.h"
#include "src/features/situation/domain/hours.h"
#include "src/features/situation/domain/periods.h"

namespace samsyn::situation {
namespace {

using observations::TimePrecision;
using observations::WhenSeen;

Day const friday = Day::of(2026, 11, 20);

WhenSeen exactly(Day day, int hour, int minute = 0)
{
    WhenSeen when;
    when.precision = TimePrecision::exact;
    when.from = utc_of(LocalTime::at(day, hour, minute));
    return when;
}

TEST_CASE("an interval counts evenly in its hours, on the Swedish clock")
{
    WhenSeen when;
    when.precision = TimePrecision::interval;
    when.from = utc_of(LocalTime::at(friday, 22, 30));
    when.to = utc_of(LocalTime::at(friday.plus(1), 0, 30));
    WeekHours hours;
    hours.add(when, 4);
    CHECK(hours.all()[4][22] == doctest::Approx(1));
    CHECK(hours.all()[4][23] == doctest::Approx(2));
    CHECK(hours.all()[5][0] == doctest::Approx(1));
    CHECK(hours.total() == doctest::Approx(4));
}

TEST_CASE("what recurs counts in its weekdays and hours, also past midnight")
{
    WhenSeen when;
    when.precision = TimePrecision::recurring;
    when.weekdays = 0b1100000;  // Saturday and Sunday
    when.from_minute = 23 * 60;
    when.to_minute = 60;
    WeekHours hours;
    hours.add(when, 4);
    CHECK(hours.all()[5][23] == doctest::Approx(1));
    CHECK(hours.all()[6][0] == doctest::Approx(1));
    CHECK(hours.all()[6][23] == doctest::Approx(1));
    CHECK(hours.all()[0][0] == doctest::Approx(1));
}

TEST_CASE("days, months, unknown times and long intervals tell nothing of the hour")
{
    auto day = exactly(friday, 12);
    day.precision = TimePrecision::day;
    WhenSeen lasting = exactly(friday, 12);
    lasting.precision = TimePrecision::interval;
    lasting.to = lasting.from->plus_seconds(8 * 86400);
    WeekHours hours;
    for (auto const& when : {day, lasting, WhenSeen{}}) hours.add(when, 1);
    CHECK(hours.total() == 0);
    CHECK_FALSE(peak_of(hours));
}

TEST_CASE("a peak is the fewest hours with half of it; after midnight it is still the evening before")
{
    WeekHours hours;
    for (int i = 0; i < 3; ++i) hours.add(exactly(friday, 23, 10), 1);
    for (int i = 0; i < 3; ++i) hours.add(exactly(friday.plus(1), 0, 20), 1);
    hours.add(exactly(friday.plus(3), 8), 1);
    CHECK(*peak_of(hours) == Peak{{4}, 23, 1});

    WeekHours even;
    for (int hour = 0; hour < 24; ++hour) even.add(exactly(friday, hour), 1);
    CHECK_FALSE(peak_of(even));
    WeekHours few;
    for (int i = 0; i < 4; ++i) few.add(exactly(friday, 20), 1);
    CHECK_FALSE(peak_of(few));
}

TEST_CASE("a category goes to its question, else its nearest asked ancestor, else its root")
{
    std::vector<Category> const taxonomy{{"DAMAGE", {}, "Skada", "Damage"},
                                         {"DAMAGE.GLASS", "DAMAGE", "Glas", "Glass"},
                                         {"CRIME", {}, "Brott", "Crime"},
                                         {"CRIME.DRUGS", "CRIME", "Narkotika", "Drugs"},
                                         {"UPCOMING", {}, "Kommande", "Upcoming", false}};
    Columns const columns({{"damage", "Skadegörelse", "Damage", {"DAMAGE", "CRIME.DRUGS"}},
                           {"outlook", "Utblick", "Outlook", {"UPCOMING"}}},
                          taxonomy);
    REQUIRE(columns.all().size() == 2);
    CHECK(columns.all()[0].name_sv == "Skadegörelse");
    CHECK(columns.of("DAMAGE.GLASS") == 0U);
    CHECK(columns.of("CRIME.DRUGS") == 0U);
    CHECK(columns.of("CRIME") == 1U);
    CHECK(columns.all()[1].code == "CRIME");
    CHECK_FALSE(columns.all()[1].is_question);
    CHECK_FALSE(columns.of("UPCOMING"));
    CHECK_FALSE(columns.of("WEATHER"));
}

TEST_CASE("fortnights follow each other without gap over week 53")
{
    CHECK(fortnight_of(Day::of(2025, 12, 29)).first == Day::of(2025, 12, 29));
    CHECK(fortnight_of(Day::of(2025, 12, 28)) == DaySpan{Day::of(2025, 12, 15), Day::of(2025, 12, 28)});
    for (auto day = Day::of(2020, 1, 1); day < Day::of(2033, 1, 1); day = day.plus(1)) {
        auto const span = fortnight_of(day);
        REQUIRE(span.contains(day));
        REQUIRE(span.first.iso_weekday() == 1);
        REQUIRE(fortnight_of(span.last.plus(1)).first == span.last.plus(1));
    }
    auto const periods = periods_up_to(fortnight_of(Day::of(2026, 1, 5)), 3);
    CHECK(periods.front().first == Day::of(2025, 12, 1));
    CHECK(periods.back().first == Day::of(2025, 12, 29));
}

TEST_CASE("hexagons grow with the ground, and classes stay apart")
{
    CHECK(hexagon_size(8000, 6000) == 140);
    CHECK(hexagon_size(8000, 40000) == 280);
    // Asked for by the zoom: the next size there is, and never more of them than the ground has room for.
    CHECK(hexagon_size_of(140, 8000, 6000) == 140);
    CHECK(hexagon_size_of(141, 8000, 6000) == 200);
    CHECK(hexagon_size_of(3100, 8000, 6000) == 5000);
    CHECK(hexagon_size_of(140, 8000, 90000) == 800);
    CHECK(class_breaks({1, 1, 1, 1}) == std::vector<std::int64_t>{1, 2, 3, 4, 5});
    CHECK(class_breaks({}) == std::vector<std::int64_t>{1, 2, 3, 4, 5});
    CHECK(class_breaks({1, 2, 3, 4, 5, 6, 7, 8, 9, 40}) == std::vector<std::int64_t>{1, 6, 8, 40, 41});
}

}  // namespace
}  // namespace samsyn::situation
