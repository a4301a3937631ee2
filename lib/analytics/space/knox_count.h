// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "lib/analytics/space/close_pairs.h"

namespace samsyn::analytics {

// So many arrangements of the days are counted at once: one cache line of 16-bit days an event.
inline constexpr std::size_t kArrangements = 32;

// In each arrangement, the pairs whose days differ by at most `lag`. labels: a row of kArrangements days for
// each position.
std::array<std::uint64_t, kArrangements> count_within(BandPairs const& pairs,
                                                      std::span<std::int16_t const> labels, std::int16_t lag);
std::array<std::uint64_t, kArrangements> count_within(BandPairs const& pairs, std::span<double const> labels,
                                                      double lag);

}  // namespace samsyn::analytics
