// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/scan/subset.h"

#include "lib/analytics/scan/draw.h"
#include "lib/analytics/scan/significance.h"

#include <algorithm>
#include <cmath>

namespace samsyn::analytics {

namespace {

struct Part {
    std::uint32_t location;
    double count, baseline;
};

struct Found {
    double statistic = 0;
    std::vector<Part> parts;
    std::uint32_t centre = 0, first = 0, end = 0;
};

// Looks round each centre, in each window, for the subset of places that stands out most.
class SubsetSearch {
public:
    SubsetSearch(Prepared const& prepared, Zones const& zones) : m_cube(prepared.cube), m_zones(zones) {}

    std::vector<Found> best_per_centre(Sample const& sample, Running const& running) const
    {
        auto const counts = cumulated(sample);
        std::vector<Found> best(m_cube.locations);
        in_parallel(best.size(), 16, running, [&](std::size_t first, std::size_t last) {
            for (; first < last; ++first) look(static_cast<std::uint32_t>(first), counts, best[first]);
        });
        return best;
    }

    double best(Sample const& sample) const
    {
        auto const counts = cumulated(sample);
        Found best;
        for (std::uint32_t centre = 0; centre < m_cube.locations; ++centre) look(centre, counts, best);
        return best.statistic;
    }

private:
    std::vector<std::uint32_t> cumulated(Sample const& sample) const
    {
        std::size_t const row = m_cube.periods + 1;
        std::vector<std::uint32_t> counts(m_cube.locations * row);
        for (std::size_t at = 0; at < m_cube.locations; ++at) {
            for (auto each : sample.at(at)) ++counts[at * row + each + 1];
            for (std::size_t period = 1; period < row; ++period)
                counts[at * row + period] += counts[at * row + period - 1];
        }
        return counts;
    }

    void look(std::uint32_t centre, std::vector<std::uint32_t> const& counts, Found& best) const
    {
        std::vector<Part> parts;
        std::uint32_t const from = m_cube.alive ? m_cube.periods - m_cube.longest : 0;
        for (std::uint32_t first = from; first < m_cube.periods; ++first) {
            std::uint32_t const last = std::min(m_cube.periods, first + m_cube.longest);
            for (std::uint32_t end = m_cube.alive ? last : first + 1; end <= last; ++end) {
                collect(centre, first, end, counts, parts);
                if (choose(parts, best)) {
                    best.centre = centre;
                    best.first = first;
                    best.end = end;
                }
            }
        }
    }

    // The places with more cases than expected: the others only weaken a subset.
    void collect(std::uint32_t centre, std::uint32_t first, std::uint32_t end,
                 std::vector<std::uint32_t> const& counts, std::vector<Part>& parts) const
    {
        std::size_t const row = m_cube.periods + 1;
        parts.clear();
        for (auto member : m_zones.around(centre)) {
            std::uint32_t const* const of = counts.data() + member * row;
            if (of[end] == of[first]) continue;
            double const baseline = m_cube.cumulated_at(member, end) - m_cube.cumulated_at(member, first);
            double const count = of[end] - of[first];
            if (count > baseline && baseline > 0) parts.push_back({member, count, baseline});
        }
    }

    bool choose(std::vector<Part>& parts, Found& best) const
    {
        double most = 0;  // each part by itself: no subset has more than their sum
        for (auto const& each : parts) most += m_cube.statistic.at(each.count, each.baseline);
        if (!(most > best.statistic)) return false;
        std::ranges::sort(parts, [](Part const& left, Part const& right) {
            double const a = left.count * right.baseline, b = right.count * left.baseline;
            return a != b ? a > b : left.location < right.location;
        });
        double count = 0, baseline = 0;
        std::size_t size = 0;
        for (std::size_t at = 0; at < parts.size(); ++at) {
            count += parts[at].count;
            baseline += parts[at].baseline;
            double const statistic = m_cube.statistic.at(count, baseline);
            if (!(statistic > best.statistic * (1 + 1e-11))) continue;
            best.statistic = statistic;
            size = at + 1;
        }
        if (size) best.parts.assign(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(size));
        return size > 0;
    }

    Cube const& m_cube;
    Zones const& m_zones;
};

Cluster described(Found const& found, Locations const& locations)
{
    Cluster cluster;
    cluster.centre = found.centre;
    cluster.first = found.first;
    cluster.end = found.end;
    cluster.statistic = found.statistic;
    for (auto const& each : found.parts) {
        cluster.members.push_back(each.location);
        cluster.radius = std::max(cluster.radius, locations.metres(found.centre, each.location));
        cluster.observed += each.count;
        cluster.expected += each.baseline;
    }
    cluster.relative_risk = cluster.observed / cluster.expected;
    return cluster;
}

std::vector<Cluster> apart(std::vector<Found> found, Locations const& locations, std::uint32_t most)
{
    std::erase_if(found, [](Found const& each) { return each.parts.empty(); });
    std::ranges::stable_sort(found, std::ranges::greater{}, &Found::statistic);
    std::vector<bool> taken(locations.places.size());
    std::vector<Cluster> kept;
    for (auto const& each : found) {
        if (kept.size() == most) break;
        if (std::ranges::any_of(each.parts, [&](Part const& part) { return taken[part.location]; })) continue;
        for (auto const& part : each.parts) taken[part.location] = true;
        kept.push_back(described(each, locations));
    }
    return kept;
}

}  // namespace

Outcome<ScanAnswer> subset_scan(Study const& study, SubsetOptions const& options)
{
    if (options.most_periods == 0) return refuse(Refusal::bad_parameter);
    ScanOptions as_scan;
    as_scan.model = ScanModel::expectation_poisson;
    as_scan.prospective = options.prospective;
    as_scan.most_periods = options.most_periods;
    auto const prepared = prepare(study, as_scan);
    if (!prepared) return refuse(prepared.error());
    auto const zones =
        grow_zones(study.locations, prepared->zone_weight, {.share = 1, .radius = options.radius});
    if (!zones) return refuse(zones.error());

    SubsetSearch const search(*prepared, *zones);
    Running quiet = options.running;
    quiet.progress = nullptr;
    ScanAnswer answer;
    answer.clusters =
        apart(search.best_per_centre(prepared->cases, quiet), study.locations, options.most_clusters);
    if (!answer.clusters.empty()) {
        Draw const draw(*prepared, as_scan.model, study.dispersion);
        answer.maxima.resize(options.replications);
        in_parallel(answer.maxima.size(), 1, options.running, [&](std::size_t first, std::size_t last) {
            for (; first < last; ++first)
                answer.maxima[first] = search.best(draw.sample(Random(options.seed, first)));
        });
    }
    if (options.running.is_stopped()) return refuse(Refusal::cancelled);
    for (auto& each : answer.clusters) {
        auto const found = significance(each.statistic, answer.maxima);
        each.p = found.monte_carlo;
        each.p_gumbel = found.gumbel;
    }
    return answer;
}

}  // namespace samsyn::analytics
