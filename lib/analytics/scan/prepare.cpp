// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/scan/prepare.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace samsyn::analytics {

namespace {

constexpr std::uint64_t most_cases = 100'000'000, most_cells = std::uint64_t{1} << 27;

Outcome<std::vector<std::uint64_t>> cells_of(std::span<ScanCount const> counts, Study const& study)
{
    std::uint64_t total = 0;
    for (auto const& each : counts) {
        if (each.location >= study.locations.places.size() || each.period >= study.periods)
            return refuse(Refusal::bad_parameter);
        total += each.count;
        if (total > most_cases) return refuse(Refusal::too_large);
    }
    std::vector<std::uint64_t> cells;
    cells.reserve(total);
    for (auto const& each : counts)
        cells.insert(cells.end(), each.count, std::uint64_t{each.location} * study.periods + each.period);
    return cells;
}

double sum(std::span<double const> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

void expect_product(Cube& cube, std::span<double const> by_location, std::span<double const> by_period)
{
    cube.by_location.assign(by_location.begin(), by_location.end());
    cube.by_period.assign(1, 0);
    for (double each : by_period) cube.by_period.push_back(cube.by_period.back() + each);
}

void expect_cells(Cube& cube, std::span<double const> cells)
{
    cube.cumulated.reserve(std::size_t{cube.locations} * (cube.periods + 1));
    for (std::size_t location = 0; location < cube.locations; ++location) {
        double so_far = 0;
        cube.cumulated.push_back(0);
        for (double each : cells.subspan(location * cube.periods, cube.periods))
            cube.cumulated.push_back(so_far += each);
    }
}

std::vector<double> per_location(std::span<std::uint64_t const> cells, Cube const& cube)
{
    std::vector<double> count(cube.locations);
    for (auto each : cells) ++count[each / cube.periods];
    return count;
}

// The number expected of a location and period is the product of their cases, through all cases.
Outcome<void> expect_by_margins(Prepared& made, std::span<std::uint64_t const> cells)
{
    Cube& cube = made.cube;
    made.zone_weight = per_location(cells, cube);
    std::vector<double> by_period(cube.periods);
    for (auto each : cells) by_period[each % cube.periods] += 1;
    auto const total = static_cast<double>(cells.size());
    if (std::ranges::count(made.zone_weight, 0.0) + 1 == static_cast<long>(cube.locations))
        return refuse(Refusal::coincident);
    if (std::ranges::count(by_period, 0.0) + 1 == static_cast<long>(cube.periods))
        return refuse(Refusal::one_time);
    auto by_location = made.zone_weight;
    for (double& each : by_location) each /= total;
    expect_product(cube, by_location, by_period);
    return {};
}

Outcome<void> expect_as_given(Prepared& made, Study const& study, ScanModel model,
                              std::span<std::uint64_t const> cells)
{
    Cube& cube = made.cube;
    made.expected = study.expected;
    bool const constant = made.expected.size() == cube.locations;
    if (!constant && made.expected.size() != std::size_t{cube.locations} * cube.periods)
        return refuse(Refusal::unequal);
    for (double each : made.expected) {
        if (!std::isfinite(each)) return refuse(Refusal::not_finite);
        if (each < 0) return refuse(Refusal::bad_parameter);
    }
    for (auto each : cells)
        if (!(made.expected[constant ? each / cube.periods : each] > 0))
            return refuse(Refusal::bad_parameter);
    double const all = sum(made.expected) * (constant ? cube.periods : 1);
    if (!(all > 0) || !std::isfinite(all)) return refuse(Refusal::empty_area);
    if (model == ScanModel::poisson)
        for (double& each : made.expected) each *= static_cast<double>(cells.size()) / all;
    made.zone_weight.assign(cube.locations, 0);
    for (std::size_t at = 0; at < made.expected.size(); ++at)
        made.zone_weight[constant ? at : at / cube.periods] += made.expected[at];
    if (model != ScanModel::expectation_negative_binomial) {
        if (constant)
            expect_product(cube, made.expected, std::vector<double>(cube.periods, 1.0));
        else
            expect_cells(cube, made.expected);
        return {};
    }
    if (!(study.dispersion > 0) || !std::isfinite(study.dispersion)) return refuse(Refusal::bad_parameter);
    std::vector<double> shares(std::size_t{cube.locations} * cube.periods);
    cube.case_weight.resize(shares.size());
    for (std::size_t at = 0; at < shares.size(); ++at) {
        double const mean = made.expected[constant ? at / cube.periods : at];
        cube.case_weight[at] = 1 / (1 + mean / study.dispersion);
        shares[at] = mean * cube.case_weight[at];
    }
    expect_cells(cube, shares);
    return {};
}

Outcome<void> expect_by_controls(Prepared& made, Study const& study, std::span<std::uint64_t const> cells)
{
    auto const controls = cells_of(study.controls, study);
    if (!controls) return refuse(controls.error());
    if (controls->empty()) return refuse(Refusal::too_few);
    Cube& cube = made.cube;
    made.expected.assign(std::size_t{cube.locations} * cube.periods, 0);
    for (auto each : cells) ++made.expected[each];
    for (auto each : *controls) ++made.expected[each];
    made.zone_weight.assign(cube.locations, 0);
    for (std::size_t at = 0; at < made.expected.size(); ++at)
        made.zone_weight[at / cube.periods] += made.expected[at];
    cube.statistic.people = static_cast<double>(cells.size() + controls->size());
    expect_cells(cube, made.expected);
    return {};
}

Outcome<std::uint32_t> longest_window(Study const& study, ScanOptions const& options)
{
    if (study.periods <= 1) return 1U;
    if (options.most_periods) return std::min(options.most_periods, study.periods);
    if (!(options.most_time_share > 0 && options.most_time_share <= 1)) return refuse(Refusal::bad_parameter);
    return std::max(1U, static_cast<std::uint32_t>(options.most_time_share * study.periods * (1 + 1e-12)));
}

Statistic::Kind kind_of(ScanModel model)
{
    using enum Statistic::Kind;
    switch (model) {
        case ScanModel::bernoulli:
            return bernoulli;
        case ScanModel::expectation_poisson:
            return expectation_poisson;
        case ScanModel::expectation_negative_binomial:
            return expectation_negative_binomial;
        default:
            return poisson;
    }
}

}  // namespace

Sample sample_of(std::span<std::uint64_t const> cells, Cube const& cube)
{
    Sample sample;
    sample.first.assign(cube.locations + 1, 0);
    for (auto each : cells) ++sample.first[each / cube.periods + 1];
    for (std::size_t at = 0; at < cube.locations; ++at) sample.first[at + 1] += sample.first[at];
    sample.period.resize(cells.size());
    auto next = sample.first;
    for (auto each : cells)
        sample.period[next[each / cube.periods]++] = static_cast<std::uint32_t>(each % cube.periods);
    for (std::size_t at = 0; at < cube.locations; ++at)
        std::sort(sample.period.begin() + sample.first[at], sample.period.begin() + sample.first[at + 1]);
    return sample;
}

Outcome<Prepared> prepare(Study const& study, ScanOptions const& options)
{
    if (study.locations.places.empty() || study.periods == 0) return refuse(Refusal::empty_area);
    if (study.locations.places.size() * std::uint64_t{study.periods} > most_cells)
        return refuse(Refusal::too_large);
    auto const cells = cells_of(study.cases, study);
    if (!cells) return refuse(cells.error());
    if (cells->size() < 2) return refuse(Refusal::too_few);
    auto const longest = longest_window(study, options);
    if (!longest) return refuse(longest.error());

    Prepared made;
    made.cube.locations = static_cast<std::uint32_t>(study.locations.places.size());
    made.cube.periods = study.periods;
    made.cube.longest = *longest;
    made.cube.alive = options.prospective;
    made.cube.statistic = {.kind = kind_of(options.model), .cases = static_cast<double>(cells->size())};
    made.cases = sample_of(*cells, made.cube);
    Outcome<void> const expected =
        options.model == ScanModel::space_time_permutation ? expect_by_margins(made, *cells)
        : options.model == ScanModel::bernoulli            ? expect_by_controls(made, study, *cells)
                                                : expect_as_given(made, study, options.model, *cells);
    if (!expected) return refuse(expected.error());
    return made;
}

std::vector<double> standardised(std::span<double const> person_time, std::span<double const> cases)
{
    if (cases.empty()) return {};
    std::size_t const cells = person_time.size() / cases.size();
    std::vector<double> expected(cells);
    for (std::size_t stratum = 0; stratum < cases.size(); ++stratum) {
        auto const row = person_time.subspan(stratum * cells, cells);
        double const all = sum(row);
        if (!(all > 0)) continue;
        for (std::size_t at = 0; at < cells; ++at) expected[at] += cases[stratum] * row[at] / all;
    }
    return expected;
}

}  // namespace samsyn::analytics
