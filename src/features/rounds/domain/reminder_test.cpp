// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/domain/reminder.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace samsyn;
using namespace samsyn::rounds;

namespace {

Day day(char const* iso) { return *Day::parse(iso); }
UtcTime utc(char const* text) { return *UtcTime::parse(text); }

RoundTimes round_until(Day last_day, UtcTime deadline)
{
    return {last_day, deadline, deadline.plus_seconds(3 * 86'400)};
}

ReminderPlan plan_of(std::vector<ReminderMoment> moments)
{
    ReminderPlan plan;
    plan.moments.items = std::move(moments);
    return plan;
}

ReminderMoment of_deadline(int days, int hours = 0) { return {ReminderAnchor::deadline, days, hours}; }

std::vector<std::string> codes_of(ReminderLetter const& letter)
{
    std::vector<std::string> codes;
    for (auto const& fault : faults_of(letter)) codes.push_back(fault.field + " " + fault.code);
    return codes;
}

}  // namespace

TEST_CASE(
    "without a plan of its own an area reminds at the period's end, and a day before, at and after the "
    "deadline")
{
    // The round ends on Sunday, so the first would come on Monday morning, where the second has its place.
    CHECK(reminder_times({}, round_until(day("2026-11-22"), utc("2026-11-24T11:00:00Z"))) ==
          std::vector{utc("2026-11-23T11:00:00Z"), utc("2026-11-24T11:00:00Z"), utc("2026-11-25T11:00:00Z")});
    // It ends on Wednesday: all four, the last after the weekend.
    CHECK(reminder_times({}, round_until(day("2026-11-25"), utc("2026-11-27T11:00:00Z"))) ==
          std::vector{utc("2026-11-25T11:00:00Z"), utc("2026-11-26T11:00:00Z"), utc("2026-11-27T11:00:00Z"),
                      utc("2026-11-30T06:00:00Z")});
}

TEST_CASE("a reminder in quiet hours waits for the next open hour, over nights, weekends and holidays")
{
    auto const monday_noon = round_until(day("2026-11-22"), utc("2026-11-23T11:00:00Z"));
    CHECK(reminder_times(plan_of({of_deadline(1, 12), of_deadline(-1)}), monday_noon) ==
          std::vector{utc("2026-11-23T06:00:00Z"), utc("2026-11-25T06:00:00Z")});
    ReminderPlan every_day = plan_of({of_deadline(-1)});
    every_day.working_days_only = false;
    CHECK(reminder_times(every_day, monday_noon) == std::vector{utc("2026-11-22T11:00:00Z")});
}

TEST_CASE("a reminder before the deadline stays before it, and none comes after the round has locked")
{
    // Monday 06:30: the next open minute would be too late, so Friday evening.
    CHECK(reminder_times(plan_of({of_deadline(-1)}),
                         round_until(day("2026-11-22"), utc("2026-11-23T05:30:00Z"))) ==
          std::vector{utc("2026-11-20T16:59:00Z")});
    // The deadline is on Wednesday before Christmas at 18.30, the lock on Saturday: earlier the same day.
    CHECK(reminder_times(plan_of({of_deadline(0)}),
                         round_until(day("2026-12-22"), utc("2026-12-23T17:30:00Z"))) ==
          std::vector{utc("2026-12-23T16:59:00Z")});
    CHECK(reminder_times(plan_of({of_deadline(3), of_deadline(4)}),
                         round_until(day("2026-11-22"), utc("2026-11-24T11:00:00Z")))
              .empty());
}

TEST_CASE("the day before is at the same hour on the clock when summer time begins and ends")
{
    ReminderPlan plan = plan_of({of_deadline(-1)});
    plan.working_days_only = false;
    // Summer time begins on Sunday 29 March 2026: Saturday noon is 11:00 UTC, Sunday noon 10:00 UTC.
    CHECK(reminder_times(plan, round_until(day("2026-03-28"), utc("2026-03-29T10:00:00Z"))) ==
          std::vector{utc("2026-03-28T11:00:00Z")});
    // And ends on 25 October: Saturday noon 10:00 UTC, Sunday noon 11:00 UTC.
    CHECK(reminder_times(plan, round_until(day("2026-10-24"), utc("2026-10-25T11:00:00Z"))) ==
          std::vector{utc("2026-10-24T10:00:00Z")});
    // Quiet until 07.00 on the clock: 06:00 UTC in winter, 05:00 UTC the Monday after.
    ReminderPlan at_night = plan_of({of_deadline(0, -10)});
    CHECK(reminder_times(at_night, round_until(day("2026-03-29"), utc("2026-03-30T10:00:00Z"))) ==
          std::vector{utc("2026-03-30T05:00:00Z")});
}

TEST_CASE("two of the plan on one day are both sent, unless quiet hours brought one there")
{
    auto const tuesday_noon = round_until(day("2026-11-22"), utc("2026-11-24T11:00:00Z"));
    CHECK(reminder_times(plan_of({of_deadline(0), of_deadline(0, -2)}), tuesday_noon) ==
          std::vector{utc("2026-11-24T09:00:00Z"), utc("2026-11-24T11:00:00Z")});
    CHECK(reminder_times(plan_of({of_deadline(-2), of_deadline(-3), of_deadline(0), of_deadline(0)}),
                         tuesday_noon) ==
          std::vector{utc("2026-11-23T06:00:00Z"), utc("2026-11-24T11:00:00Z")});
    CHECK(reminder_times(plan_of({}), tuesday_noon).empty());
}

TEST_CASE("every reminder is in open hours and before the lock, whatever the plan")
{
    bool const holds = rc::check("reminder times", [] {
        ReminderPlan plan;
        plan.moments.items.clear();
        for (int i = *rc::gen::inRange(0, 8); i > 0; --i)
            plan.moments.items.push_back(
                {*rc::gen::element(ReminderAnchor::last_day, ReminderAnchor::deadline),
                 *rc::gen::inRange(-28, 29), *rc::gen::inRange(-23, 24)});
        plan.open_from = *rc::gen::inRange(0, 1439);
        plan.open_until = *rc::gen::inRange<std::int64_t>(plan.open_from + 1, 1440);
        plan.working_days_only = *rc::gen::arbitrary<bool>();
        Day const last{*rc::gen::inRange(Day::of(2020, 1, 1).number, Day::of(2041, 1, 1).number)};
        auto const due = deadline(last, {*rc::gen::inRange(0, 15), {*rc::gen::inRange(0, 24), 0}});
        auto const times = reminder_times(plan, round_until(last, due.at));
        for (std::size_t i = 0; i < times.size(); ++i) {
            RC_ASSERT(sending_hours(plan).allow(times[i]));
            RC_ASSERT(times[i] < due.at.plus_seconds(3 * 86'400));
            if (i > 0) RC_ASSERT(times[i - 1] < times[i]);
        }
        RC_ASSERT(times.size() <= plan.moments.size());
    });
    CHECK(holds);
}

TEST_CASE("what was missed is one reminder, and what has been sent is not due again")
{
    SendingHours const hours;
    std::vector const times{utc("2026-11-25T11:00:00Z"), utc("2026-11-26T11:00:00Z"),
                            utc("2026-11-27T11:00:00Z")};
    auto const since = [](char const* text) { return Reminded{utc(text)}; };
    auto const opened = since("2026-11-12T10:00:00Z");
    CHECK_FALSE(opened.due(times, hours, utc("2026-11-25T10:59:59Z")));
    CHECK(opened.due(times, hours, utc("2026-11-25T11:00:00Z")) == times[0]);
    CHECK(opened.due(times, hours, utc("2026-11-26T12:00:00Z")) == times[1]);
    // The program stood still over the evening: it does not send at night.
    CHECK_FALSE(opened.due(times, hours, utc("2026-11-26T20:00:00Z")));
    CHECK_FALSE(since("2026-11-25T11:00:20Z").due(times, hours, utc("2026-11-25T12:00:00Z")));
    CHECK(opened.next(times) == times[0]);
    CHECK(since("2026-11-25T11:00:20Z").next(times) == times[1]);
    CHECK_FALSE(since("2026-11-27T11:00:20Z").next(times));
}

TEST_CASE("hours that end before they begin are refused")
{
    ReminderPlan plan;
    CHECK(faults_of(plan).empty());
    plan.open_until = 6 * 60;
    REQUIRE(faults_of(plan).size() == 1);
    CHECK(faults_of(plan)[0].field == "open_until");
    CHECK(faults_of(plan)[0].code == "sending_hours.order");
}

TEST_CASE("a letter is filled, and braces that name nothing are braces")
{
    CHECK(fill("{operation}: {deadline} {} { {a b} {link",
               {{"operation", "Skolan"}, {"deadline", "i dag"}}) == "Skolan: i dag {} { {a b} {link");
    CHECK(placeholders_in("{operation} {område} {a b} {{link}} {}") ==
          std::vector<std::string>{"operation", "område", "link"});
    // A value is not read again: what an operation is called cannot become a placeholder.
    CHECK(fill("{operation}", {{"operation", "{link}"}, {"link", "x"}}) == "{link}");
}

TEST_CASE(
    "a letter with an unknown placeholder, without a link or half written is refused where the fault is")
{
    using Codes = std::vector<std::string>;
    CHECK(codes_of({}).empty());
    CHECK(codes_of({{"Svara {operation}"}, {"{area} {period} {deadline} {municipality} {link}"}}).empty());
    CHECK(codes_of({{"Svara {verksamhet}"}, {"{link} {namn}"}}) ==
          Codes{"subject letter.placeholder_unknown", "body letter.placeholder_unknown"});
    CHECK(codes_of({{"Svara"}, {"Gå in och svara."}}) == Codes{"body letter.link_missing"});
    CHECK(codes_of({{"Svara {link}"}, {"{link}"}}) == Codes{"subject letter.link_in_subject"});
    CHECK(codes_of({{""}, {"{link}"}}) == Codes{"subject letter.half"});
    CHECK(codes_of({{"Svara"}, {""}}) == Codes{"body letter.half"});
    CHECK(codes_of({{"Svara\r\nBcc: alla"}, {"{link}"}}) == Codes{"subject letter.subject_lines"});
}
