// SPDX-License-Identifier: EUPL-1.2
// What the methods of lib/analytics/space cost, beside what their peers were recorded to cost on the same
// input.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

#include "lib/analytics/space/dbscan.h"
#include "lib/analytics/space/density.h"
#include "lib/analytics/space/getis_ord.h"
#include "lib/analytics/space/knox.h"
#include "tests/analytics/synthetic.h"
#include "tests/bench/cost.h"

namespace {

using namespace samsyn::analytics;

// The median of three runs by CPU time.
void row(char const* what, double peer, unsigned threads, std::function<void()> const& run)
{
    std::vector<samsyn::bench::Cost> runs;
    for (int time = 0; time < 3; ++time) runs.push_back(samsyn::bench::cost_of(run));
    std::ranges::sort(runs);
    std::printf("%-58s | %8.3f | %8.4f | %8.4f | %u | %7.1f\n", what, peer, runs[1].cpu, runs[1].wall,
                threads, peer / runs[1].cpu);
    std::fflush(stdout);
}

struct Events {
    std::vector<Point> places;
    std::vector<double> days;
};

Events events_of(std::size_t count)
{
    Events events;
    for (auto const& each : samsyn::tests::synthetic_events(count)) {
        events.places.push_back({each.x, each.y});
        events.days.push_back(each.day);
    }
    return events;
}

// Events in each cell of a square of so many by so many.
std::vector<double> cells_of(Events const& events, std::size_t side)
{
    std::vector<double> cells(side * side);
    double const width = 20'000.0 / static_cast<double>(side);
    for (auto [x, y] : events.places)
        ++cells[static_cast<std::size_t>(y / width) * side + static_cast<std::size_t>(x / width)];
    return cells;
}

void local_statistics(Events const& million)
{
    auto const values = cells_of(million, 316);
    auto const weights = *grid_weights(316, 316, Contiguity::queen);
    row("Queen weights, 316 x 316 cells", 300, 1, [&] { (void)grid_weights(316, 316, Contiguity::queen); });
    row("Gi* z, 316 x 316 cells", 300, 1, [&] { (void)getis_ord_star(values, weights); });
    row("Gi*, 316 x 316 cells, 999 conditional permutations", 78.7, 1,
        [&] { (void)getis_ord_star_p(values, weights, {}); });
    row("the same, stopped early at 50", 78.7, 1,
        [&] { (void)getis_ord_star_p(values, weights, {.most = 999, .enough = 50}); });
}

void densities(Events const& large, Events const& million)
{
    double const width = 20'000.0 / 512;
    DensityGrid const grid{{0, 0}, width, width, 512, 512};
    row("KDE Gaussian 300 m, 512 x 512, 100,000 points (bkde2D)", 0.56, 1, [&] {
        (void)density(large.places, grid, {Kernel::gaussian, 300});
    });
    row("KDE Gaussian 300 m, 512 x 512, 1,000,000 points (bkde2D)", 0.59, 1, [&] {
        (void)density(million.places, grid, {Kernel::gaussian, 300});
    });
    row("KDE quartic 900 m, 512 x 512, 100,000 points (SAGA)", 6.2, 1, [&] {
        (void)density(large.places, grid, {Kernel::quartic, 900});
    });
    std::printf("  %.8f per square metre at the 256th cell of the 256th row\n",
                (*density(million.places, grid, {Kernel::gaussian, 300}))[255 * 512 + 255]);
}

}  // namespace

int main()
{
    std::printf("%-58s | %8s | %8s | %8s | n | %7s\n", "method, size", "peer s", "CPU s", "wall s", "ratio");
    auto const small = events_of(10'000), large = events_of(100'000);
    row("Knox, 10,000 events, 100 m x 7 days, 999 permutations", 12.8, 1, [&] {
        (void)knox(small.places, small.days, {{100}, {7}, {}, {}}, 999, 1);
    });
    row("Knox, 100,000 events, 100 m x 7 days, 999 permutations", 195, 1, [&] {
        (void)knox(large.places, large.days, {{100}, {7}, {}, {}}, 999, 1);
    });
    auto const million = events_of(1'000'000);
    local_statistics(million);
    row("DBSCAN, 100,000 points, eps 100 m, 10", 0.32, 1, [&] { (void)dbscan(large.places, 100, 10); });
    row("DBSCAN, 1,000,000 points, eps 30 m, 10", 3.96, 1, [&] { (void)dbscan(million.places, 30, 10); });
    auto const found = *dbscan(million.places, 30, 10);
    std::printf("  %u clusters, %td noise, %u cores\n", found.clusters,
                std::ranges::count(found.labels, kNoise), found.cores);
    densities(large, million);
}
