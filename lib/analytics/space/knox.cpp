// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/knox.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <optional>

#include "lib/analytics/core/random.h"
#include "lib/analytics/space/close_pairs.h"
#include "lib/analytics/space/knox_count.h"

namespace samsyn::analytics {
namespace {

constexpr std::size_t kMostBands = 64;

bool are_bands(std::vector<double> const& ends, Closed closed)
{
    if (ends.empty() || ends.size() > kMostBands) return false;
    double before = closed == Closed::right ? -1 : 0;
    for (double end : ends) {
        if (!(end > before) || end < 0) return false;
        before = end;
    }
    return true;
}

std::optional<Refusal> refusal_of(std::span<Point const> places, std::span<double const> days,
                                  KnoxBands const& bands)
{
    if (places.size() != days.size()) return Refusal::unequal;
    if (places.size() < 2) return Refusal::too_few;
    if (!are_bands(bands.space, bands.closed) || !are_bands(bands.time, bands.closed))
        return Refusal::bad_parameter;
    if (!all_finite(places) || !all_finite(days)) return Refusal::not_finite;
    if (all_same(places)) return Refusal::coincident;
    if (all_same(days)) return Refusal::one_time;
    return std::nullopt;
}

// Whole days no more than a 16-bit number apart are counted in 16 bits, other times in 64.
bool are_short_days(std::span<double const> days)
{
    auto const [least, most] = std::ranges::minmax(days);
    return most - least <= std::numeric_limits<std::int16_t>::max() &&
           std::ranges::all_of(days, [&](double day) { return std::floor(day - least) == day - least; });
}

// The pairs in each band of time, whatever their places: from the sorted times, two fingers.
std::vector<std::uint64_t> time_totals(std::vector<double> times, std::span<double const> lags)
{
    std::ranges::sort(times);
    std::vector<std::uint64_t> totals;
    for (double lag : lags) {
        std::uint64_t within = 0;
        for (std::size_t early = 0, late = 0; late < times.size(); ++late) {
            while (times[late] - times[early] > lag) ++early;
            within += late - early;
        }
        totals.push_back(within);
    }
    return totals;
}

// counts[arrangement][space band][time band], pairs up to and with the band of time. Arrangement 0 is what
// was observed, r > 0 the r-th permutation.
using Counts = std::vector<std::uint64_t>;

template <class Day>
Counts count_all(ClosePairs const& pairs, std::vector<Day> const& times, std::vector<Day> const& lags,
                 std::uint32_t permutations, std::uint64_t seed, Running const& running)
{
    std::size_t const n = times.size(), spaces = pairs.bands.size(), cells = spaces * lags.size();
    Counts counts((std::size_t{permutations} + 1) * cells);
    in_parallel(std::size_t{permutations} + 1, kArrangements, running, [&](std::size_t from, std::size_t to) {
        std::vector<Day> labels(n * kArrangements), permuted;
        for (std::size_t r = from; r < to && !running.is_stopped(); ++r) {
            permuted = times;
            if (r > 0) Random(seed, r).shuffle(std::span(permuted));
            for (std::size_t a = 0; a < n; ++a) labels[a * kArrangements + r - from] = permuted[a];
        }
        for (std::size_t cell = 0; cell < cells && !running.is_stopped(); ++cell) {
            auto const& band = pairs.bands[cell / lags.size()];
            auto const found = count_within(band, std::span<Day const>(labels), lags[cell % lags.size()]);
            for (std::size_t r = from; r < to; ++r) counts[r * cells + cell] = found[r - from];
        }
    });
    return counts;
}

Counts count_either(ClosePairs const& pairs, std::span<double const> days, std::vector<double> const& lags,
                    std::uint32_t permutations, std::uint64_t seed, Running const& running)
{
    double const least = std::ranges::min(days);
    if (!are_short_days(days)) {
        std::vector<double> times;
        for (auto number : pairs.numbers) times.push_back(days[number]);
        return count_all(pairs, times, lags, permutations, seed, running);
    }
    std::vector<std::int16_t> times, whole;
    for (auto number : pairs.numbers) times.push_back(static_cast<std::int16_t>(days[number] - least));
    double const longest = std::numeric_limits<std::int16_t>::max();
    for (double lag : lags) whole.push_back(static_cast<std::int16_t>(std::floor(std::min(lag, longest))));
    return count_all(pairs, times, whole, permutations, seed, running);
}

// P(X ≥ observed), X Poisson.
double poisson_tail(std::uint64_t observed, double expected)
{
    if (observed == 0) return 1;
    return expected > 0 ? boost::math::gamma_p(static_cast<double>(observed), expected) : 0;
}

void difference_in_place(std::vector<std::uint64_t>& cumulative)
{
    for (std::size_t k = cumulative.size(); k-- > 1;) cumulative[k] -= cumulative[k - 1];
}

// Counts to one band of time each, and a last, endless band of space as what the others leave.
Counts by_cell(Counts const& close, std::size_t arrangements, std::size_t finite, std::size_t spaces,
               std::vector<std::uint64_t> const& time_pairs)
{
    std::size_t const times = time_pairs.size();
    Counts cells;
    cells.reserve(arrangements * spaces * times);
    for (std::size_t r = 0; r < arrangements; ++r) {
        auto rest = time_pairs;
        for (std::size_t s = 0; s < finite; ++s) {
            auto const from = close.begin() + static_cast<std::ptrdiff_t>((r * finite + s) * times);
            std::vector<std::uint64_t> band(from, from + static_cast<std::ptrdiff_t>(times));
            difference_in_place(band);
            for (std::size_t t = 0; t < times; ++t) rest[t] -= band[t];
            cells.insert(cells.end(), band.begin(), band.end());
        }
        if (spaces > finite) cells.insert(cells.end(), rest.begin(), rest.end());
    }
    return cells;
}

KnoxCell cell_of(Counts const& counts, std::size_t cell, std::size_t cells, double product)
{
    std::uint64_t const observed = counts[cell];
    std::size_t const permutations = counts.size() / cells - 1;
    std::uint64_t as_many = 0;
    double sum = 0;
    for (std::size_t r = 1; r <= permutations; ++r) {
        as_many += counts[r * cells + cell] >= observed;
        sum += static_cast<double>(counts[r * cells + cell]);
    }
    auto const runs = static_cast<double>(permutations);
    double const permuted = permutations ? sum / runs : product;
    double const poisson = poisson_tail(observed, product);
    double const below = permuted > 0 ? permuted : product;
    return {.space_from = 0,
            .space_to = 0,
            .time_from = 0,
            .time_to = 0,
            .observed = observed,
            .expected_product = product,
            .expected_permuted = permuted,
            .ratio = observed ? static_cast<double>(observed) / below : 0,
            .p = permutations ? (1 + static_cast<double>(as_many)) / (1 + runs) : poisson,
            .p_poisson = poisson};
}

}  // namespace

Outcome<Knox> knox(std::span<Point const> places, std::span<double const> days, KnoxBands const& bands,
                   std::uint32_t permutations, std::uint64_t seed, Running const& running)
{
    if (auto const refusal = refusal_of(places, days, bands)) return refuse(*refusal);
    std::size_t const spaces = bands.space.size(), times = bands.time.size();
    std::size_t const finite = spaces - (std::isinf(bands.space.back()) ? 1 : 0);
    auto const pairs = close_pairs(places, std::span(bands.space).first(finite), bands.closed, bands.metric);
    if (!pairs) return refuse(pairs.error());
    std::vector<double> lags;
    for (double end : bands.time) lags.push_back(last_inside(end, bands.closed));
    auto const close = count_either(*pairs, days, lags, permutations, seed, running);
    if (running.is_stopped()) return refuse(Refusal::cancelled);

    Knox answer{std::uint64_t{places.size()} * (places.size() - 1) / 2, {}, {}, {}};
    answer.time_pairs = time_totals({days.begin(), days.end()}, lags);
    difference_in_place(answer.time_pairs);
    std::uint64_t rest = answer.pairs;
    for (auto const& band : pairs->bands) {
        answer.space_pairs.push_back(band.others.size());
        rest -= band.others.size();
    }
    if (spaces > finite) answer.space_pairs.push_back(rest);
    auto const counts = by_cell(close, std::size_t{permutations} + 1, finite, spaces, answer.time_pairs);
    for (std::size_t s = 0; s < spaces; ++s)
        for (std::size_t t = 0; t < times; ++t) {
            double const product = static_cast<double>(answer.space_pairs[s]) *
                                   static_cast<double>(answer.time_pairs[t]) /
                                   static_cast<double>(answer.pairs);
            auto& cell = answer.cells.emplace_back(cell_of(counts, s * times + t, spaces * times, product));
            cell.space_from = s ? bands.space[s - 1] : 0;
            cell.space_to = bands.space[s];
            cell.time_from = t ? bands.time[t - 1] : 0;
            cell.time_to = bands.time[t];
        }
    return answer;
}

}  // namespace samsyn::analytics
