// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/usual.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "lib/analytics/core/random.h"

using namespace samsyn::analytics;
using doctest::Approx;

namespace {

// Poisson, by multiplying.
double drawn(Random& random, double mean)
{
    double count = 0, left = std::exp(-mean);
    for (double u = random.unit(); u > left && count < 1000; u *= random.unit()) ++count;
    return count;
}

double season(double days_ago, double swing) { return 1 + swing * std::cos(days_ago / 365.25 * 6.283185); }

// Fortnights of so many years, busiest in the season of the one in question, and under changing exposure.
std::vector<PastPeriod> fortnights(Random& random, double years, double mean, double swing)
{
    std::vector<PastPeriod> past;
    for (double days_ago = 14; days_ago <= years * 365.25 + 1; days_ago += 14) {
        double const exposure = 0.5 + random.unit();
        past.push_back({days_ago, drawn(random, mean * season(days_ago, swing) * exposure), exposure});
    }
    return past;
}

}  // namespace

TEST_CASE("what is usual is the season's mean at the exposure of now")
{
    std::vector<PastPeriod> past;
    for (int fortnight = 1; fortnight <= 78; ++fortnight) {
        double const days_ago = 14.0 * fortnight, exposure = fortnight % 2 ? 1 : 2;
        bool const same = std::abs(std::remainder(days_ago, 365.25)) < 365.25 / 8;
        past.push_back({days_ago, (same ? 40 : 10) * exposure, exposure});
    }
    auto const usual = *usual_of(past);
    CHECK(usual.mean == Approx(40).epsilon(1e-6));
    CHECK(usual.seasons == 4);
    CHECK_FALSE(usual.trend);
    CHECK(chance_of(40, usual) > 0.9);
    CHECK(chance_of(90, usual) < 1e-6);
    CHECK(chance_of(10, usual) < 1e-4);
    // In any order, and in hundredths of a day.
    std::vector<PastPeriod> turned(past.rbegin(), past.rend());
    CHECK(usual_of(turned)->mean == usual.mean);
    // Twice the exposure throughout is half the rate.
    for (auto& period : past) period.exposure *= 2;
    CHECK(usual_of(past)->mean == Approx(20).epsilon(1e-6));
}

TEST_CASE("its interval holds what it promises, with and without season, from one year to three")
{
    for (double const years : {1.0, 2.0, 3.0})
        for (double const swing : {0.0, 0.6}) {
            double right = 0, unlikely = 0, known = 0;
            for (std::uint64_t number = 0; number < 400; ++number) {
                Random random(83, number + 1000 * static_cast<std::uint64_t>(years + 10 * swing));
                auto const past = fortnights(random, years, 12, swing);
                auto const usual = usual_of(past);
                if (!usual) continue;
                double const now = drawn(random, 12 * (1 + swing));
                ++known;
                right += now >= usual->interval.low && now <= usual->interval.high;
                unlikely += chance_of(now, *usual) < 0.01;
            }
            CAPTURE(years);
            CAPTURE(swing);
            CHECK(known > 390);
            CHECK(right / known > 0.90);
            CHECK(unlikely / known < 0.03);
        }
}

TEST_CASE("an earlier outbreak hardly moves it, a sure trend does, and one that would carry away does not")
{
    Random random(84, 0);
    auto past = fortnights(random, 3, 10, 0);
    for (auto& period : past) period = {period.days_ago, 10, 1};
    past[40].count = past[41].count = 100;
    CHECK(usual_of(past)->mean < 13);

    for (auto& period : past) period.count = std::round(30 * std::exp(-0.001 * (period.days_ago - 14)));
    CHECK(usual_of(past)->trend == false);  // beyond all that has been seen
    for (auto& period : past) period.count = std::round(10 * std::exp(0.001 * (period.days_ago - 14)));
    CHECK(usual_of(past)->trend);
    CHECK(usual_of(past)->mean == Approx(10).epsilon(0.03));
}

TEST_CASE("a season of which nothing is known is left out")
{
    std::vector<PastPeriod> past;
    for (int fortnight = 1; fortnight <= 52; ++fortnight) {
        bool const same = std::abs(std::remainder(14.0 * fortnight, 365.25)) < 365.25 / 8;
        past.push_back({14.0 * fortnight, same ? 0.0 : 6.0, 1});
    }
    auto const usual = *usual_of(past);
    CHECK(usual.seasons == 1);
    CHECK(usual.mean == Approx(4.5).epsilon(0.05));
}

TEST_CASE("what is usual is refused where nothing can be said")
{
    std::vector<PastPeriod> past;
    CHECK(usual_of(past).error() == Refusal::too_few);
    for (int fortnight = 1; fortnight <= 23; ++fortnight) past.push_back({14.0 * fortnight, 3, 1});
    CHECK(usual_of(past).error() == Refusal::too_few);
    for (int fortnight = 24; fortnight <= 30; ++fortnight) past.push_back({14.0 * fortnight, 3, 1});
    CHECK(usual_of(past)->mean == Approx(3));
    auto with = [&](PastPeriod period) {
        auto changed = past;
        changed[3] = period;
        return usual_of(changed).error();
    };
    CHECK(with({56, std::nan(""), 1}) == Refusal::not_finite);
    CHECK(with({56, 3, std::numeric_limits<double>::infinity()}) == Refusal::not_finite);
    CHECK(with({56, -1, 1}) == Refusal::bad_parameter);
    CHECK(with({0, 3, 1}) == Refusal::bad_parameter);
    CHECK(with({56, 3, 0}) == Refusal::bad_parameter);
    for (auto& period : past) period.count = 0;
    CHECK(usual_of(past).error() == Refusal::too_few);
    for (auto& period : past) period = {400, 3, 1};
    CHECK(usual_of(past));  // all on one day of last year: a mean, and no season
    UsualOptions options;
    options.seasons = 0;
    CHECK(usual_of(past, options).error() == Refusal::bad_parameter);
}
