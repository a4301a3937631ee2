// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>

namespace samsyn::analytics {

// Windows of some lengths in one zone: none that begins in period a can beat the best unless
// counts[a + reach] - counts[a] >= at_zero + least[a] × slope / 65,536.
struct Band {
    std::uint16_t const* least = nullptr;  // per first period: the least expected of these lengths, scaled
    std::uint32_t reach = 0;               // the longest of them
    std::int16_t at_zero = 0;
    std::uint16_t slope = 0;
};

// The periods in [first, end) where a window that may beat the best begins, into `found` (room for
// end - first + 64); returns how many. Reads at most 64 values past `end + reach`.
std::size_t sift(std::uint16_t const* counts, Band const* bands, std::size_t band_count, std::uint32_t first,
                 std::uint32_t end, std::uint32_t* found);

}  // namespace samsyn::analytics
