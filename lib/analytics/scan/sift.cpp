// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/scan/sift.h"

// Three targets are enough for additions of 16-bit numbers: each one more costs compiling.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "lib/analytics/scan/sift.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace samsyn::analytics::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

std::size_t sift(std::uint16_t const* counts, Band const* bands, std::size_t band_count, std::uint32_t first,
                 std::uint32_t end, std::uint32_t* found)
{
    hn::ScalableTag<std::uint16_t> const wide;
    hn::RebindToSigned<decltype(wide)> const whole;
    auto const lanes = static_cast<std::uint32_t>(hn::Lanes(wide));
    std::size_t hits = 0;
    for (std::uint32_t at = first; at < end; at += lanes) {
        auto const before = hn::LoadU(wide, counts + at);
        auto over = hn::Set(whole, -1);
        for (std::size_t number = 0; number < band_count; ++number) {
            Band const& band = bands[number];
            auto const count = hn::BitCast(whole, hn::Sub(hn::LoadU(wide, counts + at + band.reach), before));
            auto const grown = hn::MulHigh(hn::LoadU(wide, band.least + at), hn::Set(wide, band.slope));
            auto const least = hn::SaturatedAdd(hn::BitCast(whole, grown), hn::Set(whole, band.at_zero));
            over = hn::Max(over, hn::SaturatedSub(count, least));
        }
        auto const hit = hn::Gt(over, hn::Set(whole, -1));
        if (hn::AllFalse(whole, hit)) continue;
        HWY_ALIGN std::uint8_t bits[HWY_MAX_BYTES / 8 + 8] = {};
        hn::StoreMaskBits(whole, hit, bits);
        for (std::uint32_t lane = 0; lane < lanes && at + lane < end; ++lane)
            if (bits[lane / 8] >> (lane % 8) & 1) found[hits++] = at + lane;
    }
    return hits;
}

}  // namespace samsyn::analytics::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace samsyn::analytics {

HWY_EXPORT(sift);

std::size_t sift(std::uint16_t const* counts, Band const* bands, std::size_t band_count, std::uint32_t first,
                 std::uint32_t end, std::uint32_t* found)
{
    return HWY_DYNAMIC_DISPATCH(sift)(counts, bands, band_count, first, end, found);
}

}  // namespace samsyn::analytics
#endif
