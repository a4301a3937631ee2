// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/forecast.h"

#include <doctest/doctest.h>
#include <cmath>
#include <vector>

#include "lib/analytics/core/random.h"
#include "lib/analytics/time/overdispersed.h"

using namespace samsyn::analytics;
using doctest::Approx;

namespace {

std::vector<double> months_of(std::uint64_t number, std::size_t months, double season)
{
    Random random(81, number);
    std::vector<double> counts;
    for (std::size_t month = 0; month < months; ++month) {
        double const mean = 20 * (1 + season * std::sin(static_cast<double>(month) / 12 * 6.2832));
        double count = 0, left = std::exp(-mean);
        for (double u = random.unit(); u > left && count < 1000; u *= random.unit()) ++count;
        counts.push_back(count);
    }
    return counts;
}

}  // namespace

TEST_CASE("a seasonal series is forecast, and its intervals hold what they promise")
{
    double given = 0, covered = 0, right = 0;
    for (std::uint64_t number = 0; number < 300; ++number) {
        auto months = months_of(number, 73, 0.7);
        double const next = months.back();
        months.pop_back();
        auto const answer = *forecast({months, {}});
        if (!answer.next) continue;
        REQUIRE(answer.error < answer.naive_error);
        ++given;
        covered += answer.covered;
        right += next >= answer.next->interval.low && next <= answer.next->interval.high;
    }
    CHECK(given > 250);
    CHECK(covered / given > 0.75);
    CHECK(covered / given < 0.93);
    CHECK(right / given > 0.75);
}

TEST_CASE("what walks at random is not forecast better than by what was last")
{
    int given = 0;
    for (std::uint64_t number = 0; number < 100; ++number) {
        Random random(82, number);
        std::vector<double> walk{500};
        for (int i = 0; i < 71; ++i)
            walk.push_back(std::max(0.0, walk.back() + (random.below(2) ? 12 : -12)));
        given += forecast({walk, {}})->next.has_value();
    }
    CHECK(given < 10);
}

TEST_CASE("a forecast takes the next period's exposure into account")
{
    auto const months = months_of(1, 72, 0.7);
    std::vector<double> const exposures(72, 4.0);
    auto const plain = *forecast({months, {}}), half = *forecast({months, exposures}, {.next_exposure = 2});
    REQUIRE(plain.next);
    REQUIRE(half.next);
    CHECK(half.next->mean == Approx(plain.next->mean / 2));
}

TEST_CASE("the quantile of counts is the least number with enough at or below it")
{
    for (double mean : {0.01, 0.7, 4.0, 33.0, 1e4})
        for (double dispersion : {1.0, 1.5, 9.0})
            for (double p : {0.005, 0.1, 0.5, 0.9, 0.995}) {
                double const at = count_quantile(p, mean, dispersion);
                CHECK(chance_at_most(at, mean, dispersion) >= p);
                CHECK(chance_at_most(at - 1, mean, dispersion) < p);
            }
    CHECK(chance_at_most(1, 2, 1) == Approx(3 * std::exp(-2.0)));
    CHECK(chance_at_most(0, 2, 2) == Approx(0.25));
}

TEST_CASE("a forecast refuses what it can say nothing about")
{
    std::vector<double> const zeros(72, 0.0), few(20, 3.0), ones(72, 1.0);
    CHECK(forecast({{}, {}}).error() == Refusal::too_few);
    CHECK(forecast({zeros, {}}).error() == Refusal::too_few);
    CHECK(forecast({few, {}}).error() == Refusal::too_few);
    CHECK(forecast({few, ones}).error() == Refusal::unequal);
    CHECK(forecast({ones, zeros}).error() == Refusal::bad_parameter);
    CHECK(forecast({ones, {}}, {.seasons = 0}).error() == Refusal::bad_parameter);
    CHECK(forecast({ones, {}}, {.level = 1}).error() == Refusal::bad_parameter);
    CHECK(!forecast({ones, {}})->next);  // as good as what was last, no better
    std::vector<double> broken = ones;
    broken[3] = std::nan("");
    CHECK(forecast({broken, {}}).error() == Refusal::not_finite);
}
