// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>
#include <cmath>
#include <limits>
#include <vector>

#include "lib/analytics/core/random.h"
#include "lib/analytics/effect/differences.h"
#include "lib/analytics/effect/displacement.h"
#include "lib/analytics/effect/interrupted.h"
#include "lib/analytics/rates/regression.h"

using namespace samsyn::analytics;
using doctest::Approx;

namespace {

Approx printed(double value) { return Approx(value).epsilon(5e-7); }

std::vector<double> const kTreated{52, 48, 61, 55, 57, 60, 49, 53, 58, 62, 54, 51, 56, 50, 63, 57, 55, 59,
                                   52, 54, 60, 61, 53, 49, 41, 44, 47, 40, 43, 45, 38, 42, 46, 44, 39, 40};
std::vector<double> const kControl{70, 66, 75, 71, 73, 78, 69, 70, 74, 77, 72, 68, 71, 69, 78, 73, 72, 75,
                                   70, 69, 76, 77, 71, 68, 70, 72, 75, 69, 71, 74, 68, 70, 73, 74, 69, 67};

PeriodsBeforeAfter parted(std::vector<double> const& series)
{
    return {std::span(series).first(24), std::span(series).subspan(24)};
}

}  // namespace

TEST_CASE("the weighted displacement difference is the published one")
{
    DisplacementAreas const plain{{20, 10}, {20, 20}}, ringed{{20, 10}, {20, 20}, {30, 20}, {30, 30}};
    auto const simple = *weighted_displacement_difference(plain, {}, 0.9);
    CHECK(simple.total.value == -10);
    CHECK(simple.total.standard_error == printed(8.366600));
    CHECK(simple.total.z == printed(-1.195229));
    CHECK(simple.total.interval.low == printed(-23.761833));
    CHECK(simple.total.interval.high == printed(3.761833));
    CHECK(simple.verdict == Verdict::no_clear_change);
    auto const ring = *weighted_displacement_difference(ringed, {}, 0.9);
    CHECK(ring.total.value == -20);
    CHECK(ring.local.value == -10);
    CHECK(ring.displacement.value == -10);
    CHECK(ring.total.standard_error == printed(13.416408));
    CHECK(ring.total.z == printed(-1.490712));
    CHECK(ring.total.interval.low == printed(-42.068027));
    CHECK(ring.total.interval.high == printed(2.068027));
    auto const timed = *weighted_displacement_difference(plain, {.time = {2, 1}}, 0.9);
    CHECK(timed.total.value == -10);
    CHECK(timed.total.standard_error == printed(6.3245553));
    CHECK(timed.total.z == printed(-1.5811388));
    CHECK(timed.total.interval.low == printed(-20.4029678));
    CHECK(timed.total.interval.high == printed(0.4029678));
    DisplacementWeights const sizes{.treated = 1.5, .control = 2, .ring = 3.2, .ring_control = 3};
    auto const sized = *weighted_displacement_difference(plain, sizes, 0.9);
    CHECK(sized.total.value == printed(-6.666667));
    CHECK(sized.total.standard_error == printed(4.830459));
}

TEST_CASE("a difference says too few where not even the best would have shown")
{
    CHECK(weighted_displacement_difference({{3, 1}, {4, 4}})->verdict == Verdict::too_few_to_say);
    CHECK(weighted_displacement_difference({{90, 20}, {60, 60}})->verdict == Verdict::fell);
    CHECK(weighted_displacement_difference({{20, 90}, {60, 60}})->verdict == Verdict::rose);
    // A rise that shows is one, however few there were before.
    CHECK(weighted_displacement_difference({{0, 30}, {5, 5}})->verdict == Verdict::rose);
    std::vector<double> const few{1, 0, 1}, more{2, 1, 2};
    CHECK(difference_in_counts({few, few}, {more, more})->verdict == Verdict::too_few_to_say);
}

TEST_CASE("the displacement quotient reads diffusion, displacement and no success")
{
    auto const spread = *weighted_displacement_quotient({40, 20}, {30, 25}, {100, 100});
    CHECK(spread.success == Approx(-0.2));
    CHECK(spread.quotient == Approx(0.25));
    CHECK(spread.reading == Displaced::diffusion);
    CHECK(weighted_displacement_quotient({40, 20}, {30, 40}, {100, 100})->reading == Displaced::displacement);
    CHECK(weighted_displacement_quotient({40, 20}, {30, 60}, {100, 100})->reading ==
          Displaced::displacement_exceeds);
    CHECK(weighted_displacement_quotient({40, 20}, {60, 10}, {100, 100})->reading ==
          Displaced::diffusion_exceeds);
    CHECK(weighted_displacement_quotient({40, 20}, {60, 60}, {100, 100})->reading == Displaced::none);
    CHECK(weighted_displacement_quotient({40, 40}, {60, 10}, {100, 100})->reading == Displaced::no_success);
}

TEST_CASE("an interrupted series is the published one, as counts and as values")
{
    auto const counts = *interrupted_counts(kTreated, {}, 24);
    double const estimates[]{4.005185, 0.0007145, -0.2443801, -0.00541339};
    double const errors[]{0.05674108, 0.00396275, 0.1078361, 0.01343853};
    for (std::size_t k = 0; k < 4; ++k) {
        CHECK(counts.coefficients[k].value == Approx(estimates[k]).epsilon(1e-5));
        CHECK(counts.coefficients[k].standard_error == printed(errors[k]));
    }
    CHECK(counts.deviance == printed(10.21142));
    CHECK(counts.verdict == Verdict::fell);
    auto const values = *interrupted_values(kTreated, 24, 3);
    double const lines[]{54.88043, 0.03956522, -12.11788, -0.2388659};
    double const newey[]{1.45355, 0.1051532, 1.411073, 0.181991};
    for (std::size_t k = 0; k < 4; ++k) {
        CHECK(values.coefficients[k].value == printed(lines[k]));
        CHECK(values.coefficients[k].standard_error == Approx(newey[k]).epsilon(1e-6));
    }
    CHECK(interrupted_counts(kControl, {}, 24)->verdict == Verdict::no_clear_change);
}

TEST_CASE("a difference in differences is the published one")
{
    auto const counts = *difference_in_counts(parted(kTreated), parted(kControl));
    CHECK(counts.effect.value == printed(-0.2502885));
    CHECK(counts.effect.standard_error == printed(0.06684428));
    CHECK(counts.verdict == Verdict::fell);
    auto const values = *difference_in_values(parted(kTreated), parted(kControl));
    CHECK(values.hc1.effect.value == printed(-11.79167));
    CHECK(values.equal_variances.effect.standard_error == printed(1.810788));
    CHECK(values.hc1.effect.standard_error == printed(1.596541));
}

TEST_CASE("differences are those of the regression on group, period and both, in 1,000 small cases")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Random random(41, number);
        std::vector<double> parts[4], rows, all;
        for (std::size_t part = 0; part < 4; ++part)
            for (auto left = 2 + random.below(5); left > 0; --left) {
                double const treated = part < 2, after = part % 2;
                parts[part].push_back(1 + random.below(9));
                all.push_back(parts[part].back());
                rows.insert(rows.end(), {1, treated, after, treated * after});
            }
        Design const design{rows, 4};
        auto const values = *difference_in_values({parts[0], parts[1]}, {parts[2], parts[3]});
        auto const counts = *difference_in_counts({parts[0], parts[1]}, {parts[2], parts[3]});
        auto const line = *fit_least_squares(design, all);
        auto const poisson = *fit_poisson(design, all);
        REQUIRE(values.hc1.effect.value == Approx(line.coefficients[3]).epsilon(1e-9));
        REQUIRE(values.hc1.effect.standard_error == Approx(std::sqrt(hc1(design, all, line)[15])));
        REQUIRE(counts.effect.value == Approx(poisson.coefficients[3]).epsilon(1e-7));
        REQUIRE(counts.effect.standard_error == Approx(std::sqrt(poisson.inverse[15])).epsilon(1e-7));
    }
}

TEST_CASE("twice the exposure and twice the events leave the change as it was")
{
    std::vector<double> doubled = kTreated, exposures(kTreated.size(), 1);
    for (std::size_t i = 20; i < doubled.size(); ++i) doubled[i] *= 2, exposures[i] = 2;
    auto const plain = *interrupted_counts(kTreated, {}, 24),
               covered = *interrupted_counts(doubled, exposures, 24);
    CHECK(covered.coefficients[2].value == Approx(plain.coefficients[2].value).epsilon(0.1));
    CHECK(covered.verdict == Verdict::fell);
    // Half the reporters, half the events: no fall.
    std::vector<double> halved = kControl, half(kControl.size(), 1);
    for (std::size_t i = 24; i < halved.size(); ++i) halved[i] = std::floor(halved[i] / 2), half[i] = 0.5;
    CHECK(interrupted_counts(halved, half, 24)->verdict == Verdict::no_clear_change);
    CHECK(interrupted_counts(halved, {}, 24)->verdict == Verdict::fell);
}

TEST_CASE("effects refuse what they can say nothing about")
{
    double const nan = std::nan(""), endless = std::numeric_limits<double>::infinity();
    CHECK(weighted_displacement_difference({{0, 0}, {0, 0}}).error() == Refusal::too_few);
    CHECK(weighted_displacement_difference({{nan, 0}, {0, 0}}).error() == Refusal::not_finite);
    CHECK(weighted_displacement_difference({{-1, 0}, {0, 0}}).error() == Refusal::bad_parameter);
    CHECK(weighted_displacement_difference({{1, 0}, {0, 0}}, {.time = {0, 1}}).error() ==
          Refusal::bad_parameter);
    CHECK(weighted_displacement_difference({{1, 0}, {0, 0}}, {.ring = endless}).error() ==
          Refusal::not_finite);
    CHECK(weighted_displacement_quotient({1, 1}, {1, 1}, {0, 1}).error() == Refusal::too_few);
    CHECK(interrupted_counts(kTreated, {}, 35).error() == Refusal::too_few);
    CHECK(interrupted_counts(kTreated, {}, 99).error() == Refusal::too_few);
    CHECK(interrupted_counts(std::vector<double>(9, 0.0), {}, 5).error() == Refusal::too_few);
    CHECK(interrupted_counts(kTreated, kTreated, 24, 2).error() == Refusal::bad_parameter);
    CHECK(interrupted_values(std::vector<double>{1, 2, nan, 4, 5, 6, 7}, 3).error() == Refusal::not_finite);
    CHECK(interrupted_values(std::vector<double>(12, 3.0), 6)->verdict == Verdict::no_clear_change);
    CHECK(interrupted_values({}, 0).error() == Refusal::too_few);
    std::vector<double> const one{1}, zeros{0, 0};
    CHECK(difference_in_values({one, one}, {one, one}).error() == Refusal::too_few);
    CHECK(difference_in_counts({zeros, one}, {one, one}).error() == Refusal::too_few);
    CHECK(difference_in_counts({{}, one}, {one, one}).error() == Refusal::too_few);
}
