// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "lib/analytics/core/random.h"
#include "lib/analytics/rates/areas.h"
#include "lib/analytics/rates/compare.h"
#include "lib/analytics/rates/rate_ratio.h"

using namespace samsyn::analytics;
using doctest::Approx;

namespace {

using Counts = std::vector<std::uint64_t>;

constexpr double kEndless = std::numeric_limits<double>::infinity();

Approx printed(double value) { return Approx(value).epsilon(5e-7); }

double poisson(int k, double mean) { return std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0)); }

double slow_e_test(int a, int b, double e_a, double e_b)
{
    auto statistic = [&](int x, int y) {
        if (x == 0 && y == 0) return 0.0;
        return std::abs(x / e_a - y / e_b) / std::sqrt(x / e_a / e_a + y / e_b / e_b);
    };
    double const mean = (a + b) / (e_a + e_b), seen = statistic(a, b) * (1 - 1e-12);
    double p = 0;
    for (int x = 0; x < 150; ++x)
        for (int y = 0; y < 150; ++y)
            if (statistic(x, y) >= seen) p += poisson(x, mean * e_a) * poisson(y, mean * e_b);
    return std::min(p, 1.0);
}

}  // namespace

TEST_CASE("intervals of shares and counts are the published ones")
{
    CHECK(wilson(12, 40)->interval.low == printed(.1807485));
    CHECK(wilson(12, 40)->interval.high == printed(.4543002));
    CHECK(clopper_pearson(12, 40)->interval.low == printed(.1656272));
    CHECK(clopper_pearson(12, 40)->interval.high == printed(.4653163));
    CHECK(poisson_rate(7)->interval.low == printed(2.814363));
    CHECK(poisson_rate(7)->interval.high == printed(14.42268));
    CHECK(poisson_rate(0)->interval.low == 0);
    CHECK(poisson_rate(0)->interval.high == printed(3.688879));
    double const half = normal_quantile(0.975) / std::sqrt(40 * .3 * .7);
    CHECK(logit_interval(12, 40)->interval.low == Approx(1 / (1 + std::exp(std::log(7. / 3) + half))));
    CHECK(logit_interval(40, 40)->interval.low == clopper_pearson(40, 40)->interval.low);
}

TEST_CASE("differences and trends of shares are the published ones")
{
    auto const test = two_proportions(120, 400, 150, 380);
    CHECK(test->statistic == printed(7.727554));
    CHECK(test->p == printed(.005438437));
    auto const trend = trend_of_proportions(Counts{15, 10, 5}, Counts{30, 30, 30});
    CHECK(trend->statistic == printed(7.5));
    CHECK(trend->p == Approx(.00617).epsilon(5e-4));
    CHECK(trend_of_proportions(Counts{5, 0, 10, 15}, Counts{30, 0, 30, 30})->statistic != trend->statistic);
}

TEST_CASE("the E-test is the published one, and in 1,000 small cases the sum over all pairs")
{
    CHECK(*e_test(3, 0) == printed(0.08837901));
    CHECK(*e_test(6, 2) == printed(0.1748748));
    CHECK(*e_test(0, 0) == 1);
    CHECK(*e_test(5'000'000, 5'000'000) == Approx(1));
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Random random(31, number);
        int const a = static_cast<int>(random.below(12)), b = static_cast<int>(random.below(12));
        double const e_a = 1 + random.below(4), e_b = 1 + random.below(4);
        if (a + b == 0) continue;
        auto const p = *e_test(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b), e_a, e_b);
        REQUIRE(p == Approx(slow_e_test(a, b, e_a, e_b)).epsilon(1e-9));
        REQUIRE(p == Approx(*e_test(static_cast<std::uint64_t>(b), static_cast<std::uint64_t>(a), e_b * 7,
                                    e_a * 7))
                         .epsilon(1e-9));
    }
}

TEST_CASE("in 1,000 small cases an interval holds its estimate, narrows with data and turns with its sides")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Random random(32, number);
        std::uint64_t const n = 1 + random.below(60), k = random.below(static_cast<std::uint32_t>(n) + 1);
        for (auto* method : {wilson, clopper_pearson, logit_interval}) {
            auto const seen = *method(k, n, 0.9), other = *method(n - k, n, 0.9);
            REQUIRE(seen.interval.low <= seen.estimate);
            REQUIRE(seen.interval.high >= seen.estimate);
            REQUIRE(seen.interval.low == Approx(1 - other.interval.high).epsilon(1e-9));
            auto const wider = *method(k, n, 0.99), more = *method(k * 4, n * 4, 0.9);
            REQUIRE(wider.interval.high - wider.interval.low > seen.interval.high - seen.interval.low);
            REQUIRE(more.interval.high - more.interval.low < seen.interval.high - seen.interval.low);
        }
        // Clopper and Pearson's ends are where the tails have 5 %.
        auto const exact = clopper_pearson(k, n, 0.9)->interval;
        double below = 0;
        for (std::uint64_t i = 0; i <= k; ++i)
            below += std::exp(std::lgamma(n + 1.) - std::lgamma(i + 1.) - std::lgamma(n - i + 1.) +
                              static_cast<double>(i) * std::log(exact.high) +
                              static_cast<double>(n - i) * std::log1p(-exact.high));
        if (k < n) REQUIRE(below == Approx(0.05).epsilon(1e-8));
    }
}

TEST_CASE("a ratio of rates is exact, and the other way round its inverse")
{
    // 11 of 800 and 3 of 900, summed by hand: binomial of 14 with the chance 8/17.
    auto const ratio = *poisson_rate_ratio(11, 800, 3, 900);
    CHECK(ratio.ratio == Approx(11. / 800 / (3. / 900)));
    double p = 0;
    auto chance = [](int k) {
        return std::exp(std::lgamma(15.) - std::lgamma(k + 1.) - std::lgamma(15. - k) +
                        k * std::log(8. / 17) + (14 - k) * std::log(9. / 17));
    };
    for (int k = 0; k <= 14; ++k)
        if (chance(k) <= chance(11) * (1 + 1e-9)) p += chance(k);
    CHECK(ratio.p == Approx(p));
    auto const turned = *poisson_rate_ratio(3, 900, 11, 800);
    CHECK(turned.p == Approx(ratio.p));
    CHECK(turned.interval.low == Approx(1 / ratio.interval.high));
    CHECK(std::isinf(poisson_rate_ratio(4, 1, 0, 1)->ratio));
    CHECK(poisson_rate_ratio(4, 1, 0, 1)->p == Approx(0.125));
    CHECK(poisson_rate_ratio(5'000'000, 1, 5'000'000, 1)->p == Approx(1));
    CHECK(poisson_rate_ratio(5'000'000, 1, 1'000'000, 1)->p == 0);
}

TEST_CASE("more spread than Poisson's widens the interval of a ratio, no more spread leaves it")
{
    std::vector<double> const calm_a{5, 6, 5, 4, 5}, calm_b{10, 9, 11, 10, 10};
    auto const calm = *negative_binomial_rate_ratio({calm_a, {}}, {calm_b, {}});
    CHECK(calm.dispersion == 0);
    CHECK(calm.rate.ratio == Approx(0.5));
    CHECK(std::log(calm.rate.interval.high / calm.rate.ratio) ==
          Approx(normal_quantile(.975) * std::sqrt(1. / 25 + 1. / 50)));
    std::vector<double> const wild_a{0, 1, 20, 2, 2}, wild_b{1, 40, 3, 5, 1};
    auto const wild = *negative_binomial_rate_ratio({wild_a, {}}, {wild_b, {}});
    CHECK(wild.dispersion > 0.5);
    CHECK(wild.rate.ratio == Approx(0.5));
    CHECK(wild.rate.interval.high > calm.rate.interval.high);
    // The score of the dispersion is 0 there: the likelihood falls on both sides.
    auto likelihood = [&](double dispersion) {
        double sum = 0, size = 1 / dispersion;
        for (auto const* group : {&wild_a, &wild_b})
            for (double y : *group) {
                double const mean = group == &wild_a ? 5 : 10;
                sum += std::lgamma(y + size) - std::lgamma(size) + size * std::log(size / (size + mean)) +
                       y * std::log(mean / (size + mean));
            }
        return sum;
    };
    CHECK(likelihood(wild.dispersion) > likelihood(wild.dispersion * 1.01));
    CHECK(likelihood(wild.dispersion) > likelihood(wild.dispersion / 1.01));
    std::vector<double> const twice{2, 2, 2, 2, 2};
    auto const exposed = *negative_binomial_rate_ratio({wild_a, twice}, {wild_b, twice});
    CHECK(exposed.rate.p == Approx(wild.rate.p));
}

TEST_CASE("a standardised rate is the weighted one, and of one stratum the exact one's upper end")
{
    std::vector<Stratum> const strata{{20, 1000, 3}, {10, 4000, 1}};
    auto const rate = *directly_standardised(strata);
    CHECK(rate.estimate == Approx(.75 * .02 + .25 * .0025));
    CHECK(rate.interval.low < rate.estimate);
    CHECK(rate.interval.high > rate.estimate);
    auto const one = *directly_standardised(std::vector<Stratum>{{7, 10, 5}}), exact = *poisson_rate(7, 10);
    CHECK(one.interval.low == Approx(exact.interval.low));
    CHECK(one.interval.high == Approx(exact.interval.high));
    CHECK(directly_standardised(std::vector<Stratum>{{0, 10, 5}})->interval.low == 0);
}

TEST_CASE("small areas are drawn towards the mean, the smaller the more")
{
    std::vector<double> const observed{2, 200, 30, 5, 0, 90}, expected{1, 100, 60, 10, 0.5, 100};
    auto const all = *shrunken_risks(observed, expected);
    CHECK(all.variance > 0);
    auto moved = [&](std::size_t i) {
        return (all.areas[i].shrunken - all.mean) / (all.areas[i].raw - all.mean);
    };
    for (std::size_t i = 0; i < observed.size(); ++i) {
        CHECK(moved(i) > 0);
        CHECK(moved(i) < 1);
        CHECK(all.areas[i].interval.low < all.areas[i].shrunken);
        CHECK(all.areas[i].interval.high > all.areas[i].shrunken);
    }
    CHECK(moved(0) < moved(1));
    CHECK(moved(4) < moved(0));
    auto const alike = *shrunken_risks(std::vector<double>{10, 10, 10}, std::vector<double>{10, 10, 10});
    CHECK(alike.variance == 0);
    CHECK(alike.areas[1].shrunken == 1);
}

TEST_CASE("rates refuse what they can say nothing about")
{
    CHECK(wilson(0, 0).error() == Refusal::too_few);
    CHECK(wilson(3, 2).error() == Refusal::bad_parameter);
    CHECK(logit_interval(1, 2, std::nan("")).error() == Refusal::bad_parameter);
    CHECK(poisson_rate(3, 0).error() == Refusal::bad_parameter);
    CHECK(poisson_rate(3, kEndless).error() == Refusal::not_finite);
    CHECK(two_proportions(0, 4, 0, 4).error() == Refusal::no_variation);
    CHECK(two_proportions(0, 0, 0, 4).error() == Refusal::too_few);
    CHECK(trend_of_proportions(Counts{1}, Counts{2, 3}).error() == Refusal::unequal);
    CHECK(trend_of_proportions({}, {}).error() == Refusal::too_few);
    CHECK(e_test(1, 2, -1, 1).error() == Refusal::bad_parameter);
    CHECK(e_test(1, 2, 1e-300, 1e300).error() == Refusal::bad_parameter);
    CHECK(e_test(1, 2, std::nan(""), 1).error() == Refusal::not_finite);
    CHECK(poisson_rate_ratio(0, 1, 0, 1).error() == Refusal::too_few);
    std::vector<double> const some{1, 2}, none{0, 0}, broken{1, std::nan("")};
    CHECK(negative_binomial_rate_ratio({some, {}}, {none, {}}).error() == Refusal::too_few);
    CHECK(negative_binomial_rate_ratio({some, {}}, {broken, {}}).error() == Refusal::not_finite);
    CHECK(negative_binomial_rate_ratio({some, some}, {some, none}).error() == Refusal::bad_parameter);
    CHECK(directly_standardised({}).error() == Refusal::too_few);
    CHECK(directly_standardised(std::vector<Stratum>{{1, 1, 0}}).error() == Refusal::bad_parameter);
    CHECK(shrunken_risks(some, some).error() == Refusal::too_few);
    CHECK(shrunken_risks(std::vector<double>(3), std::vector<double>(3, 1.0)).error() == Refusal::too_few);
}
