// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/aoristic.h"

#include <cstddef>
#include <vector>

namespace samsyn::analytics {
namespace {

constexpr std::int64_t kHour = 60, kWeek = 7 * 24 * kHour, kFarthest = 10'000'000LL * 53 * kWeek;

std::size_t minute_of_week(std::int64_t minute)
{
    return static_cast<std::size_t>(((minute % kWeek) + kWeek) % kWeek);
}

}  // namespace

std::array<double, 24> HoursOfWeek::hours() const
{
    std::array<double, 24> sums{};
    for (std::size_t i = 0; i < weights.size(); ++i) sums[i % 24] += weights[i];
    return sums;
}

std::array<double, 7> HoursOfWeek::weekdays() const
{
    std::array<double, 7> sums{};
    for (std::size_t i = 0; i < weights.size(); ++i) sums[i / 24] += weights[i];
    return sums;
}

Outcome<HoursOfWeek> aoristic(std::span<Span const> events)
{
    if (events.empty()) return refuse(Refusal::too_few);
    HoursOfWeek answer;
    std::vector<double> rises(kWeek + 1, 0.0);  // by how much the density rises at each minute
    double everywhere = 0, uncertain = 0;
    for (auto const& [from, until] : events) {
        if (until < from || from < -kFarthest || until > kFarthest) return refuse(Refusal::bad_parameter);
        auto const length = until - from;
        auto const begin = minute_of_week(from);
        uncertain += length > 0 && (length > kHour || minute_of_week(until - 1) / kHour != begin / kHour);
        if (length >= kWeek) {
            ++everywhere;
        } else if (length == 0) {
            ++answer.weights[begin / kHour];
        } else {
            double const each = 1 / static_cast<double>(length);
            auto const end = begin + static_cast<std::size_t>(length);
            rises[begin] += each;
            rises[end <= kWeek ? end : kWeek] -= each;
            if (end > kWeek) rises[0] += each, rises[end - kWeek] -= each;
        }
    }
    double density = everywhere / kWeek;
    for (std::size_t minute = 0; minute < kWeek; ++minute) {
        density += rises[minute];
        answer.weights[minute / kHour] += density;
    }
    // What differences of many fractions leave of a zero.
    for (auto& weight : answer.weights)
        if (weight < 1e-9) weight = 0;
    answer.uncertain_share = uncertain / static_cast<double>(events.size());
    return answer;
}

}  // namespace samsyn::analytics
