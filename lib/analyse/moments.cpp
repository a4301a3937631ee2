// SPDX-License-Identifier: EUPL-1.2
#include "lib/analyse/moments.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "lib/analyse/asked.h"
#include "lib/base/iso_week.h"
#include "lib/base/time.h"
#include "lib/tabular/date.h"

namespace samsyn::analyse {
namespace {

constexpr double minutes_a_day = 24 * 60;

bool is_digits(std::string_view text) { return text.find_first_not_of("0123456789") == text.npos; }

int whole(std::string_view text)
{
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// 1985, or 2024-W05: what a series of years or weeks is named by.
std::optional<Moment> year_or_week(std::string_view text)
{
    if (text.size() == 4 && is_digits(text)) {
        int const year = whole(text);
        return Moment{double(Day::of(year, 1, 1).number), double(Day::of(year + 1, 1, 1).number)};
    }
    if (text.size() < 7 || text[4] != '-' || !is_digits(text.substr(0, 4))) return std::nullopt;
    if ((text[5] != 'W' && text[5] != 'V') || !is_digits(text.substr(6)) || text.size() > 8)
        return std::nullopt;
    int const year = whole(text.substr(0, 4)), week = whole(text.substr(6));
    if (year < 1 || week < 1 || static_cast<unsigned>(week) > weeks_in_iso_year(year)) return std::nullopt;
    double const monday = IsoWeek{year, static_cast<unsigned>(week)}.monday().number;
    return Moment{monday, monday + 7};
}

double after(tabular::DateValue const& date, double day)
{
    switch (date.precision) {
        case tabular::Precision::day:
            return day + 1;
        case tabular::Precision::month: {
            auto const next = date.day.plus(31);
            return Day::of(next.year(), next.month(), 1).number;
        }
        default:
            return day;
    }
}

std::optional<Moment> date_of(std::string const& text, tabular::DayOrder order)
{
    if (auto const named = year_or_week(text)) return named;
    auto const date = tabular::parse_date(text, {order, std::nullopt, false, false});
    if (!date) return std::nullopt;
    double const day = date->day.number + date->minute / minutes_a_day;
    return Moment{day, after(*date, day)};
}

std::optional<Moment> number_of(std::string const& text)
{
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return Moment{value, value};
}

}  // namespace

std::optional<Moment> moment_of(std::string const& text, TimeKind kind)
{
    return kind == TimeKind::number ? number_of(text) : date_of(text, tabular::DayOrder::day_first);
}

Result<std::vector<Moment>> moments(Sheet const& sheet, std::string const& column, TimeKind kind)
{
    auto const& cells = sheet.column(column);
    // Only dates with the month in the middle can mean two things.
    bool const is_ambiguous =
        std::ranges::any_of(cells, [](auto const& cell) { return cell.find('/') != cell.npos; });
    auto const order =
        kind == TimeKind::date && is_ambiguous ? tabular::day_order_in(cells) : tabular::DayOrder::day_first;
    std::vector<Moment> all;
    all.reserve(cells.size());
    double const none = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t row = 0; row < cells.size(); ++row) {
        auto const& cell = cells[row];
        auto const moment = cell.empty()               ? std::optional(Moment{none, none})
                            : kind == TimeKind::number ? number_of(cell)
                                                       : date_of(cell, order);
        if (!moment)
            return sheet.fault(row, column,
                               kind == TimeKind::number ? "field.not_number"
                               : number_of(cell)        ? "analyse.time_number"
                                                        : "analyse.not_time");
        all.push_back(*moment);
    }
    return all;
}

std::string written_moment(double day, TimeKind kind)
{
    if (kind == TimeKind::number) return json_number(day);
    auto const midnight = std::floor(day);
    int const minute = static_cast<int>(std::lround((day - midnight) * minutes_a_day));
    auto text = Day{static_cast<std::int32_t>(midnight)}.text();
    if (minute == 0) return json_string(text);
    auto const two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return json_string(text + "T" + two(minute / 60) + ":" + two(minute % 60));
}

}  // namespace samsyn::analyse
