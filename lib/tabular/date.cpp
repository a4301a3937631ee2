// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/date.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "lib/tabular/date_cursor.h"
#include "lib/tabular/number.h"

namespace samsyn::tabular {
namespace {

constexpr int minutes_per_day = 1440;

std::optional<Day> day_of(int year, unsigned month, unsigned day)
{
    std::chrono::year_month_day const date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (!date.ok() || year < 1 || year > 9999) return std::nullopt;
    return Day::of(year, month, day);
}

std::optional<Day> day_of(int year, int month, int day)
{
    return month < 1 || day < 1 ? std::nullopt
                                : day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

// 24 is 2024 and 85 is 1985: files about the past, not about the next decades.
int full_year(Number year)
{
    return year.digits > 2 ? year.value : year.value + (year.value < 70 ? 2000 : 1900);
}
bool is_year(Number number) { return number.digits == 4; }

// The latest such day up to `limit`: a file of January tells about December.
std::optional<Day> latest_before(int month, int day, Day limit)
{
    for (int year = limit.year(); year > limit.year() - 9; --year) {
        auto const found = day_of(year, month, day);
        if (found && *found <= limit) return found;
    }
    return std::nullopt;
}

class DateReader {
public:
    DateReader(std::string_view text, DateStyle const& style) : m_at(text), m_style(style) {}

    std::optional<DateValue> read()
    {
        skip_fillers();
        if (!read_day() || !read_time() || !ends_well()) return std::nullopt;
        if (m_value.minute == minutes_per_day) {
            m_value.minute = 0;
            m_value.day = m_value.day.plus(1);
        }
        return m_value;
    }

private:
    bool set(std::optional<Day> day, Precision precision = Precision::day)
    {
        if (!day) return false;
        m_value.day = *day;
        m_value.precision = precision;
        return true;
    }
    bool set_month(int year, int month) { return set(day_of(year, month, 1), Precision::month); }
    bool set_without_year(int month, int day)
    {
        return m_style.written_on && set(latest_before(month, day, *m_style.written_on));
    }

    // Spaces, commas and words that say nothing. A comma stays when what follows is no part of a date.
    void skip_fillers()
    {
        for (;;) {
            auto const before = m_at;
            m_at.skip_spaces();
            if (m_at.sign(",")) m_at.skip_spaces();
            if (is_filler(m_at.word())) continue;
            m_at = before;
            m_at.skip_spaces();
            return;
        }
    }

    bool read_day()
    {
        auto const first = m_at.number(8);
        if (!first) return read_month_first();
        if (first->digits == 8)
            return set(day_of(first->value / 10000, first->value / 100 % 100, first->value % 100));
        if (is_year(*first)) return read_after_year(first->value);
        if (first->digits > 2) return false;
        if (auto const sign = m_at.sign("/.-")) {
            auto const before = m_at;
            if (auto const second = m_at.number(4)) return read_after_slash(*first, *second, *sign);
            m_at = before;
        }
        return read_named_month(first->value);
    }

    // 2024-03-01, 2024/03/01, 2024-03
    bool read_after_year(int year)
    {
        auto const sign = m_at.sign("-/.");
        auto const month = sign ? m_at.number(2) : std::nullopt;
        if (!month) return false;
        if (!m_at.sign(std::string_view(&*sign, 1))) return set_month(year, month->value);
        auto const day = m_at.number(2);
        return day && set(day_of(year, month->value, day->value));
    }

    // 1/3/2024, 1.3.24, 03/2024, and 1/3 when the year is known
    bool read_after_slash(Number first, Number second, char sign)
    {
        if (is_year(second)) return set_month(second.value, first.value);
        if (second.digits > 2) return false;
        bool const day_first = m_style.order == DayOrder::day_first;
        int const day = day_first ? first.value : second.value;
        int const month = day_first ? second.value : first.value;
        auto const before = m_at;
        auto const third = m_at.sign(std::string_view(&sign, 1)) ? m_at.number(4) : std::nullopt;
        if (third && third->digits != 3) return set(day_of(full_year(*third), month, day));
        m_at = before;
        return sign != '.' && set_without_year(month, day);
    }

    // 1 mars 2024, 1 mars
    bool read_named_month(int day)
    {
        skip_fillers();
        auto const month = static_cast<int>(month_named(m_at.word()));
        return month > 0 && read_year_of(month, day);
    }

    bool read_year_of(int month, int day)
    {
        auto const before = m_at;
        skip_fillers();
        m_at.sign(",-");
        m_at.skip_spaces();
        auto const year = m_at.number(4);
        if (year && is_year(*year)) return set(day_of(year->value, month, day));
        m_at = before;
        return set_without_year(month, day);
    }

    // March 1, 2024; mars 2024
    bool read_month_first()
    {
        auto const month = static_cast<int>(month_named(m_at.word()));
        if (month == 0) return false;
        skip_fillers();
        auto const number = m_at.number(4);
        if (!number) return false;
        return is_year(*number) ? set_month(number->value, month) : read_year_of(month, number->value);
    }

    // Nothing, or a time after a T, spaces or a word. True unless there is a time and it is wrong.
    bool read_time()
    {
        auto const before = m_at;
        if (!m_at.sign("Tt")) skip_fillers();
        if (m_at.sign(",")) m_at.skip_spaces();
        auto const hour = m_at.number(2);
        if (!hour) {
            m_at = before;
            return true;
        }
        if (m_value.precision == Precision::month) return false;
        auto const minute = m_at.sign(":.") ? m_at.number(2) : std::nullopt;
        if (minute) skip_seconds();
        if (!set_time(*hour, minute)) return false;
        return read_offset();
    }

    void skip_seconds()
    {
        auto const before = m_at;
        if (!m_at.sign(":.") || !m_at.number(2)) {
            m_at = before;
            return;
        }
        if (m_at.sign(".,")) m_at.number(9);
    }

    bool set_time(Number hour, std::optional<Number> minute)
    {
        auto const half = read_half_of_day();
        int hours = hour.value;
        if (half) {
            if (hours < 1 || hours > 12) return false;
            hours = hours % 12 + (*half == 'p' ? 12 : 0);
        }
        m_value.minute = hours * 60 + (minute ? minute->value : 0);
        m_value.precision = minute || half ? Precision::minute : Precision::hour;
        bool const is_exact = !minute || (minute->digits == 2 && minute->value < 60);
        return is_exact && m_value.minute <= minutes_per_day;
    }

    // 'a' or 'p' for AM and PM
    std::optional<char> read_half_of_day()
    {
        auto const before = m_at;
        m_at.skip_spaces();
        auto const word = m_at.word();
        if (word == "AM" || word == "am") return 'a';
        if (word == "PM" || word == "pm") return 'p';
        m_at = before;
        return std::nullopt;
    }

    bool read_offset()
    {
        auto const before = m_at;
        m_at.skip_spaces();
        if (m_at.sign("Zz")) {
            m_value.offset_minutes = 0;
            return true;
        }
        auto const direction = m_at.sign("+-");
        auto const hours = direction ? m_at.number(4) : std::nullopt;
        if (!hours) {
            m_at = before;
            return true;
        }
        int minutes = hours->digits == 4 ? hours->value / 100 * 60 + hours->value % 100 : hours->value * 60;
        if (hours->digits == 2 && m_at.sign(":")) {
            auto const rest = m_at.number(2);
            if (!rest || rest->value > 59) return false;
            minutes += rest->value;
        }
        m_value.offset_minutes = *direction == '-' ? -minutes : minutes;
        return minutes <= 18 * 60;
    }

    bool ends_well()
    {
        m_at.skip_spaces();
        return m_at.at_end() || (m_style.text_may_follow && m_at.rest().starts_with(','));
    }

    DateCursor m_at;
    DateStyle const& m_style;
    DateValue m_value;
};

std::optional<DateValue> excel_serial(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos ||
        text.find_first_not_of("0123456789.,", first) != std::string_view::npos)
        return std::nullopt;
    auto const serial = parse_number(text);
    if (!serial || *serial < 20'000 || *serial > 80'000) return std::nullopt;
    auto const minutes = static_cast<std::int64_t>(std::floor(*serial * minutes_per_day + 0.5));
    bool const whole = *serial == std::floor(*serial);
    return DateValue{Day::of(1899, 12, 30).plus(static_cast<std::int32_t>(minutes / minutes_per_day)),
                     static_cast<int>(minutes % minutes_per_day), whole ? Precision::day : Precision::minute,
                     std::nullopt};
}

}  // namespace

std::optional<UtcTime> DateValue::instant() const
{
    if (!offset_minutes) return std::nullopt;
    return UtcTime{(std::int64_t{day.number} * minutes_per_day + minute - *offset_minutes) * 60'000};
}

std::optional<DateValue> parse_date(std::string_view text, DateStyle const& style)
{
    if (!style.text_may_follow && text.size() > 80) return std::nullopt;
    if (style.excel_serials)
        if (auto const serial = excel_serial(text)) return serial;
    return DateReader(text, style).read();
}

DayOrder day_order_in(std::span<std::string const> column)
{
    bool month_first = false;
    for (auto const& text : column) {
        bool const fits_day_first = parse_date(text, {.order = DayOrder::day_first}).has_value();
        bool const fits_month_first = parse_date(text, {.order = DayOrder::month_first}).has_value();
        if (fits_day_first && !fits_month_first) return DayOrder::day_first;
        month_first = month_first || (fits_month_first && !fits_day_first);
    }
    return month_first ? DayOrder::month_first : DayOrder::day_first;
}

}  // namespace samsyn::tabular
