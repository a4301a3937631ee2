// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/time.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace samsyn {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day ymd(Day day) { return year_month_day(sys_days(days(day.number))); }

// Reads exactly `width` digits at the front and drops them.
std::optional<int> digits(std::string_view& text, std::size_t width)
{
    if (text.size() < width) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < width; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(width);
    return value;
}

bool skip(std::string_view& text, std::string_view any_of)
{
    if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Day> read_day(std::string_view& text)
{
    auto const year = digits(text, 4);
    if (!year || !skip(text, "-")) return std::nullopt;
    auto const month = digits(text, 2);
    if (!month || !skip(text, "-")) return std::nullopt;
    auto const day = digits(text, 2);
    if (!day) return std::nullopt;
    year_month_day const date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                              std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return Day{static_cast<std::int32_t>(sys_days(date).time_since_epoch().count())};
}

// Fraction of a second to milliseconds; further digits are dropped.
int read_fraction(std::string_view& text)
{
    if (!skip(text, ".,")) return 0;
    int milliseconds = 0;
    int scale = 100;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        milliseconds += (text.front() - '0') * scale;
        scale /= 10;
        text.remove_prefix(1);
    }
    return milliseconds;
}

std::optional<int> read_offset_minutes(std::string_view& text)
{
    if (skip(text, "Zz")) return 0;
    if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
    int const sign = text.front() == '-' ? -1 : 1;
    text.remove_prefix(1);
    auto const hours = digits(text, 2);
    skip(text, ":");
    auto const minutes = digits(text, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    return sign * (*hours * 60 + *minutes);
}

}  // namespace

std::string UtcTime::text() const
{
    std::int64_t const day_length = 86'400'000;
    std::int64_t day = milliseconds / day_length;
    std::int64_t rest = milliseconds % day_length;
    if (rest < 0) {
        rest += day_length;
        --day;
    }
    char buffer[20];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d.%03dZ", static_cast<int>(rest / 3'600'000),
                  static_cast<int>(rest / 60'000 % 60), static_cast<int>(rest / 1000 % 60),
                  static_cast<int>(rest % 1000));
    return Day{static_cast<std::int32_t>(day)}.text() + buffer;
}

std::optional<UtcTime> UtcTime::parse(std::string_view text)
{
    auto const day = read_day(text);
    if (!day || !skip(text, "Tt ")) return std::nullopt;
    auto const hour = digits(text, 2);
    if (!hour || !skip(text, ":")) return std::nullopt;
    auto const minute = digits(text, 2);
    if (!minute) return std::nullopt;
    int second = 0;
    int fraction = 0;
    if (skip(text, ":")) {
        auto const read = digits(text, 2);
        if (!read) return std::nullopt;
        second = *read;
        fraction = read_fraction(text);
    }
    auto const offset = read_offset_minutes(text);
    if (!offset || !text.empty() || *hour > 23 || *minute > 59 || second > 60) return std::nullopt;
    std::int64_t const minutes = std::int64_t{day->number} * 1440 + *hour * 60 + *minute - *offset;
    return UtcTime{(minutes * 60 + second) * 1000 + fraction};
}

Day Day::of(int year, unsigned month, unsigned day)
{
    sys_days const date = std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day);
    return {static_cast<std::int32_t>(date.time_since_epoch().count())};
}

std::optional<Day> Day::parse(std::string_view iso)
{
    auto const day = read_day(iso);
    return iso.empty() ? day : std::nullopt;
}

std::string Day::text() const
{
    char buffer[24];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", year(), month(), day_of_month());
    return buffer;
}

int Day::year() const { return static_cast<int>(ymd(*this).year()); }
unsigned Day::month() const { return static_cast<unsigned>(ymd(*this).month()); }
unsigned Day::day_of_month() const { return static_cast<unsigned>(ymd(*this).day()); }
unsigned Day::iso_weekday() const { return std::chrono::weekday(sys_days(days(number))).iso_encoding(); }

UtcTime SystemClock::now() const
{
    auto const since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

}  // namespace samsyn
