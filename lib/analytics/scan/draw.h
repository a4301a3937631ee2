// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/scan/prepare.h"

namespace samsyn::analytics {

// Walker's alias table: an index by its weight in constant time.
class Weighted {
public:
    Weighted() = default;
    explicit Weighted(std::span<double const> weights);

    std::uint32_t draw(Random& random) const
    {
        auto const at = random.below(static_cast<std::uint32_t>(m_keep.size()));
        return random.unit() < m_keep[at] ? at : m_other[at];
    }

private:
    std::vector<double> m_keep;
    std::vector<std::uint32_t> m_other;
};

// Samples as they would be if nothing clustered.
class Draw {
public:
    Draw(Prepared const& prepared, ScanModel model, double dispersion);

    Sample sample(Random random) const;

private:
    Sample permuted(Random& random) const;
    std::vector<std::uint64_t> multinomial(Random& random, std::uint64_t cases) const;
    std::vector<std::uint64_t> without_replacement(Random& random) const;
    std::vector<std::uint64_t> negative_binomial(Random& random) const;

    Prepared const& m_prepared;
    ScanModel m_model;
    double m_dispersion;
    bool m_constant = false;  // the expected is the same in every period
    double m_total = 0;
    Weighted m_cells;
    std::vector<std::uint32_t> m_people;  // bernoulli: the cell of each case and control
};

}  // namespace samsyn::analytics
