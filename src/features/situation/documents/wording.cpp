// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/wording.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "lib/base/enum_text.h"
#include "lib/base/iso_week.h"
#include "lib/base/swedish_calendar.h"
#include "src/features/situation/usecases/spots_words.h"

namespace samsyn::situation {
namespace {

constexpr auto thin_space = "\u202f";
constexpr auto minus = "\u2212";
constexpr auto dash = "\u2013";

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string grouped(std::int64_t value)
{
    auto const digits = std::to_string(value);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += thin_space;
        text += digits[i];
    }
    return text;
}

}  // namespace

std::string Wording::number(double value) const
{
    auto const tenths = std::llround(std::abs(value) * 10);
    auto text = grouped(tenths / 10);
    if (tenths % 10 != 0)
        text += (m_language == texts::Language::sv ? "," : ".") + std::to_string(tenths % 10);
    return value < 0 && tenths != 0 ? minus + text : text;
}

std::string Wording::signed_number(std::int64_t value) const
{
    if (value == 0) return "±0";
    return (value > 0 ? "+" : "") + number(static_cast<double>(value));
}

std::string Wording::share(std::int64_t part, std::int64_t whole) const
{
    return (*this)("ui.share", {{"part", grouped(part)}, {"whole", grouped(whole)}});
}

std::string Wording::day(Day day) const
{
    return std::to_string(day.day_of_month()) + " " +
           (*this)("situation.month." + std::to_string(day.month())) + " " + std::to_string(day.year());
}

std::string Wording::short_day(Day day) const
{
    return std::to_string(day.day_of_month()) + " " +
           (*this)("situation.month_short." + std::to_string(day.month()));
}

std::string Wording::month_year(Day day) const
{
    return (*this)("situation.month_short." + std::to_string(day.month())) + " " + std::to_string(day.year());
}

std::string Wording::days(Day first, Day last) const
{
    auto const end = day(last);
    if (first == last) return end;
    bool const same_year = first.year() == last.year();
    if (same_year && first.month() == last.month()) return std::to_string(first.day_of_month()) + dash + end;
    auto const start = same_year ? std::to_string(first.day_of_month()) + " " +
                                       (*this)("situation.month." + std::to_string(first.month()))
                                 : day(first);
    return m_language == texts::Language::sv ? start + dash + end : start + " " + dash + " " + end;
}

std::string Wording::weeks(Day first, Day last) const
{
    auto const from = IsoWeek::of(first).week;
    auto const to = IsoWeek::of(last).week;
    if (from == to) return (*this)("ui.week", {{"week", std::to_string(from)}});
    return (*this)("ui.weeks", {{"first", std::to_string(from)}, {"last", std::to_string(to)}});
}

std::string Wording::weeks_within(Day first, Day last) const
{
    auto text = weeks(first, last);
    text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

std::string Wording::time_of_day(UtcTime time) const
{
    auto const local = swedish_time(time);
    return two_digits(local.hour()) + (m_language == texts::Language::sv ? "." : ":") +
           two_digits(local.minute());
}

std::string Wording::moment(UtcTime time) const
{
    return day(swedish_time(time).day) + (m_language == texts::Language::sv ? " kl. " : ", ") +
           time_of_day(time);
}

std::string Wording::weekday_day(UtcTime time) const
{
    auto const day = swedish_time(time).day;
    return (*this)("situation.weekday." + std::to_string(day.iso_weekday() - 1)) + " " + short_day(day);
}

std::string Wording::level(Level level) const { return (*this)("ui.level." + enum_text(level)); }
std::string Wording::trend(Trend trend) const { return (*this)("ui.trend." + enum_text(trend)); }

std::string Wording::rule(Rule const& rule) const
{
    texts::Arguments values;
    for (auto const& [name, value] : rule.values)
        values[name] = number(name == "low" ? std::ceil(value) : name == "high" ? std::floor(value) : value);
    return (*this)("situation.rule." + enum_text(rule.code), values);
}

std::string Wording::usual(Band const& band) const
{
    return number(std::ceil(band.low)) + dash + number(std::floor(band.high));
}

std::string Wording::compared(std::int64_t count, std::optional<std::int64_t> previous) const
{
    if (!previous) return (*this)("situation.facts.first");
    if (count == *previous) return (*this)("situation.facts.same");
    return count < *previous ? counted("situation.facts.fewer", *previous - count)
                             : counted("situation.facts.more", count - *previous);
}

std::string Wording::spots(Picture const& picture) const
{
    return spots_in_words(picture, m_texts, m_language);
}

std::string Wording::when(PictureSpot const& spot) const
{
    if (!spot.peak) return (*this)("situation.spots.no_peak");
    auto days = spot.peak->weekdays;
    std::sort(days.begin(), days.end());
    auto const name = [&](int day) { return (*this)("situation.weekday." + std::to_string(day)); };
    std::string text;
    if (days.size() == 7)
        text = (*this)("situation.spots.every_day");
    else if (days == std::vector<int>{0, 1, 2, 3, 4})
        text = (*this)("situation.spots.working_days");
    else if (days == std::vector<int>{5, 6})
        text = (*this)("situation.spots.weekend");
    else
        for (std::size_t i = 0; i < days.size();) {
            std::size_t end = i + 1;
            while (end < days.size() && days[end] == days[end - 1] + 1) ++end;
            text += text.empty() ? "" : ", ";
            if (end - i > 2)
                text += name(days[i]) + dash + name(days[end - 1]);
            else
                for (auto at = i; at < end; ++at) text += (at == i ? "" : ", ") + name(days[at]);
            i = end;
        }
    return (*this)(
        "situation.spots.hours",
        {{"days", text}, {"from", two_digits(spot.peak->from)}, {"to", two_digits(spot.peak->to % 24)}});
}

std::string Wording::state(Picture const& picture, std::optional<std::int64_t> number) const
{
    if (picture.state == PictureState::frozen && number)
        return (*this)("situation.print_out.frozen", {{"number", std::to_string(*number)}});
    return (*this)("situation.state." + enum_text(picture.state));
}

std::vector<std::string> sentences_of(Picture const& picture, std::string const& area, Wording const& words)
{
    std::vector<std::string> lines;
    if (!picture.sentences) return lines;
    for (auto const& sentence : *picture.sentences)
        if (sentence.area == area)
            lines.push_back(words.language() == texts::Language::sv ? sentence.sv : sentence.en);
    return lines;
}

std::string area_name(Picture const& picture, std::string const& code)
{
    for (auto const& area : picture.areas)
        if (area.code == code) return area.name;
    return code;
}

std::string category_name(Picture const& picture, std::string const& code, Wording const& words)
{
    for (auto const& column : picture.categories)
        if (column.code == code) return words.of(column.name);
    return code;
}

PictureCell const* cell_of(Picture const& picture, std::string const& area, std::string const& category)
{
    for (auto const& cell : picture.cells)
        if (cell.area == area && cell.category == category) return &cell;
    return nullptr;
}

bool is_known(HistoryPoint const& point) { return point.answered > 0 || point.expected == 0; }

bool is_counted(PictureCell const& cell)
{
    return cell.level != Level::none || cell.rule.code != RuleCode::no_answers;
}

std::int64_t total_of(Picture const& picture, std::string const& area)
{
    std::int64_t sum = 0;
    for (auto const& cell : picture.cells)
        if (cell.area == area) sum += cell.count;
    return sum;
}

}  // namespace samsyn::situation
