// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/hours.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"

namespace samsyn::situation {
namespace {

using observations::TimePrecision;
using observations::WhenSeen;

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t longest_ms = 7 * 24 * hour_ms;
constexpr int longest_peak = 8;
constexpr double peak_share = 0.5;
constexpr double fewest_events = 5;
// A weekday stands out when it carries a quarter more than its seventh.
constexpr double weekday_share = 1.25 / 7;

struct Window {
    int from = 0;
    int length = 0;
    double weight = 0;
};

Window heaviest(std::array<double, 24> const& hours, int length)
{
    Window best{0, length, -1};
    for (int from = 0; from < 24; ++from) {
        double weight = 0;
        for (int i = 0; i < length; ++i) weight += hours[static_cast<std::size_t>((from + i) % 24)];
        // Sums of shares differ in the last bits by the order of adding; a tie keeps the earlier hour.
        if (weight > best.weight + 1e-9) best = {from, length, weight};
    }
    return best;
}

std::vector<int> weekdays_in(WeekHours const& hours, Window const& window)
{
    std::array<double, 7> days{};
    for (std::size_t day = 0; day < 7; ++day)
        for (int i = 0; i < window.length; ++i) {
            bool const past_midnight = window.from + i >= 24;
            auto const evening = past_midnight ? (day + 6) % 7 : day;
            days[evening] += hours.all()[day][static_cast<std::size_t>((window.from + i) % 24)];
        }
    std::vector<int> found;
    for (int day = 0; day < 7; ++day)
        if (days[static_cast<std::size_t>(day)] >= weekday_share * window.weight - 1e-9) found.push_back(day);
    if (found.empty()) found = {0, 1, 2, 3, 4, 5, 6};
    return found;
}

}  // namespace

void WeekHours::add(WhenSeen const& when, double weight)
{
    if (when.precision == TimePrecision::recurring) return add_recurring(when, weight);
    if (!when.from) return;
    if (when.precision == TimePrecision::exact) add_between(*when.from, *when.from, weight);
    if (when.precision == TimePrecision::interval && when.to) add_between(*when.from, *when.to, weight);
}

void WeekHours::add_between(UtcTime from, UtcTime to, double weight)
{
    auto const length = to.milliseconds - from.milliseconds;
    if (length < 0 || length > longest_ms) return;
    auto const put = [&](std::int64_t at, double share) {
        auto const local = swedish_time({at});
        m_weights[local.day.iso_weekday() - 1][static_cast<std::size_t>(local.hour())] += share;
    };
    if (length == 0) return put(from.milliseconds, weight);
    // Swedish time is whole hours from UTC, so hours begin together.
    for (auto at = from.milliseconds; at < to.milliseconds;) {
        auto const next = std::min(to.milliseconds, (at / hour_ms + 1) * hour_ms);
        put(at, weight * static_cast<double>(next - at) / static_cast<double>(length));
        at = next;
    }
}

void WeekHours::add_recurring(WhenSeen const& when, double weight)
{
    if (!when.weekdays || !when.from_minute || !when.to_minute) return;
    auto const days = static_cast<unsigned>(when.weekdays->value);
    auto const from = when.from_minute->value;
    auto const to = when.to_minute->value > from ? when.to_minute->value : when.to_minute->value + 1440;
    double const share = weight / (static_cast<double>(to - from) * __builtin_popcount(days));
    for (std::size_t day = 0; day < 7; ++day) {
        if ((days >> day & 1U) == 0) continue;
        for (auto at = from; at < to;) {
            auto const next = std::min<std::int64_t>(to, (at / 60 + 1) * 60);
            auto const on = at >= 1440 ? (day + 1) % 7 : day;
            m_weights[on][static_cast<std::size_t>(at % 1440 / 60)] += share * static_cast<double>(next - at);
            at = next;
        }
    }
}

double WeekHours::total() const
{
    double sum = 0;
    for (auto const weight : by_hour()) sum += weight;
    return sum;
}

std::array<double, 24> WeekHours::by_hour() const
{
    std::array<double, 24> hours{};
    for (auto const& day : m_weights)
        for (std::size_t hour = 0; hour < 24; ++hour) hours[hour] += day[hour];
    return hours;
}

std::optional<Peak> peak_of(WeekHours const& hours)
{
    double const total = hours.total();
    if (total < fewest_events - 1e-9) return std::nullopt;
    auto const by_hour = hours.by_hour();
    for (int length = 1; length <= longest_peak; ++length) {
        auto const window = heaviest(by_hour, length);
        if (window.weight < peak_share * total - 1e-9) continue;
        return Peak{weekdays_in(hours, window), window.from, (window.from + length - 1) % 24 + 1};
    }
    return std::nullopt;
}

}  // namespace samsyn::situation
