// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/risk/terrain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "lib/analytics/core/random.h"
#include "lib/analytics/rates/regression.h"
#include "lib/analytics/space/near_grid.h"

namespace samsyn::analytics {
namespace {

constexpr std::size_t kLeastCells = 50, kMostCells = 2'000'000, kMostLayers = 30, kBlocks = 8;
constexpr double kLeastEvents = 10;

struct Candidate {
    std::size_t layer;
    Influence influence;
    std::vector<double> values;  // standardised
    double spread;
};

std::optional<Refusal> fault_in(std::span<Point const> cells, std::span<double const> counts,
                                std::span<double const> exposures, std::span<FeatureLayer const> layers,
                                TerrainOptions const& options)
{
    if (counts.size() != cells.size() || (!exposures.empty() && exposures.size() != cells.size()))
        return Refusal::unequal;
    if (!(options.ridge > 0) || !std::isfinite(options.ridge) || options.folds < 2 ||
        options.folds > kBlocks || options.most_factors == 0 || options.most_factors > 20 ||
        !(options.least_gain >= 0))
        return Refusal::bad_parameter;
    if (layers.size() > kMostLayers || cells.size() > kMostCells) return Refusal::too_large;
    if (!all_finite(cells) || !all_finite(counts) || !all_finite(exposures)) return Refusal::not_finite;
    if (std::ranges::any_of(counts, [](double count) { return count < 0; }) ||
        std::ranges::any_of(exposures, [](double exposure) { return !(exposure > 0); }))
        return Refusal::bad_parameter;
    for (auto const& layer : layers) {
        if (!all_finite(layer.places) || !std::isfinite(layer.reach)) return Refusal::not_finite;
        if (!(layer.reach > 0)) return Refusal::bad_parameter;
    }
    if (cells.size() < kLeastCells || layers.empty() ||
        std::accumulate(counts.begin(), counts.end(), 0.0) < kLeastEvents)
        return Refusal::too_few;
    if (all_same(cells)) return Refusal::coincident;
    return std::nullopt;
}

// Both influences of a layer on each cell; what does not vary is left out.
void add_candidates(std::span<Point const> cells, FeatureLayer const& layer, std::size_t number,
                    std::vector<Candidate>& to)
{
    if (layer.places.empty()) return;
    NearGrid const grid(layer.places, layer.reach);
    auto const sorted = grid.sorted();
    std::array<std::vector<double>, 2> values{std::vector<double>(cells.size()),
                                              std::vector<double>(cells.size())};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        double nearest = layer.reach, within = 0;
        for (auto [first, last] : grid.around(cells[i]))
            for (auto at = first; at < last; ++at) {
                double const apart = std::hypot(sorted[at].x - cells[i].x, sorted[at].y - cells[i].y);
                nearest = std::min(nearest, apart);
                within += apart <= layer.reach;
            }
        values[0][i] = 1 - nearest / layer.reach;
        values[1][i] = std::log1p(within);
    }
    for (auto influence : {Influence::nearness, Influence::density}) {
        auto& each = values[influence == Influence::density];
        double const n = static_cast<double>(each.size());
        double const mean = std::accumulate(each.begin(), each.end(), 0.0) / n;
        double squares = 0;
        for (double value : each) squares += (value - mean) * (value - mean);
        double const spread = std::sqrt(squares / n);
        if (!(spread > 1e-9)) continue;
        for (double& value : each) value = (value - mean) / spread;
        to.push_back({number, influence, std::move(each), spread});
    }
}

// Cells near each other fall into one fold: else the neighbours of what was seen would be no test.
std::vector<std::uint8_t> folds_of(std::span<Point const> cells, TerrainOptions const& options)
{
    auto const [west, east] = std::ranges::minmax(cells, {}, &Point::x);
    auto const [south, north] = std::ranges::minmax(cells, {}, &Point::y);
    std::array<std::uint8_t, kBlocks * kBlocks> fold{};
    for (std::size_t i = 0; i < fold.size(); ++i) fold[i] = static_cast<std::uint8_t>(i % options.folds);
    Random(options.seed, 0).shuffle(std::span<std::uint8_t>(fold));
    auto part = [](double at, double from, double to) {
        double const share = to > from ? at / (to - from) - from / (to - from) : 0;
        return static_cast<std::size_t>(std::clamp(share * kBlocks, 0.0, kBlocks - 1.0));
    };
    std::vector<std::uint8_t> all;
    all.reserve(cells.size());
    for (auto const& cell : cells)
        all.push_back(fold[part(cell.y, south.y, north.y) * kBlocks + part(cell.x, west.x, east.x)]);
    return all;
}

double deviance_of(double count, double mean)
{
    return 2 * ((count > 0 ? count * std::log(count / mean) : 0) - (count - mean));
}

class Terrain {
public:
    Terrain(std::span<double const> counts, std::span<double const> exposures,
            std::vector<std::uint8_t> folds, TerrainOptions const& options)
        : m_counts(counts), m_folds(std::move(folds)), m_options(options)
    {
        for (double exposure : exposures) m_offsets.push_back(std::log(exposure));
        m_offsets.resize(counts.size(), 0.0);
    }

    // The deviance of each fold by what the others teach; nothing when a fit fails.
    std::optional<double> unseen(std::span<Candidate const* const> factors) const
    {
        double sum = 0;
        for (std::size_t fold = 0; fold < m_options.folds; ++fold) {
            auto const fit = fit_without(fold, factors);
            if (!fit) return std::nullopt;
            for (std::size_t i = 0; i < m_counts.size(); ++i)
                if (m_folds[i] == fold) sum += deviance_of(m_counts[i], std::exp(linear(i, factors, *fit)));
        }
        return std::isfinite(sum) ? std::optional(sum) : std::nullopt;
    }

    std::optional<std::vector<double>> fit(std::span<Candidate const* const> factors) const
    {
        return fit_without(m_options.folds, factors);
    }

    // Without the exposure.
    double risk(std::size_t i, std::span<Candidate const* const> factors,
                std::vector<double> const& fit) const
    {
        return std::exp(linear(i, factors, fit) - m_offsets[i]);
    }

private:
    double linear(std::size_t i, std::span<Candidate const* const> factors,
                  std::vector<double> const& fit) const
    {
        double sum = m_offsets[i] + fit[0];
        for (std::size_t k = 0; k < factors.size(); ++k) sum += fit[k + 1] * factors[k]->values[i];
        return sum;
    }

    std::optional<std::vector<double>> fit_without(std::size_t fold,
                                                   std::span<Candidate const* const> factors) const
    {
        std::vector<double> rows, counts, offsets;
        for (std::size_t i = 0; i < m_counts.size(); ++i) {
            if (m_folds[i] == fold) continue;
            rows.push_back(1);
            for (auto const* factor : factors) rows.push_back(factor->values[i]);
            counts.push_back(m_counts[i]);
            offsets.push_back(m_offsets[i]);
        }
        auto const fit = fit_poisson({rows, factors.size() + 1}, counts, offsets, m_options.ridge);
        if (!fit) return std::nullopt;
        return fit->coefficients;
    }

    std::span<double const> m_counts;
    std::vector<double> m_offsets;
    std::vector<std::uint8_t> m_folds;
    TerrainOptions m_options;
};

}  // namespace

Outcome<RiskTerrain> risk_terrain(std::span<Point const> cells, std::span<double const> counts,
                                  std::span<double const> exposures, std::span<FeatureLayer const> layers,
                                  TerrainOptions const& options, Running const& running)
{
    if (auto fault = fault_in(cells, counts, exposures, layers, options)) return refuse(*fault);
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < layers.size(); ++i) add_candidates(cells, layers[i], i, candidates);
    Terrain const terrain(counts, exposures, folds_of(cells, options), options);
    std::vector<Candidate const*> taken;
    auto const bare = terrain.unseen(taken);
    if (!bare || !(*bare > 0)) return refuse(Refusal::too_few);
    RiskTerrain answer{{}, 0, {}};
    double best = *bare;
    while (taken.size() < options.most_factors) {
        std::vector<std::optional<double>> tried(candidates.size());
        in_parallel(candidates.size(), 1, running, [&](std::size_t first, std::size_t last) {
            for (auto i = first; i < last; ++i) {
                if (std::ranges::find(taken, &candidates[i]) != taken.end()) continue;
                auto with = taken;
                with.push_back(&candidates[i]);
                tried[i] = terrain.unseen(with);
            }
        });
        if (running.is_stopped()) return refuse(Refusal::cancelled);
        std::size_t at = candidates.size();
        double least = best - options.least_gain * *bare;
        for (std::size_t i = 0; i < tried.size(); ++i)
            if (tried[i] && *tried[i] < least) least = *tried[at = i];
        if (at == candidates.size()) break;
        taken.push_back(&candidates[at]);
        answer.factors.push_back({candidates[at].layer, candidates[at].influence, 1, candidates[at].spread,
                                  (best - least) / *bare});
        best = least;
        if (running.progress)
            running.progress(static_cast<double>(taken.size()) / static_cast<double>(options.most_factors));
    }
    answer.explained = 1 - best / *bare;
    auto const fit = terrain.fit(taken);
    if (!fit) return refuse(Refusal::no_variation);
    for (std::size_t k = 0; k < taken.size(); ++k) answer.factors[k].ratio = std::exp((*fit)[k + 1]);
    double sum = 0, exposed = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        double const exposure = exposures.empty() ? 1 : exposures[i];
        answer.relative_risk.push_back(terrain.risk(i, taken, *fit));
        sum += answer.relative_risk.back() * exposure;
        exposed += exposure;
    }
    for (double& risk : answer.relative_risk) risk *= exposed / sum;
    return answer;
}

}  // namespace samsyn::analytics
