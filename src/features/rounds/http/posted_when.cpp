// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/http/posted_when.h"

#include "lib/base/swedish_calendar.h"
#include "src/features/rounds/http/posted_report.h"

namespace samsyn::rounds {
namespace {

using observations::TimePrecision;
using observations::WhenSeen;

constexpr int minutes_of_day = 24 * 60;

std::string value_of(http::Fields const& posted, char const* what, std::string const& block)
{
    return http::find_field(posted, control(what, block)).value_or("");
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "22:30" as minutes from midnight.
std::optional<int> minute_of(std::string const& text)
{
    bool const has_form = text.size() >= 5 && is_digit(text[0]) && is_digit(text[1]) && text[2] == ':' &&
                          is_digit(text[3]) && is_digit(text[4]);
    if (!has_form) return std::nullopt;
    int const hour = (text[0] - '0') * 10 + (text[1] - '0');
    int const minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (hour > 23 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
}

std::string clock_text(std::int64_t minute)
{
    auto const digits = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return digits(minute / 60 % 24) + ":" + digits(minute % 60);
}

// The day and time of two controls; without a time the minute of the day that is given.
std::optional<UtcTime> moment_of(http::Fields const& posted, char const* day_control,
                                 char const* time_control, std::string const& block, int otherwise)
{
    auto const day = Day::parse(value_of(posted, day_control, block));
    if (!day) return std::nullopt;
    int const minute = minute_of(value_of(posted, time_control, block)).value_or(otherwise);
    return utc_of(LocalTime::at(*day, minute / 60, minute % 60));
}

WhenSeen whole_day(Day day)
{
    WhenSeen when;
    when.precision = TimePrecision::day;
    when.from = start_of(day);
    return when;
}

WhenSeen at(http::Fields const& posted, std::string const& block)
{
    WhenSeen when;
    bool const is_timed = minute_of(value_of(posted, "time", block)).has_value();
    when.precision = is_timed ? TimePrecision::exact : TimePrecision::day;
    when.from = moment_of(posted, "day", "time", block, 0);
    return when;
}

WhenSeen between(http::Fields const& posted, std::string const& block)
{
    WhenSeen when;
    when.precision = TimePrecision::interval;
    when.from = moment_of(posted, "day", "time", block, 0);
    when.to = moment_of(posted, "day_to", "time_to", block, minutes_of_day - 1);
    return when;
}

WhenSeen recurring(http::Fields const& posted, std::string const& block)
{
    WhenSeen when;
    when.precision = TimePrecision::recurring;
    std::int64_t weekdays = 0;
    for (auto const& [name, value] : posted)
        if (name == control("weekday", block) && value.size() == 1 && value[0] >= '1' && value[0] <= '7')
            weekdays |= 1 << (value[0] - '1');
    if (weekdays != 0) when.weekdays = weekdays;
    if (auto const from = minute_of(value_of(posted, "time", block))) when.from_minute = *from;
    if (auto const to = minute_of(value_of(posted, "time_to", block))) when.to_minute = *to;
    return when;
}

struct Put {
    http::Fields& controls;
    std::string const& block;
    void operator()(char const* what, std::string const& value) const
    {
        controls.emplace_back(control(what, block), value);
    }
    void moment(char const* day_control, char const* time_control, UtcTime time) const
    {
        auto const local = swedish_time(time);
        (*this)(day_control, local.day.text());
        (*this)(time_control, clock_text(local.hour() * 60 + local.minute()));
    }
};

void put_recurring(Put const& put, WhenSeen const& when)
{
    put("when", "recurring");
    for (int weekday = 1; weekday <= 7; ++weekday)
        if (when.weekdays && (*when.weekdays >> (weekday - 1) & 1)) put("weekday", std::to_string(weekday));
    if (when.from_minute) put("time", clock_text(*when.from_minute));
    if (when.to_minute) put("time_to", clock_text(*when.to_minute));
}

}  // namespace

WhenSeen posted_when(http::Fields const& posted, std::string const& block, UtcTime now)
{
    auto const chosen = value_of(posted, "when", block);
    auto const today = swedish_time(now).day;
    if (chosen == "today") return whole_day(today);
    if (chosen == "yesterday") return whole_day(today.plus(-1));
    if (chosen == "at") return at(posted, block);
    if (chosen == "between") return between(posted, block);
    if (chosen == "recurring") return recurring(posted, block);
    return {};
}

http::Fields controls_of(WhenSeen const& when, std::string const& block)
{
    http::Fields controls;
    Put const put{controls, block};
    if (when.precision == TimePrecision::recurring) {
        put_recurring(put, when);
    } else if (when.precision == TimePrecision::interval && when.from && when.to) {
        put("when", "between");
        put.moment("day", "time", *when.from);
        put.moment("day_to", "time_to", *when.to);
    } else if (when.precision == TimePrecision::exact && when.from) {
        put("when", "at");
        put.moment("day", "time", *when.from);
    } else if (when.from) {
        put("when", "at");
        put("day", swedish_time(*when.from).day.text());
    }
    return controls;
}

}  // namespace samsyn::rounds
