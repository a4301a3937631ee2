// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/farrington.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <limits>

#include "lib/analytics/core/random.h"
#include "lib/analytics/rates/regression.h"
#include "lib/analytics/time/season_line.h"
#include "tests/analytics/synthetic.h"

using namespace samsyn;
using namespace samsyn::analytics;
using doctest::Approx;

namespace {

std::vector<double> column(std::string const& file, std::size_t at)
{
    std::vector<double> values;
    for (auto const& row : tests::canonical_numbers(file)) values.push_back(row.at(at));
    return values;
}

std::vector<std::size_t> alarms(std::vector<Watched> const& all)
{
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].alarm) numbers.push_back(i + 1);
    return numbers;
}

// Weeks with a season, by the sum of many coins.
std::vector<double> invented(std::uint64_t number, std::size_t weeks, double level)
{
    Random random(51, number);
    std::vector<double> counts;
    for (std::size_t week = 0; week < weeks; ++week) {
        double const mean = level * (1 + 0.4 * std::sin(static_cast<double>(week) / 52 * 6.283));
        double count = 0, left = std::exp(-mean);
        for (double u = random.unit(); u > left && count < 1000; u *= random.unit()) ++count;
        counts.push_back(count);
    }
    return counts;
}

}  // namespace

TEST_CASE("Salmonella Agona has the published bounds and alarms, flexible")
{
    auto const weeks = column("salmonella_agona.csv", 1);
    if (weeks.empty()) return;
    REQUIRE(weeks.size() == 312);
    auto const all = *farrington_flexible({weeks, {}}, 312 - 53, 312,
                                          {.years = 4, .seasons = 1, .past_left_out = 3, .alpha = 0.1});
    double const last[]{4.05721, 3.973135, 5.738994, 5.55919, 5.616547, 4.608106, 8.184475, 10.85894};
    for (std::size_t i = 0; i < 8; ++i) CHECK(all[53 - 8 + i].upper == Approx(last[i]).epsilon(1e-6));
    CHECK(alarms(all) == std::vector<std::size_t>{2, 3, 4, 5, 7, 24, 25, 26, 28, 29, 30, 33, 35, 36});
}

TEST_CASE("Salmonella Agona has the published bounds and alarms, classic")
{
    auto const weeks = column("salmonella_agona.csv", 1);
    if (weeks.empty()) return;
    auto const all = *farrington({weeks, {}}, 312 - 53, 312, {.years = 4, .alpha = 0.01});
    double const last[]{5.811428, 5.615926, 7.862128, 7.650144, 7.928645, 6.872412, 7.362888, 17.29059};
    for (std::size_t i = 0; i < 8; ++i) CHECK(all[53 - 8 + i].upper == Approx(last[i]).epsilon(1e-6));
    CHECK(alarms(all) == std::vector<std::size_t>{3, 4, 5, 25, 26});
}

TEST_CASE("Salmonella Newport has the published bounds and no alarm")
{
    auto const weeks = column("salm_newport.csv", 1);
    if (weeks.empty()) return;
    REQUIRE(weeks.size() == 528);
    auto const all =
        *farrington_flexible({weeks, {}}, 528 - 52, 528,
                             {.first_week = std::chrono::sys_days{std::chrono::January / 5 / 2004},
                              .alpha = 0.005,
                              .trend_p = 1,  // the trend is kept whenever it does not carry away
                              .threshold = Threshold::negative_binomial});
    double const bounds[]{8, 8, 8, 8, 0, 0, 0, 0, 8, 9, 9, 10, 9, 10, 10, 11};
    for (std::size_t i = 0; i < std::size(bounds); ++i) {
        bool const too_few = all[7 + i].basis == Basis::too_few_cases;
        CHECK_MESSAGE((too_few ? 0 : all[7 + i].upper) == bounds[i], i);
    }
    CHECK(alarms(all).empty());
}

TEST_CASE("the arrow's solution is that of the whole regression, in 1,000 small cases")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Random random(52, number);
        std::size_t const seasons = 1 + random.below(4), n = 12 + random.below(40);
        bool const slope = random.below(2);
        std::vector<double> rows, counts, offsets;
        SeasonLine line;
        double time = 0;
        for (std::size_t i = 0; i < n; ++i) {
            time += 1 + (random.below(10) == 0) * 7;
            std::size_t const season = i % seasons;
            double const exposure = 0.5 + random.below(4), count = 1 + random.below(12);
            line.add(count, time, season, exposure);
            for (std::size_t s = 0; s < seasons; ++s) rows.push_back(s == season || s == 0);
            if (slope) rows.push_back(time);
            counts.push_back(count);
            offsets.push_back(std::log(exposure));
        }
        std::size_t const columns = seasons + slope;
        REQUIRE(line.fit(slope));
        auto const whole = fit_poisson({rows, columns}, counts, offsets);
        REQUIRE(whole);
        double const inexact = 1e-4;  // R ends where the deviance settles
        if (slope) {
            double const error = std::sqrt(whole->inverse[columns * columns - 1]);
            REQUIRE(std::abs(line.slope() - whole->coefficients[columns - 1]) < inexact * error);
            REQUIRE(line.slope_error(1) == Approx(error).epsilon(1e-3));
        }
        for (std::size_t season = 0; season < seasons; ++season) {
            std::vector<double> at(seasons, 0.0);
            at[0] = at[season] = 1;
            if (slope) at.push_back(time + 3);
            double linear = 0, variance = 0;
            for (std::size_t r = 0; r < columns; ++r) {
                linear += at[r] * whole->coefficients[r];
                for (std::size_t c = 0; c < columns; ++c)
                    variance += at[r] * at[c] * whole->inverse[r * columns + c];
            }
            REQUIRE(std::log(line.predict(time + 3, season, 1)) == Approx(linear).epsilon(1e-4));
            REQUIRE(line.variance(time + 3, season) == Approx(variance).epsilon(1e-3));
        }
    }
}

TEST_CASE("exposure explains what it explains: half covered is no fall, twice covered no alarm")
{
    auto weeks = invented(1, 420, 12);
    std::vector<double> covered(weeks.size(), 1);
    auto const before = *farrington_flexible({weeks, covered}, 400, 420);
    std::vector<double> more = weeks, exposure = covered;
    for (std::size_t i = 0; i < exposure.size(); ++i) exposure[i] *= 1000;
    auto const units = *farrington_flexible({weeks, exposure}, 400, 420);
    for (std::size_t i = 0; i < before.size(); ++i) {
        CHECK(units[i].upper == Approx(before[i].upper).epsilon(1e-6));
        CHECK(units[i].p == Approx(before[i].p).epsilon(1e-6));
    }
    for (std::size_t i = 400; i < 420; ++i) more[i] *= 3, covered[i] = 3;
    auto const tripled = *farrington_flexible({more, covered}, 419, 420);
    CHECK(tripled[0].expected == Approx(3 * before.back().expected).epsilon(1e-6));
    CHECK(!tripled[0].alarm);
    CHECK(farrington_flexible({more, {}}, 419, 420)->front().alarm);
}

TEST_CASE("more events raise no p, and in quiet series few alarms come")
{
    double alarms_seen = 0, watched = 0;
    for (std::uint64_t number = 0; number < 60; ++number) {
        auto const weeks = invented(number, 330, 6);
        for (auto threshold :
             {Threshold::delta, Threshold::negative_binomial, Threshold::negative_binomial_upper_mean}) {
            auto const all = *farrington_flexible({weeks, {}}, 300, 330,
                                                  {.seasons = 10, .alpha = 0.01, .threshold = threshold});
            for (auto const& each : all) {
                REQUIRE(std::isfinite(each.upper));
                if (each.basis == Basis::enough) { REQUIRE((each.p < 0.01 + 1e-12) == each.alarm); }
                if (threshold == Threshold::delta) ++watched, alarms_seen += each.alarm;
            }
        }
        auto raised = weeks;
        raised[310] += 5;
        auto const low = *farrington_flexible({weeks, {}}, 310, 311),
                   high = *farrington_flexible({raised, {}}, 310, 311);
        REQUIRE(high[0].p < low[0].p);
        REQUIRE(high[0].upper == low[0].upper);
    }
    CHECK(alarms_seen / watched < 0.025);
}

TEST_CASE("of many series few are called, and those without a basis never")
{
    std::vector<Watched> all(5);
    double const p[]{0.001, 0.8, 0.04, 0.5, 0.002};
    for (std::size_t i = 0; i < 5; ++i) all[i].p = p[i], all[i].basis = Basis::enough;
    all[4].basis = Basis::no_history;
    auto const adjusted = adjusted_across(all);
    CHECK(adjusted[0] == Approx(0.004));
    CHECK(adjusted[2] == Approx(0.08));
    CHECK(adjusted[4] == 1);
}

TEST_CASE("a series that lets nothing be expected says so, and what is not a series is refused")
{
    std::vector<double> const zeros(400, 0.0), ones(400, 1.0), few(10, 3.0);
    for (auto* method : {farrington_flexible, farrington}) {
        CHECK(method({few, {}}, 5, 10, {})->front().basis == Basis::no_history);
        for (auto const* weeks : {&zeros, &ones}) {
            auto const all = *method({*weeks, {}}, 300, 400, {});
            for (auto const& each : all) {
                REQUIRE(std::isfinite(each.upper));
                REQUIRE(std::isfinite(each.p));
                REQUIRE(!each.alarm);
            }
        }
        CHECK(method({{}, {}}, 0, 0, {}).error() == Refusal::too_few);
        CHECK(method({few, few}, 5, 50, {}).error() == Refusal::bad_parameter);
        CHECK(method({few, zeros}, 5, 10, {}).error() == Refusal::unequal);
        CHECK(method({zeros, zeros}, 5, 10, {}).error() == Refusal::bad_parameter);
        CHECK(method({few, {}}, 5, 10, {.seasons = 60}).error() == Refusal::bad_parameter);
        CHECK(method({few, {}}, 5, 10, {.alpha = std::nan("")}).error() == Refusal::bad_parameter);
        CHECK(method({few, {}}, 5, 10, {.periods_a_year = 0}).error() == Refusal::bad_parameter);
        std::vector<double> broken = few;
        broken[2] = std::nan("");
        CHECK(method({broken, {}}, 5, 10, {}).error() == Refusal::not_finite);
    }
    // Monthly, one year, no window: as few as it can be.
    std::vector<double> const months{3, 5, 4, 6, 5, 4, 3, 5, 6, 4, 5, 3, 4, 9, 5};
    auto const monthly = *farrington_flexible(
        {months, {}}, 12, 15,
        {.periods_a_year = 12, .years = 1, .half_window = 0, .seasons = 1, .past_left_out = 0});
    for (auto const& each : monthly) CHECK(std::isfinite(each.upper));
    // An outbreak a million times the past.
    std::vector<double> wild = ones;
    wild[399] = 1e6;
    CHECK(farrington_flexible({wild, {}}, 399, 400)->front().alarm);
}
