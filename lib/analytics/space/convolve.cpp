// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "lib/analytics/space/convolve.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace samsyn::analytics::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

void AddConvolved(double const* taps, std::size_t tap_count, double const* values, std::size_t step,
                  double* sums, std::size_t count)
{
    hn::ScalableTag<double> const d;
    std::size_t const lanes = hn::Lanes(d);
    std::size_t at = 0;
    // Four sums side by side: one alone would wait for itself.
    for (; at + 4 * lanes <= count; at += 4 * lanes) {
        auto first = hn::LoadU(d, sums + at), second = hn::LoadU(d, sums + at + lanes);
        auto third = hn::LoadU(d, sums + at + 2 * lanes), fourth = hn::LoadU(d, sums + at + 3 * lanes);
        for (std::size_t k = 0; k < tap_count; ++k) {
            auto const tap = hn::Set(d, taps[k]);
            double const* from = values + at + k * step;
            first = hn::MulAdd(tap, hn::LoadU(d, from), first);
            second = hn::MulAdd(tap, hn::LoadU(d, from + lanes), second);
            third = hn::MulAdd(tap, hn::LoadU(d, from + 2 * lanes), third);
            fourth = hn::MulAdd(tap, hn::LoadU(d, from + 3 * lanes), fourth);
        }
        hn::StoreU(first, d, sums + at);
        hn::StoreU(second, d, sums + at + lanes);
        hn::StoreU(third, d, sums + at + 2 * lanes);
        hn::StoreU(fourth, d, sums + at + 3 * lanes);
    }
    for (; at < count; ++at)
        for (std::size_t k = 0; k < tap_count; ++k) sums[at] += taps[k] * values[at + k * step];
}

}  // namespace samsyn::analytics::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace samsyn::analytics {

HWY_EXPORT(AddConvolved);

void add_convolved(std::span<double const> taps, double const* values, std::size_t step, double* sums,
                   std::size_t count)
{
    HWY_DYNAMIC_DISPATCH(AddConvolved)(taps.data(), taps.size(), values, step, sums, count);
}

}  // namespace samsyn::analytics
#endif
