// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/swedish_calendar.h"

#include <doctest/doctest.h>

#include <algorithm>

using samsyn::Day;
using samsyn::HolidayKind;
using samsyn::LocalTime;
using samsyn::UtcTime;

namespace {

Day day(char const* iso) { return *Day::parse(iso); }
UtcTime utc(char const* text) { return *UtcTime::parse(text); }

bool has(int year, char const* iso, char const* code, HolidayKind kind)
{
    auto const list = samsyn::swedish_holidays(year);
    return std::find(list.begin(), list.end(), samsyn::Holiday{day(iso), kind, code}) != list.end();
}

bool lists(int year, char const* code)
{
    auto const list = samsyn::swedish_holidays(year);
    return std::any_of(list.begin(), list.end(), [&](auto const& one) { return one.code == code; });
}

}  // namespace

TEST_CASE("Easter falls on the published Sundays, the extreme dates among them")
{
    char const* const published[] = {
        "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05",
        "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17",
        "2034-04-09", "2035-03-25", "2036-04-13", "2037-04-05", "2038-04-25", "2039-04-10", "2040-04-01",
        "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2285-03-22"};
    for (auto const* iso : published) CHECK(samsyn::easter_sunday(day(iso).year()).text() == iso);
}

TEST_CASE("the holidays of 2026 are those of the almanac")
{
    using enum HolidayKind;
    CHECK(has(2026, "2026-01-01", "new_years_day", public_holiday));
    CHECK(has(2026, "2026-01-05", "epiphany_eve", eve_short));
    CHECK(has(2026, "2026-01-06", "epiphany", public_holiday));
    CHECK(has(2026, "2026-04-02", "maundy_thursday", eve_short));
    CHECK(has(2026, "2026-04-03", "good_friday", public_holiday));
    CHECK(has(2026, "2026-04-04", "easter_eve", eve_off));
    CHECK(has(2026, "2026-04-06", "easter_monday", public_holiday));
    CHECK(has(2026, "2026-05-01", "first_of_may", public_holiday));
    CHECK(has(2026, "2026-05-14", "ascension_day", public_holiday));
    CHECK(has(2026, "2026-05-24", "whit_sunday", public_holiday));
    CHECK(has(2026, "2026-06-06", "national_day", public_holiday));
    CHECK(has(2026, "2026-06-19", "midsummer_eve", eve_off));
    CHECK(has(2026, "2026-06-20", "midsummer_day", public_holiday));
    CHECK(has(2026, "2026-10-30", "all_saints_eve", eve_short));
    CHECK(has(2026, "2026-10-31", "all_saints_day", public_holiday));
    CHECK(has(2026, "2026-12-24", "christmas_eve", eve_off));
    CHECK(has(2026, "2026-12-26", "boxing_day", public_holiday));
    CHECK(has(2026, "2026-12-31", "new_years_eve", eve_off));
}

TEST_CASE("Whit Monday gave way to the National Day in 2005")
{
    CHECK(lists(2004, "whit_monday"));
    CHECK_FALSE(lists(2004, "national_day"));
    CHECK_FALSE(lists(2005, "whit_monday"));
    CHECK(lists(2005, "national_day"));
}

TEST_CASE("midsummer and All Saints are Saturdays of their week in every year")
{
    for (int year = 1953; year <= 2100; ++year) {
        for (auto const& one : samsyn::swedish_holidays(year)) {
            CAPTURE(one.day.text());
            CHECK(one.day.year() == year);
            if (one.code == "midsummer_day") {
                CHECK(one.day.iso_weekday() == 6);
                CHECK(one.day >= Day::of(year, 6, 20));
                CHECK(one.day <= Day::of(year, 6, 26));
            }
            if (one.code == "all_saints_day") {
                CHECK(one.day.iso_weekday() == 6);
                CHECK(one.day >= Day::of(year, 10, 31));
                CHECK(one.day <= Day::of(year, 11, 6));
            }
        }
    }
}

TEST_CASE("two holidays on one day: the more binding one answers")
{
    // 1 May 2008 was both the first of May and Ascension Day.
    REQUIRE(samsyn::swedish_holiday(day("2008-05-01")));
    CHECK(samsyn::swedish_holiday(day("2008-05-01"))->kind == HolidayKind::public_holiday);
    CHECK_FALSE(samsyn::swedish_holiday(day("2026-11-25")));
}

TEST_CASE("working days of a year as counted by the almanac")
{
    auto const count = [](int year) {
        int working = 0;
        for (Day one = Day::of(year, 1, 1); one.year() == year; one = one.plus(1))
            working += samsyn::is_working_day(one);
        return working;
    };
    // 251 and 249, with the short eves counted as working days and the great eves off.
    CHECK(count(2024) == 366 - 104 - 11);
    CHECK(count(2025) == 365 - 104 - 12);
    CHECK(samsyn::is_working_day(day("2026-04-02")));
    CHECK_FALSE(samsyn::is_working_day(day("2026-06-19")));
    CHECK_FALSE(samsyn::is_working_day(day("2026-11-28")));
}

TEST_CASE("the next working day jumps over Christmas and New Year")
{
    CHECK(samsyn::next_working_day(day("2026-12-23")) == day("2026-12-28"));
    CHECK(samsyn::next_working_day(day("2026-12-30")) == day("2027-01-04"));
    CHECK(samsyn::working_day_from(day("2027-01-05")) == day("2027-01-05"));
    CHECK(samsyn::working_day_from(day("2027-01-06")) == day("2027-01-07"));
    CHECK(samsyn::next_working_day(day("2026-04-02")) == day("2026-04-07"));
}

TEST_CASE("the wall clock follows winter and summer time, also after the tables end in 2037")
{
    CHECK(samsyn::swedish_time(utc("2026-11-25T09:05:00Z")).text() == "2026-11-25T10:05");
    CHECK(samsyn::swedish_time(utc("2026-07-01T22:30:00Z")).text() == "2026-07-02T00:30");
    CHECK(samsyn::swedish_time(utc("2026-03-29T00:59:59Z")).text() == "2026-03-29T01:59");
    CHECK(samsyn::swedish_time(utc("2026-03-29T01:00:00Z")).text() == "2026-03-29T03:00");
    CHECK(samsyn::swedish_time(utc("1975-07-01T12:00:00Z")).text() == "1975-07-01T13:00");
    CHECK(samsyn::swedish_time(utc("2038-07-01T12:00:00Z")).text() == "2038-07-01T14:00");
    CHECK(samsyn::swedish_time(utc("2040-03-25T00:59:00Z")).text() == "2040-03-25T01:59");
    CHECK(samsyn::swedish_time(utc("2040-03-25T01:00:00Z")).text() == "2040-03-25T03:00");
    CHECK(samsyn::swedish_time(utc("2040-10-28T01:00:00Z")).text() == "2040-10-28T02:00");
    CHECK(samsyn::swedish_time(utc("1960-01-01T00:00:00Z")).text() == "1960-01-01T01:00");
}

TEST_CASE("a time that is skipped moves on by the hour, a time that comes twice means the first")
{
    CHECK(samsyn::utc_of(LocalTime::at(day("2026-03-29"), 2, 30)) == utc("2026-03-29T01:30:00Z"));
    CHECK(samsyn::utc_of(LocalTime::at(day("2026-10-25"), 2, 30)) == utc("2026-10-25T00:30:00Z"));
    CHECK(samsyn::utc_of(LocalTime::at(day("2026-10-25"), 3, 0)) == utc("2026-10-25T02:00:00Z"));
    CHECK(samsyn::utc_of(LocalTime::at(day("2040-03-25"), 2, 30)) == utc("2040-03-25T01:30:00Z"));
    CHECK(samsyn::start_of(day("2026-07-01")) == utc("2026-06-30T22:00:00Z"));
    CHECK(samsyn::start_of(day("2038-01-01")) == utc("2037-12-31T23:00:00Z"));
}

TEST_CASE("every half hour of forty years comes back from UTC, or was skipped and comes back an hour later")
{
    int skipped_half_hours = 0;
    for (Day one = Day::of(2020, 1, 1); one < Day::of(2060, 1, 1); one = one.plus(1)) {
        for (int minute = 0; minute < 1440; minute += 30) {
            auto const local = LocalTime::at(one, 0, minute);
            auto const back = samsyn::swedish_time(samsyn::utc_of(local));
            if (back == local) continue;
            ++skipped_half_hours;
            REQUIRE(local.hour() == 2);
            REQUIRE(one.iso_weekday() == 7);
            REQUIRE(back == LocalTime::at(one, 0, minute + 60));
        }
    }
    CHECK(skipped_half_hours == 40 * 2);
}
