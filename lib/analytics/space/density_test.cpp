// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/density.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "lib/analytics/core/random.h"
#include "lib/analytics/space/contours.h"
#include "lib/analytics/space/relative_risk.h"
#include "tests/analytics/synthetic.h"

using namespace samsyn;
using namespace samsyn::analytics;

namespace {

constexpr Kernel kKernels[] = {Kernel::gaussian, Kernel::quartic, Kernel::epanechnikov};

std::vector<Point> scattered(std::uint64_t number, std::size_t count)
{
    Random random(51, number);
    std::vector<Point> events;
    for (std::size_t i = 0; i < count; ++i) events.push_back({random.unit() * 1000, random.unit() * 800});
    return events;
}

// The textbook's formulae, without a thought of speed.
double slowly(std::vector<Point> const& events, Point at, Kernel kernel, double h)
{
    double sum = 0;
    for (auto event : events) {
        double const d = std::hypot(event.x - at.x, event.y - at.y) / h;
        if (kernel == Kernel::gaussian)
            sum += std::exp(-d * d / 2) / (2 * std::numbers::pi * h * h);
        else if (d < 1 && kernel == Kernel::quartic)
            sum += 3 / (std::numbers::pi * h * h) * std::pow(1 - d * d, 2);
        else if (d < 1)
            sum += 2 / (std::numbers::pi * h * h) * (1 - d * d);
    }
    return sum;
}

double sum_of(std::vector<double> const& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

double area_of(std::vector<Point> const& ring)
{
    double area = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        area += (ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y) / 2;
    return area;
}

}  // namespace

TEST_CASE("the exact density is the textbook's sum, in 1,000 small cases")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        auto const events = scattered(number, 1 + number % 9);
        Random random(52, number);
        DensityGrid const grid{{random.unit() * 300, -50}, 70 + random.unit() * 50, 90, 7, 6};
        Kernel const kernel = kKernels[number % 3];
        double const h = 40 + 200 * random.unit();
        auto const values = *density_exact(events, grid, {kernel, h});
        for (std::uint32_t row = 0; row < grid.rows; ++row)
            for (std::uint32_t column = 0; column < grid.columns; ++column) {
                double const expected = slowly(events, grid.centre(column, row), kernel, h);
                double const most = slowly({{0, 0}}, {0, 0}, kernel, h) * static_cast<double>(events.size());
                REQUIRE(std::abs(values[row * grid.columns + column] - expected) < 2e-8 * most);
            }
    }
}

TEST_CASE("the binned density lies close to the exact, with events outside the grid too")
{
    for (std::uint64_t number = 0; number < 60; ++number) {
        auto const events = scattered(number, 50 + number);
        DensityGrid const grid{{200, 100}, 10, 8, 50, 60};
        for (auto kernel : kKernels)
            for (auto edge : {EdgeCorrection::none, EdgeCorrection::uniform, EdgeCorrection::diggle}) {
                Smoothing const smoothing{kernel, kernel == Kernel::gaussian ? 80.0 : 200.0, edge};
                auto const fast = *density(events, grid, smoothing),
                           exact = *density_exact(events, grid, smoothing);
                double const most = std::ranges::max(exact);
                for (std::size_t cell = 0; cell < exact.size(); ++cell)
                    REQUIRE(std::abs(fast[cell] - exact[cell]) < 0.02 * most);
            }
    }
}

TEST_CASE("the density integrates to the number of events, and with Diggle's correction inside the grid")
{
    auto const events = scattered(3, 400);
    for (auto kernel : kKernels) {
        DensityGrid const wide{{-1000, -1000}, 20, 20, 150, 140}, tight{{0, 0}, 20, 20, 50, 40};
        CHECK(sum_of(*density(events, wide, {kernel, 150})) * 400 == doctest::Approx(400).epsilon(1e-5));
        CHECK(sum_of(*density(events, tight, {kernel, 150})) * 400 < 399);
        CHECK(sum_of(*density(events, tight, {kernel, 150, EdgeCorrection::diggle})) * 400 ==
              doctest::Approx(400).epsilon(0.005));
        // Evenly spread events are as dense at the border as in the middle once corrected.
        std::vector<Point> even;
        for (int x = 0; x < 100; ++x)
            for (int y = 0; y < 80; ++y) even.push_back({x * 10 + 5.0, y * 10 + 5.0});
        auto const level = *density(even, tight, {kernel, 150, EdgeCorrection::uniform});
        for (double each : level) REQUIRE(each == doctest::Approx(0.01).epsilon(0.02));
    }
}

TEST_CASE("the density of the invented million is the recorded one")
{
    std::vector<Point> events;
    for (auto const& each : tests::synthetic_events(1'000'000)) events.push_back({each.x, each.y});
    double const width = 20'000.0 / 512;
    DensityGrid const grid{{0, 0}, width, width, 512, 512};
    auto const values = *density(events, grid, {Kernel::gaussian, 300});
    // The 256th cell of the 256th row.
    CHECK(std::abs(values[255 * 512 + 255] - 0.00110578) < 0.000000005);
    CHECK(values == *density(events, grid, {Kernel::gaussian, 300}, {.threads = 2}));
    DensityGrid const one{{255 * width, 255 * width}, width, width, 1, 1};
    auto const exact = *density_exact(events, one, {Kernel::gaussian, 300});
    CHECK(values[255 * 512 + 255] == doctest::Approx(exact[0]).epsilon(2e-4));
}

TEST_CASE("the density moves with the events and keeps its number in other units")
{
    auto events = scattered(9, 70);
    DensityGrid const grid{{0, 0}, 16, 16, 60, 50};
    auto const values = *density(events, grid, {Kernel::quartic, 128});
    for (auto& event : events) event = {event.x * 4 + 4096, event.y * 4 - 8192};
    auto const other = *density(events, {{4096, -8192}, 64, 64, 60, 50}, {Kernel::quartic, 512});
    for (std::size_t cell = 0; cell < values.size(); ++cell)
        REQUIRE(other[cell] * 16 == doctest::Approx(values[cell]).epsilon(1e-9));
    std::ranges::reverse(events);
    auto const again = *density(events, {{4096, -8192}, 64, 64, 60, 50}, {Kernel::quartic, 512});
    for (std::size_t cell = 0; cell < values.size(); ++cell)
        REQUIRE(again[cell] == doctest::Approx(other[cell]).epsilon(1e-9));
}

TEST_CASE("the adaptive density is sharper where events are dense and keeps their number")
{
    auto events = scattered(4, 60);
    for (int i = 0; i < 200; ++i) events.push_back({500 + (i % 20) * 2.0, 400 + (i / 20) * 2.0});
    DensityGrid const wide{{-2000, -2000}, 20, 20, 250, 240};
    auto const fixed = *density(events, wide, {Kernel::gaussian, 100});
    auto const adaptive = *adaptive_density(events, wide, {Kernel::gaussian, 100});
    CHECK(std::ranges::max(adaptive) > 1.3 * std::ranges::max(fixed));
    CHECK(sum_of(adaptive) * 400 == doctest::Approx(260).epsilon(0.005));
    CHECK(adaptive_density(events, wide, {Kernel::gaussian, 100, EdgeCorrection::uniform}).error() ==
          Refusal::bad_parameter);
}

TEST_CASE("the relative risk is 0 where both are alike and high where events alone are dense")
{
    auto const controls = scattered(6, 2000);
    auto events = scattered(7, 500);
    DensityGrid const grid{{0, 0}, 20, 20, 50, 40};
    auto const alike = *relative_risk(controls, controls, grid, {Kernel::gaussian, 80});
    for (double each : alike.log_ratio) REQUIRE(each == 0);
    for (double each : alike.p) REQUIRE(each == 0.5);
    for (int i = 0; i < 200; ++i) events.push_back({700 + (i % 20) * 3.0, 200 + (i / 20) * 3.0});
    auto const risk = *relative_risk(events, controls, grid, {Kernel::gaussian, 80});
    std::size_t const spot = 11 * 50 + 36;
    CHECK(risk.log_ratio[spot] > 1);
    CHECK(risk.p[spot] < 1e-6);
    CHECK(relative_risk(events, {}, grid, {Kernel::gaussian, 80}).error() == Refusal::too_few);
    CHECK(relative_risk(events, controls, grid, {Kernel::gaussian, 80}, 0).error() == Refusal::bad_parameter);
}

TEST_CASE("contours close round what is above, holes the other way about")
{
    DensityGrid const grid{{-10, -10}, 0.1, 0.1, 200, 200};
    std::vector<double> ring_hill, slope;
    for (std::uint32_t row = 0; row < 200; ++row)
        for (std::uint32_t column = 0; column < 200; ++column) {
            auto const at = grid.centre(column, row);
            ring_hill.push_back(-std::abs(std::hypot(at.x, at.y) - 5));
            slope.push_back(at.x);
        }
    auto const rings = *contours(ring_hill, grid, -1);
    REQUIRE(rings.size() == 2);
    CHECK(area_of(rings[0]) == doctest::Approx(36 * std::numbers::pi).epsilon(0.001));
    CHECK(area_of(rings[1]) == doctest::Approx(-16 * std::numbers::pi).epsilon(0.001));
    auto const half = *contours(slope, grid, 2);
    REQUIRE(half.size() == 1);
    CHECK(area_of(half[0]) == doctest::Approx(8 * 20).epsilon(0.001));
    CHECK(contours(slope, grid, 99)->empty());
    CHECK(area_of(contours(slope, grid, -99)->front()) == doctest::Approx(400).epsilon(0.001));
}

TEST_CASE("contours of any small grid enclose every centre above and no other, in 1,000 cases")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Random random(53, number);
        DensityGrid const grid{{0, 0}, 1, 1, 1 + random.below(6), 1 + random.below(6)};
        std::vector<double> values(grid.size());
        for (double& value : values) value = random.below(5);
        auto const rings = contours(values, grid, 1.5);
        REQUIRE(rings);
        for (std::uint32_t row = 0; row < grid.rows; ++row)
            for (std::uint32_t column = 0; column < grid.columns; ++column) {
                auto const at = grid.centre(column, row);
                int crossed = 0;
                for (auto const& ring : *rings)
                    for (std::size_t i = 1; i < ring.size(); ++i) {
                        auto const a = ring[i - 1], b = ring[i];
                        if ((a.y > at.y) == (b.y > at.y)) continue;
                        if (a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x) > at.x)
                            crossed += a.y > at.y ? -1 : 1;
                    }
                REQUIRE(crossed == (values[row * grid.columns + column] >= 1.5));
            }
    }
}

TEST_CASE("densities refuse or answer what is no ordinary input")
{
    std::vector<Point> const one{{5, 5}}, same(30, {5, 5}), far{{1e300, -1e300}, {5, 5}};
    DensityGrid const grid{{0, 0}, 1, 1, 10, 10};
    double const nan = std::nan(""), endless = std::numeric_limits<double>::infinity();
    for (auto const& way : {density, density_exact, adaptive_density}) {
        auto const why = [&](std::vector<Point> const& events, DensityGrid const& cells, double h) {
            return way(events, cells, {Kernel::gaussian, h}, {}).error();
        };
        CHECK(why({}, grid, 2) == Refusal::too_few);
        CHECK(why({{nan, 1}}, grid, 2) == Refusal::not_finite);
        CHECK(why(one, grid, 0) == Refusal::bad_parameter);
        CHECK(why(one, grid, nan) == Refusal::bad_parameter);
        CHECK(why(one, grid, endless) == Refusal::bad_parameter);
        CHECK(why(one, grid, 1e9) == Refusal::too_large);
        CHECK(why(one, {{0, 0}, 1, 0, 10, 10}, 2) == Refusal::bad_parameter);
        CHECK(why(one, {{0, nan}, 1, 1, 10, 10}, 2) == Refusal::not_finite);
        CHECK(why(one, {{0, 0}, 1, 1, 0, 10}, 2) == Refusal::empty_area);
        CHECK(why(one, {{0, 0}, 1, 1, 1'000'000, 1'000'000}, 2) == Refusal::too_large);
        for (auto const& events : {one, same, far})
            for (double h : {1e-3, 1.5, 3.0}) {
                auto const values = way(events, grid, {Kernel::gaussian, h}, {});
                REQUIRE(values);
                REQUIRE(std::ranges::all_of(*values,
                                            [](double each) { return std::isfinite(each) && each >= 0; }));
            }
        std::atomic<bool> const stop = true;
        CHECK(way(one, grid, {Kernel::gaussian, 3}, {.stop = &stop}).error() == Refusal::cancelled);
    }
    CHECK(density(far, {{100, 100}, 1, 1, 5, 5}, {Kernel::quartic, 8, EdgeCorrection::diggle}).error() ==
          Refusal::too_few);
    CHECK(contours(std::vector<double>(100, nan), grid, 1).error() == Refusal::not_finite);
    CHECK(contours(std::vector<double>(99), grid, 1).error() == Refusal::unequal);
}
