// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/core/random.h"

namespace samsyn::analytics {

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key)
{
    for (int round = 0; round < 10; ++round) {
        std::uint64_t const first = std::uint64_t{0xD2511F53} * counter[0];
        std::uint64_t const second = std::uint64_t{0xCD9E8D57} * counter[2];
        counter = {static_cast<std::uint32_t>(second >> 32) ^ counter[1] ^ key[0],
                   static_cast<std::uint32_t>(second),
                   static_cast<std::uint32_t>(first >> 32) ^ counter[3] ^ key[1],
                   static_cast<std::uint32_t>(first)};
        key = {key[0] + 0x9E3779B9, key[1] + 0xBB67AE85};
    }
    return counter;
}

void Random::refill()
{
    auto const low = [](std::uint64_t whole) { return static_cast<std::uint32_t>(whole); };
    auto const high = [](std::uint64_t whole) { return static_cast<std::uint32_t>(whole >> 32); };
    m_block = philox({low(m_block_number), high(m_block_number), low(m_stream), high(m_stream)},
                     {low(m_seed), high(m_seed)});
    ++m_block_number;
    m_used = 0;
}

}  // namespace samsyn::analytics
