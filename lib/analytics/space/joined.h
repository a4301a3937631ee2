// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <numeric>
#include <vector>

namespace samsyn::analytics {

// Sets of numbers that are joined two and two (union-find with halved paths). The representative of a set is
// its smallest number.
class Joined {
public:
    explicit Joined(std::size_t size) : m_towards(size)
    {
        std::iota(m_towards.begin(), m_towards.end(), std::uint32_t{0});
    }
    std::uint32_t set_of(std::uint32_t one)
    {
        while (m_towards[one] != one) one = m_towards[one] = m_towards[m_towards[one]];
        return one;
    }
    void join(std::uint32_t one, std::uint32_t other)
    {
        one = set_of(one);
        other = set_of(other);
        if (one < other) m_towards[other] = one;
        if (other < one) m_towards[one] = other;
    }

private:
    std::vector<std::uint32_t> m_towards;
};

}  // namespace samsyn::analytics
