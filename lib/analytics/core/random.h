// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstdint>
#include <span>

namespace samsyn::analytics {

// Random numbers by counter: Philox 4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy
// as 1, 2, 3", SC 2011, https://doi.org/10.1145/2063384.2063405). The seed and the stream are the key, the
// position the counter, so replication r draws the same numbers whichever thread it runs on.
class Random {
public:
    Random(std::uint64_t seed, std::uint64_t stream) : m_seed(seed), m_stream(stream) {}

    // 32 uniform bits.
    std::uint32_t bits()
    {
        if (m_used == 4) refill();
        return m_block[m_used++];
    }
    // Uniform in [0, below); 0 < below. Lemire's multiplication with rejection: no bias.
    std::uint32_t below(std::uint32_t below)
    {
        std::uint64_t product = std::uint64_t{bits()} * below;
        if (auto low = static_cast<std::uint32_t>(product); low < below) {
            for (std::uint32_t least = -below % below; low < least; low = static_cast<std::uint32_t>(product))
                product = std::uint64_t{bits()} * below;
        }
        return static_cast<std::uint32_t>(product >> 32);
    }
    // Uniform in [0, 1), 53 bits.
    double unit()
    {
        std::uint64_t high = bits() >> 5, low = bits() >> 6;
        return static_cast<double>(high << 26 | low) * 0x1p-53;
    }
    // Every order equally likely (Fisher and Yates). At most 2^32 - 1 things.
    template <class T>
    void shuffle(std::span<T> things)
    {
        for (auto left = static_cast<std::uint32_t>(things.size()); left > 1; --left)
            std::swap(things[left - 1], things[below(left)]);
    }

private:
    void refill();

    std::uint64_t m_seed;
    std::uint64_t m_stream;
    std::uint64_t m_block_number = 0;
    std::array<std::uint32_t, 4> m_block{};
    unsigned m_used = 4;
};

// One block of Philox 4x32-10.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

}  // namespace samsyn::analytics
