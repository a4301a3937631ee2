// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/knox_count.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "lib/analytics/space/knox_count.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace samsyn::analytics::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The sums of the lanes are in the type of the days: emptied before 16 bits are full.
constexpr std::uint32_t kUntilFull = 32'000;

template <class Day>
void CountWithin(BandPairs const& pairs, Day const* labels, Day lag, std::uint64_t* counts)
{
    hn::CappedTag<Day, kArrangements> const d;
    std::size_t const lanes = hn::Lanes(d);
    auto const most = hn::Set(d, lag);
    auto const one = hn::Set(d, Day{1});
    for (std::size_t lane = 0; lane < kArrangements; lane += lanes) {
        auto sum = hn::Zero(d);
        std::uint32_t since = 0;
        auto const empty = [&] {
            HWY_ALIGN Day sums[kArrangements];
            hn::Store(sum, d, sums);
            for (std::size_t l = 0; l < lanes; ++l) counts[lane + l] += static_cast<std::uint64_t>(sums[l]);
            sum = hn::Zero(d);
            since = 0;
        };
        for (std::size_t a = 0; a + 1 < pairs.first.size(); ++a) {
            auto const mine = hn::LoadU(d, labels + a * kArrangements + lane);
            for (auto at = pairs.first[a]; at < pairs.first[a + 1]; ++at) {
                auto const other = hn::LoadU(d, labels + pairs.others[at] * kArrangements + lane);
                auto const apart = hn::Sub(hn::Max(mine, other), hn::Min(mine, other));
                sum = hn::Add(sum, hn::IfThenZeroElse(hn::Gt(apart, most), one));
                if (++since == kUntilFull) empty();
            }
        }
        empty();
    }
}

void CountDays(BandPairs const& pairs, std::int16_t const* labels, std::int16_t lag, std::uint64_t* counts)
{
    CountWithin(pairs, labels, lag, counts);
}

void CountTimes(BandPairs const& pairs, double const* labels, double lag, std::uint64_t* counts)
{
    CountWithin(pairs, labels, lag, counts);
}

}  // namespace samsyn::analytics::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace samsyn::analytics {

HWY_EXPORT(CountDays);
HWY_EXPORT(CountTimes);

std::array<std::uint64_t, kArrangements> count_within(BandPairs const& pairs,
                                                      std::span<std::int16_t const> labels, std::int16_t lag)
{
    std::array<std::uint64_t, kArrangements> counts{};
    HWY_DYNAMIC_DISPATCH(CountDays)(pairs, labels.data(), lag, counts.data());
    return counts;
}

std::array<std::uint64_t, kArrangements> count_within(BandPairs const& pairs, std::span<double const> labels,
                                                      double lag)
{
    std::array<std::uint64_t, kArrangements> counts{};
    HWY_DYNAMIC_DISPATCH(CountTimes)(pairs, labels.data(), lag, counts.data());
    return counts;
}

}  // namespace samsyn::analytics
#endif
