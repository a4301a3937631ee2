// SPDX-License-Identifier: EUPL-1.2
// What scan statistics cost, beside what SaTScan 10.3.2 was recorded to cost on the same input.
#include "lib/analytics/scan/scan.h"
#include "tests/analytics/synthetic.h"
#include "tests/bench/cost.h"

#include <cstdio>
#include <cstdlib>

namespace {

using namespace samsyn::analytics;

// One row; returns the CPU seconds.
double row(char const* what, double peer, Study const& study, ScanOptions const& options, double per = 1)
{
    Outcome<ScanAnswer> answer;
    auto const cost = samsyn::bench::cost_of([&] { answer = scan(study, options); });
    double const used = cost.cpu / per;
    double const found = answer && !answer->clusters.empty() ? answer->clusters[0].statistic : 0;
    std::printf("%-62s | %8.1f | %8.3f | %8.3f | %u | %7.1f  (LLR %.6f, %zu replications)\n", what, peer,
                used, cost.wall / per, options.running.threads, peer / used, found,
                answer ? answer->maxima.size() : 0);
    std::fflush(stdout);
    return used;
}

Study cells(std::size_t events)
{
    Study study;
    study.periods = 730;
    for (int at = 0; at < 1'024; ++at)
        study.locations.places.push_back({at % 32 * 625 + 312.5, at / 32 * 625 + 312.5});
    for (auto const& each : samsyn::tests::synthetic_events(events))
        study.cases.push_back({static_cast<std::uint32_t>(int(each.y / 625) * 32 + int(each.x / 625)),
                               static_cast<std::uint32_t>(each.day)});
    study.expected.assign(1'024, 1'000);
    return study;
}

Study own_places()
{
    Study study;
    study.periods = 730;
    for (auto const& each : samsyn::tests::synthetic_events(10'000)) {
        study.cases.push_back({static_cast<std::uint32_t>(study.locations.places.size()),
                               static_cast<std::uint32_t>(each.day)});
        study.locations.places.push_back({each.x, each.y});
    }
    return study;
}

// The same places with times drawn anew: nothing to find.
Study null_of(Study study)
{
    std::uint64_t state = 1;
    for (auto& each : study.cases) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        each.period = static_cast<std::uint32_t>(state >> 33) % study.periods;
    }
    return study;
}

}  // namespace

int main(int count, char** words)
{
    std::printf("method, size | peer's recorded s | CPU s | wall s | threads | ratio\n");
    Study const small = cells(10'000);
    ScanOptions options;
    options.zones.share = 0.1;
    options.most_periods = 30;
    options.replications = 0;
    double const pass = row("permutation, 10,000 events, 1,024 cells, the pass", 72.8, small, options);
    row("permutation, 100,000 events, 1,024 cells, the pass", 89.7, cells(100'000), options);
    options.replications = 20;
    double const more =
        row("permutation, 10,000 events, the pass and 20 replications", 72.8 + 20 * 7.9, small, options);
    std::printf("%-62s | %8.1f | %8.3f |          | 1 | %7.1f\n",
                "permutation, 10,000 events, one replication", 7.9, (more - pass) / 20,
                7.9 / ((more - pass) / 20));
    options.replications = 0;
    options.model = ScanModel::poisson;
    row("poisson, 10,000 events, even population, the pass", 76.9, small, options);
    Study varied = small;  // the same by cell and day, which the quick way cannot use
    varied.expected.assign(std::size_t{1'024} * 730, 1);
    row("poisson, 10,000 events, expected per cell and day, the pass", 76.9, varied, options);
    options.model = ScanModel::space_time_permutation;
    options.zones = {.share = 1, .radius = 1'000};
    row("permutation, 10,000 places of their own, 1 km, the pass", 600, own_places(), options);
    options.zones = {.share = 0.1};
    options.replications = 999;
    options.stop_after = 10;
    options.running.threads = 2;
    row("permutation, nothing to find, sequential, 999 at most", 7'950, null_of(small), options);
    options.stop_after = 0;
    options.replications = 99;
    row("permutation, an alarm, Gumbel p from 99 replications", 907.4, small, options);
    if (count < 2) return 0;
    options.replications = static_cast<std::uint32_t>(std::atoi(words[1]));
    row("permutation, 10,000 events, all replications", 7'950, small, options);
}
