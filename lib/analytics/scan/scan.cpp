// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/scan/scan.h"

#include "lib/analytics/scan/draw.h"
#include "lib/analytics/scan/search.h"
#include "lib/analytics/scan/significance.h"

#include <algorithm>
#include <atomic>

namespace samsyn::analytics {

namespace {

// The best window of each centre, by falling statistic, without those that share a location with a stronger.
std::vector<Window> apart(std::vector<Window> windows, Zones const& zones, std::uint32_t most)
{
    std::erase_if(windows, [](Window const& each) { return each.size == 0; });
    std::ranges::stable_sort(windows, std::ranges::greater{}, &Window::statistic);
    std::vector<bool> taken(zones.first.size());
    std::vector<Window> kept;
    for (auto const& each : windows) {
        if (kept.size() == most) break;
        auto const members = zones.around(each.centre).first(each.size);
        if (std::ranges::any_of(members, [&](std::uint32_t member) { return taken[member]; })) continue;
        for (auto member : members) taken[member] = true;
        kept.push_back(each);
    }
    return kept;
}

double expected_in(Window const& window, std::span<std::uint32_t const> members, Prepared const& prepared)
{
    Cube const& cube = prepared.cube;
    double expected = 0;
    for (auto member : members) {
        if (cube.is_product()) {
            expected +=
                cube.by_location[member] * (cube.by_period[window.end] - cube.by_period[window.first]);
            continue;
        }
        bool const constant = prepared.expected.size() == cube.locations;
        for (std::size_t at = window.first; at < window.end; ++at)
            expected += prepared.expected[constant ? member : std::size_t{member} * cube.periods + at];
    }
    bool const bernoulli = cube.statistic.kind == Statistic::Kind::bernoulli;
    return bernoulli ? expected * cube.statistic.cases / cube.statistic.people : expected;
}

std::optional<double> risk_of(Cluster const& cluster, Statistic const& statistic)
{
    double const inside = cluster.observed / cluster.expected;
    if (statistic.kind != Statistic::Kind::poisson && statistic.kind != Statistic::Kind::bernoulli)
        return inside;
    double const cases = statistic.cases - cluster.observed, expected = statistic.cases - cluster.expected;
    if (!(cases > 0) || !(expected > 0)) return {};
    return inside / (cases / expected);
}

Cluster described(Window const& window, Zones const& zones, Prepared const& prepared,
                  Locations const& locations)
{
    auto const members = zones.around(window.centre).first(window.size);
    Cluster cluster;
    cluster.centre = window.centre;
    cluster.members.assign(members.begin(), members.end());
    cluster.radius = locations.metres(window.centre, members.back());
    cluster.first = window.first;
    cluster.end = window.end;
    for (auto member : members)
        for (auto period : prepared.cases.at(member))
            cluster.observed += period >= window.first && period < window.end;
    cluster.expected = expected_in(window, members, prepared);
    cluster.relative_risk = risk_of(cluster, prepared.cube.statistic);
    cluster.statistic = window.statistic;
    return cluster;
}

// Maxima of the replications, and when they may stop.
class Replications {
public:
    Replications(Search const& search, Draw const& draw, ScanOptions const& options, double strongest)
        : m_search(search), m_draw(draw), m_options(options), m_strongest(strongest * (1 - 1e-10))
    {
    }

    std::vector<double> run()
    {
        std::size_t const all = m_options.replications, batch = m_options.stop_after ? 32 : all;
        std::vector<double> maxima;
        while (maxima.size() < all && !m_options.running.is_stopped()) {
            std::size_t const before = maxima.size();
            maxima.resize(std::min(all, before + batch));
            in_parallel(maxima.size() - before, 1, running(before), [&](std::size_t first, std::size_t last) {
                for (; first < last; ++first) maxima[before + first] = maximum(before + first);
            });
            if (m_options.stop_after && is_decided(maxima)) break;
        }
        return maxima;
    }

    bool stopped_early() const { return m_stopped; }

private:
    Running running(std::size_t before) const
    {
        Running run = m_options.running;
        if (auto const told = run.progress)
            run.progress = [told, before, all = m_options.replications,
                            batch = m_options.stop_after ? 32U : m_options.replications](double part) {
                told(std::min(1.0, (static_cast<double>(before) + part * batch) / all));
            };
        return run;
    }

    // A search is quick when it knows that something good is to be found. What earlier replications found
    // is a guess; when it was too high, look again without one.
    double maximum(std::size_t number)
    {
        Sample const sample = m_draw.sample(Random(m_options.seed, number));
        double const guess = m_guess.load(std::memory_order_relaxed);
        Window best = m_search.best(sample, guess);
        if (best.size == 0 && guess > 0) best = m_search.best(sample, 0);
        double const next = 0.9 * best.statistic;
        if (guess == 0 || next < guess) m_guess.store(next, std::memory_order_relaxed);
        return best.statistic;
    }

    bool is_decided(std::vector<double>& maxima)
    {
        std::size_t strong = 0;
        for (std::size_t at = 0; at < maxima.size(); ++at) {
            strong += maxima[at] >= m_strongest;
            if (strong < m_options.stop_after) continue;
            maxima.resize(at + 1);
            return m_stopped = true;
        }
        return false;
    }

    Search const& m_search;
    Draw const& m_draw;
    ScanOptions const& m_options;
    double m_strongest;
    std::atomic<double> m_guess = 0;
    bool m_stopped = false;
};

}  // namespace

Outcome<ScanAnswer> scan(Study const& study, ScanOptions const& options)
{
    auto const prepared = prepare(study, options);
    if (!prepared) return refuse(prepared.error());
    ZoneLimit limit = options.zones;
    if (study.locations.places.size() == 1) limit.share = 1;  // purely temporal: the whole area
    auto const zones = grow_zones(study.locations, prepared->zone_weight, limit);
    if (!zones) return refuse(zones.error());

    Search const search(prepared->cube, *zones);
    ScanAnswer answer;
    Running quiet = options.running;
    quiet.progress = nullptr;
    for (auto const& each :
         apart(search.best_per_centre(prepared->cases, quiet), *zones, options.most_clusters))
        answer.clusters.push_back(described(each, *zones, *prepared, study.locations));
    if (!answer.clusters.empty() && options.replications > 0) {
        Draw const draw(*prepared, options.model, study.dispersion);
        Replications replications(search, draw, options, answer.clusters.front().statistic);
        answer.maxima = replications.run();
        answer.stopped_early = replications.stopped_early();
    }
    if (options.running.is_stopped()) return refuse(Refusal::cancelled);
    std::optional<std::size_t> stopped_at;
    if (answer.stopped_early) stopped_at = options.stop_after;
    for (auto& each : answer.clusters) {
        auto const found = significance(each.statistic, answer.maxima, stopped_at);
        each.p = found.monte_carlo;
        each.p_gumbel = found.gumbel;
    }
    return answer;
}

}  // namespace samsyn::analytics
