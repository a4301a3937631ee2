// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/scan/draw.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

namespace samsyn::analytics {

namespace {

// Random as the standard library's distributions want it.
struct Bits {
    using result_type = std::uint32_t;
    Random& random;
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
    result_type operator()() { return random.bits(); }
};

std::uint64_t poisson(double mean, Random& random)
{
    Bits bits{random};
    return mean > 0 ? std::poisson_distribution<std::uint64_t>(mean)(bits) : 0;
}

}  // namespace

Weighted::Weighted(std::span<double const> weights) : m_keep(weights.size()), m_other(weights.size())
{
    double const scale =
        static_cast<double>(weights.size()) / std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<std::uint32_t> small, large;
    for (std::uint32_t at = 0; at < weights.size(); ++at) {
        m_keep[at] = weights[at] * scale;
        m_other[at] = at;
        (m_keep[at] < 1 ? small : large).push_back(at);
    }
    while (!small.empty() && !large.empty()) {
        auto const little = small.back(), much = large.back();
        small.pop_back();
        m_other[little] = much;
        m_keep[much] -= 1 - m_keep[little];
        if (m_keep[much] < 1) {
            large.pop_back();
            small.push_back(much);
        }
    }
    for (auto each : large) m_keep[each] = 1;
    for (auto each : small) m_keep[each] = weights[each] > 0 ? 1 : 0;
}

Draw::Draw(Prepared const& prepared, ScanModel model, double dispersion)
    : m_prepared(prepared), m_model(model), m_dispersion(dispersion)
{
    auto const& expected = prepared.expected;
    m_constant = expected.size() == prepared.cube.locations;
    m_total =
        std::accumulate(expected.begin(), expected.end(), 0.0) * (m_constant ? prepared.cube.periods : 1);
    if (model == ScanModel::poisson || model == ScanModel::expectation_poisson) m_cells = Weighted(expected);
    if (model == ScanModel::bernoulli)
        for (std::uint32_t at = 0; at < expected.size(); ++at)
            m_people.insert(m_people.end(), static_cast<std::size_t>(expected[at]), at);
}

Sample Draw::sample(Random random) const
{
    switch (m_model) {
        case ScanModel::space_time_permutation:
            return permuted(random);
        case ScanModel::bernoulli:
            return sample_of(without_replacement(random), m_prepared.cube);
        case ScanModel::poisson:
            return sample_of(multinomial(random, m_prepared.cases.period.size()), m_prepared.cube);
        case ScanModel::expectation_poisson:
            return sample_of(multinomial(random, poisson(m_total, random)), m_prepared.cube);
        case ScanModel::expectation_negative_binomial:
            return sample_of(negative_binomial(random), m_prepared.cube);
    }
    return {};
}

// The times of the cases in another order among their places.
Sample Draw::permuted(Random& random) const
{
    Sample drawn = m_prepared.cases;
    random.shuffle(std::span(drawn.period));
    for (std::size_t at = 0; at + 1 < drawn.first.size(); ++at)
        std::sort(drawn.period.begin() + drawn.first[at], drawn.period.begin() + drawn.first[at + 1]);
    return drawn;
}

std::vector<std::uint64_t> Draw::multinomial(Random& random, std::uint64_t cases) const
{
    std::vector<std::uint64_t> cells(std::min(cases, std::uint64_t{200'000'000}));
    std::uint32_t const periods = m_prepared.cube.periods;
    for (auto& each : cells) {
        each = m_cells.draw(random);
        if (m_constant) each = each * periods + random.below(periods);
    }
    return cells;
}

std::vector<std::uint64_t> Draw::without_replacement(Random& random) const
{
    auto people = m_people;
    std::vector<std::uint64_t> cells(m_prepared.cases.period.size());
    for (std::uint32_t at = 0; at < cells.size(); ++at) {
        std::swap(people[at], people[at + random.below(static_cast<std::uint32_t>(people.size()) - at)]);
        cells[at] = people[at];
    }
    return cells;
}

std::vector<std::uint64_t> Draw::negative_binomial(Random& random) const
{
    auto const& cube = m_prepared.cube;
    Bits bits{random};
    std::gamma_distribution<double> risk(m_dispersion, 1 / m_dispersion);
    std::vector<std::uint64_t> cells;
    for (std::uint64_t at = 0; at < std::uint64_t{cube.locations} * cube.periods; ++at) {
        double const mean = m_prepared.expected[m_constant ? at / cube.periods : at];
        cells.insert(cells.end(), mean > 0 ? poisson(mean * risk(bits), random) : 0, at);
    }
    return cells;
}

}  // namespace samsyn::analytics
