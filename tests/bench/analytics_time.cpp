// SPDX-License-Identifier: EUPL-1.2
// What the methods of lib/analytics/time and the cube cost, beside what their peers were recorded to cost on
// input of the same size.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <vector>

#include "lib/analytics/core/random.h"
#include "lib/analytics/cube/cube.h"
#include "lib/analytics/time/aoristic.h"
#include "lib/analytics/time/charts.h"
#include "lib/analytics/time/farrington.h"

namespace {

using namespace samsyn::analytics;

double cpu_seconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec) * 1e-6;
}

// The median of three runs by CPU time, divided by how often the thing is done in one. 0: no peer.
void row(char const* what, double peer, double times, std::function<void()> const& run)
{
    std::vector<std::pair<double, double>> runs;
    for (int time = 0; time < 3; ++time) {
        auto const wall = std::chrono::steady_clock::now();
        double const cpu = cpu_seconds();
        run();
        runs.emplace_back(
            (cpu_seconds() - cpu) / times,
            std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count() / times);
    }
    std::ranges::sort(runs);
    auto const [spent, passed] = runs[1];
    if (peer > 0)
        std::printf("%-58s | %8.5f | %9.7f | %9.7f | 1 | %7.1f\n", what, peer, spent, passed, peer / spent);
    else
        std::printf("%-58s | %8s | %9.7f | %9.7f | 1 | %7s\n", what, "-", spent, passed, "-");
    std::fflush(stdout);
}

std::vector<double> weeks_of(std::uint64_t number, std::size_t weeks)
{
    Random random(5, number);
    std::vector<double> counts;
    for (std::size_t week = 0; week < weeks; ++week) {
        double const mean = 8 * (1 + 0.4 * std::sin(static_cast<double>(week) / 52 * 6.283));
        double count = 0, left = std::exp(-mean);
        for (double u = random.unit(); u > left; u *= random.unit()) ++count;
        counts.push_back(count);
    }
    return counts;
}

void series()
{
    std::vector<std::vector<double>> all;
    for (std::uint64_t i = 0; i < 100; ++i) all.push_back(weeks_of(i, 320));
    auto each = [&](FarringtonOptions const& options) {
        for (auto const& weeks : all) (void)farrington_flexible({weeks, {}}, 268, 320, options);
    };
    row("Farrington flexible, one fit, 10 seasons, 5 years", 0.021, 5200, [&] { each({}); });
    row("the same, negative binomial", 0.021, 5200,
        [&] { each({.threshold = Threshold::negative_binomial}); });
    row("the same, windows alone", 0.021, 5200, [&] { each({.seasons = 1, .past_left_out = 3}); });
    row("EARS C2, 52 weeks of one series", 0.0082, 100, [&] {
        for (auto const& weeks : all) (void)ears({weeks, {}}, 268, 320, {.method = Ears::c2});
    });
}

void hours()
{
    Random random(6, 1);
    std::vector<Span> spans;
    for (int i = 0; i < 1'000'000; ++i) {
        std::int64_t const from = random.below(1'000'000);
        spans.push_back({from, from + random.below(4000)});
    }
    row("Aoristic hours of the week, 1,000,000 events", 0, 1, [&] { (void)aoristic(spans); });
}

void cube()
{
    Random random(7, 1);
    std::vector<CubeEvent> events;
    for (int i = 0; i < 1'000'000; ++i)
        events.push_back({random.below(1000), random.below(100), random.below(730)});
    row("Cube of 1,000,000 events, 1,000 x 100 x 730: built", 0, 1, [&] {
        (void)Cube::of(events, {1000, 100, 730});
    });
    auto const cube = *Cube::of(events, {1000, 100, 730});
    std::vector<std::uint32_t> areas, categories;
    for (std::uint32_t i = 0; i < 1000; i += 3) areas.push_back(i);
    for (std::uint32_t i = 0; i < 100; i += 2) categories.push_back(i);
    CubeFilter const some{areas, categories, 101, 643}, all{{}, {}, 101, 643};
    row("a third of the areas, half of the categories: by area", 0, 100, [&] {
        for (int i = 0; i < 100; ++i) (void)cube.by_area(some);
    });
    row("all areas and categories: by category", 0, 100, [&] {
        for (int i = 0; i < 100; ++i) (void)cube.by_category(all);
    });
    row("all areas and categories: by day", 0, 20, [&] {
        for (int i = 0; i < 20; ++i) (void)cube.by_day(all);
    });
}

}  // namespace

int main()
{
    std::printf("%-58s | peer s | CPU s | wall s | threads | ratio\n", "method, size");
    series();
    hours();
    cube();
}
