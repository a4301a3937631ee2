// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/domain/schedule.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "lib/base/iso_week.h"

using namespace samsyn;
using namespace samsyn::rounds;

namespace {

Day day(char const* iso) { return *Day::parse(iso); }
UtcTime utc(char const* text) { return *UtcTime::parse(text); }
Rhythm fortnight_from(char const* iso) { return *Rhythm::of(day(iso), 14); }

Rhythm any_rhythm()
{
    auto const start = *rc::gen::inRange(Day::of(2020, 1, 1).number, Day::of(2041, 1, 1).number);
    return *Rhythm::of({start}, *rc::gen::element(7, 14, 28));
}

Day any_day() { return {*rc::gen::inRange(Day::of(2020, 1, 1).number, Day::of(2041, 1, 1).number)}; }

SendingHours any_hours()
{
    int const from = *rc::gen::inRange(0, 23);
    int const until = *rc::gen::inRange(from + 1, 24);
    return *SendingHours::of({from, 0}, {until, 0}, *rc::gen::arbitrary<bool>());
}

template <class Property>
void holds(char const* what, Property&& property)
{
    CHECK_MESSAGE(rc::check(what, std::forward<Property>(property)), what);
}

}  // namespace

TEST_CASE("only 7, 14 and 28 days are a rhythm")
{
    for (int const length : {7, 14, 28}) CHECK(Rhythm::of(day("2026-01-05"), length));
    for (int const length : {-14, 0, 1, 13, 15, 30}) {
        auto const refused = Rhythm::of(day("2026-01-05"), length);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "rhythm.length");
    }
}

TEST_CASE("rounds count from the agreed day, also backwards")
{
    auto const rhythm = fortnight_from("2026-01-05");
    CHECK(rhythm.round_number(day("2026-01-05")) == 1);
    CHECK(rhythm.round_number(day("2026-01-18")) == 1);
    CHECK(rhythm.round_number(day("2026-01-19")) == 2);
    CHECK(rhythm.round_number(day("2026-01-04")) == 0);
    CHECK(rhythm.days_of(0) == DaySpan{day("2025-12-22"), day("2026-01-04")});
}

TEST_CASE("the rounds over week 53 of 2020, 2026 and 2032 neither gap nor overlap")
{
    auto const rhythm = fortnight_from("2026-01-05");
    auto const number = rhythm.round_number(day("2026-12-31"));
    CHECK(weeks_label(rhythm.days_of(number)) == "52–53");
    CHECK(weeks_label(rhythm.days_of(number + 1)) == "1–2");
    CHECK(rhythm.days_of(number + 1).first == day("2027-01-04"));
    auto const odd = fortnight_from("2026-01-12");
    CHECK(weeks_label(odd.days_of(odd.round_number(day("2027-01-01")))) == "53–1");
}

TEST_CASE("every day 2020–2040 lies in exactly one round of every rhythm")
{
    holds("a day's round holds the day, and its neighbours do not", [] {
        auto const rhythm = any_rhythm();
        auto const one = any_day();
        auto const number = rhythm.round_number(one);
        RC_ASSERT(rhythm.days_of(number).contains(one));
        RC_ASSERT(!rhythm.days_of(number - 1).contains(one));
        RC_ASSERT(!rhythm.days_of(number + 1).contains(one));
    });
    holds("each round begins the day after the one before, and has the full length", [] {
        auto const rhythm = any_rhythm();
        auto const days = rhythm.days_of(rhythm.round_number(any_day()));
        RC_ASSERT(days.length() == rhythm.length());
        RC_ASSERT(rhythm.days_of(rhythm.round_number(days.last) + 1).first == days.last.plus(1));
        RC_ASSERT(rhythm.round_number(days.first) == rhythm.round_number(days.last));
    });
}

TEST_CASE("a rhythm from a Monday walks day by day through twenty years without a seam")
{
    auto const rhythm = fortnight_from("2020-01-06");
    std::int32_t before = rhythm.round_number(day("2020-01-05"));
    for (Day one = day("2020-01-06"); one < day("2041-01-01"); one = one.plus(1)) {
        auto const number = rhythm.round_number(one);
        bool const begins = (one.number - rhythm.start().number) % 14 == 0;
        REQUIRE(number == before + (begins ? 1 : 0));
        before = number;
    }
}

TEST_CASE("a deadline moves over holidays and weekends, the round stays")
{
    auto const monday_noon = DeadlineRule{1, {12, 0}};
    auto const plain = deadline(day("2026-11-22"), monday_noon);
    CHECK(plain.at == utc("2026-11-23T11:00:00Z"));
    CHECK(plain.moved_days == 0);
    // Easter Monday 2026: Tuesday instead, in summer time.
    auto const easter = deadline(day("2026-04-05"), monday_noon);
    CHECK(easter.day == day("2026-04-07"));
    CHECK(easter.at == utc("2026-04-07T10:00:00Z"));
    CHECK(easter.moved_days == 1);
    // New Year's Eve 2026 is a Thursday: the next working day is Monday 4 January.
    CHECK(deadline(day("2026-12-30"), monday_noon).day == day("2027-01-04"));
}

TEST_CASE("every deadline is a working day, at most six days later than wanted")
{
    holds("deadlines 2020–2040", [] {
        auto const last = any_day();
        DeadlineRule const rule{*rc::gen::inRange(0, 29), {*rc::gen::inRange(0, 24), 0}};
        auto const found = deadline(last, rule);
        RC_ASSERT(is_working_day(found.day));
        RC_ASSERT(found.moved_days >= 0 && found.moved_days <= 6);
        RC_ASSERT(found.day == last.plus(rule.days_after + found.moved_days));
    });
}

TEST_CASE("mail waits for the sending hours")
{
    SendingHours const hours;
    CHECK(hours.next(utc("2026-11-25T09:00:00Z")) == utc("2026-11-25T09:00:00Z"));
    CHECK(hours.next(utc("2026-11-25T04:00:00Z")) == utc("2026-11-25T06:00:00Z"));
    CHECK(hours.next(utc("2026-11-25T17:00:00Z")) == utc("2026-11-26T06:00:00Z"));
    CHECK(hours.next(utc("2026-11-27T19:30:00Z")) == utc("2026-11-30T06:00:00Z"));
    CHECK(hours.next(utc("2026-12-23T20:00:00Z")) == utc("2026-12-28T06:00:00Z"));
    CHECK(hours.last(utc("2026-11-30T05:00:00Z")) == utc("2026-11-27T16:59:00Z"));
    auto const refused = SendingHours::of({19, 0}, {7, 0}, true);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "sending_hours.order");
    CHECK_FALSE(SendingHours::of({7, 0}, {24, 0}, true));
}

TEST_CASE("moving to an allowed moment never moves the wrong way and never too far")
{
    holds("next and last", [] {
        auto const hours = any_hours();
        auto const time = utc_of(LocalTime::at(any_day(), 0, *rc::gen::inRange(0, 1440)));
        auto const later = hours.next(time);
        auto const earlier = hours.last(time);
        RC_ASSERT(hours.allow(later) && hours.allow(earlier));
        RC_ASSERT(earlier <= time && time <= later);
        RC_ASSERT(!hours.allow(time) || (earlier == time && later == time));
        RC_ASSERT(later.milliseconds - time.milliseconds <= std::int64_t{7} * 86'400'000);
    });
}
