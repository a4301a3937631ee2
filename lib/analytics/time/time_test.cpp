// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <string>

#include "lib/analytics/core/random.h"
#include "lib/analytics/time/aoristic.h"
#include "lib/analytics/time/charts.h"
#include "lib/analytics/time/circular.h"
#include "lib/analytics/time/season.h"
#include "lib/analytics/time/trend.h"
#include "tests/analytics/synthetic.h"

using namespace samsyn;
using namespace samsyn::analytics;
using doctest::Approx;

namespace {

constexpr std::int64_t kWeek = 7 * 24 * 60;

Approx printed(double value) { return Approx(value).epsilon(5e-6); }

std::vector<double> newport()
{
    std::vector<double> weeks;
    for (auto const& row : tests::canonical_numbers("salm_newport.csv")) weeks.push_back(row.at(1));
    return weeks;
}

std::vector<std::size_t> alarms(std::vector<Watched> const& all)
{
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].alarm) numbers.push_back(i + 1);
    return numbers;
}

// Minutes since Monday 29 December 1969 of "2019-01-04 14:50:00".
std::int64_t minute_of(std::string const& text)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0;
    std::sscanf(text.c_str(), "%d-%d-%d %d:%d", &year, &month, &day, &hour, &minute);
    auto const date = std::chrono::sys_days{std::chrono::year(year) / month / day};
    return (date.time_since_epoch().count() + 3) * std::int64_t{1440} + hour * 60 + minute;
}

std::vector<Span> burglaries()
{
    char const* folder = std::getenv("SAMSYN_CANONICAL");
    std::ifstream file(folder ? std::string(folder) + "/aoristic_NYburg.csv" : "");
    std::vector<Span> spans;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        auto const from = line.find('"'), until = line.find('"', line.find('"', from + 1) + 1);
        spans.push_back({minute_of(line.substr(from + 1)), minute_of(line.substr(until + 1))});
    }
    if (spans.empty())
        std::printf("skipped: aoristic_NYburg.csv (set SAMSYN_CANONICAL to the folder it lies in)\n");
    return spans;
}

}  // namespace

TEST_CASE("EARS has the published bounds and alarms on Salmonella Newport")
{
    auto const weeks = newport();
    if (weeks.empty()) return;
    auto const c1 = *ears({weeks, {}}, 476, 528);
    double const bounds[]{3.27532, 3.523164, 3.523164, 2.989606, 2.223227, 2.223227, 2.222165, 2.222165};
    for (std::size_t i = 0; i < 8; ++i) CHECK(c1[i].upper == Approx(bounds[i]).epsilon(5e-7));
    CHECK(alarms(c1) == std::vector<std::size_t>{10, 45});
    CHECK(alarms(*ears({weeks, {}}, 476, 528, {.method = Ears::c2})) == std::vector<std::size_t>{10, 31, 45});
    CHECK(alarms(*ears({weeks, {}}, 476, 528, {.method = Ears::c3_about_observed})).empty());
}

TEST_CASE("EARS is the textbook's sums in 1,000 small cases, exposure divided out")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Random random(61, number);
        std::vector<double> counts, tripled, three(20, 3);
        for (int i = 0; i < 20; ++i) counts.push_back(random.below(9)), tripled.push_back(counts.back() * 3);
        auto c2 = [&](std::size_t t) {
            double mean = 0, squares = 0;
            for (std::size_t i = t - 9; i < t - 2; ++i) mean += counts[i] / 7;
            for (std::size_t i = t - 9; i < t - 2; ++i)
                squares += (counts[i] - mean) * (counts[i] - mean) / 6;
            return std::pair{mean, std::sqrt(squares)};
        };
        auto over = [&](std::size_t t) {
            auto const [mean, deviation] = c2(t);
            return deviation > 0 ? std::max(0.0, (counts[t] - mean) / deviation - 1) : 0.0;
        };
        auto const all = *ears({counts, {}}, 0, 20, {.method = Ears::c3});
        auto const exposed = *ears({tripled, three}, 0, 20, {.method = Ears::c3});
        for (std::size_t t = 0; t < 20; ++t) {
            REQUIRE((all[t].basis == Basis::no_history) == (t < 11));
            if (t < 11) continue;
            auto const [mean, deviation] = c2(t);
            double const upper = mean + deviation * (normal_quantile(0.999) - over(t - 1) - over(t - 2));
            REQUIRE(all[t].upper == Approx(std::max(0.0, upper)).epsilon(1e-9));
            REQUIRE(exposed[t].upper == Approx(3 * all[t].upper).epsilon(1e-9));
            REQUIRE(exposed[t].p == Approx(all[t].p).epsilon(1e-9));
        }
    }
}

TEST_CASE("a cumulative sum rises with what exceeds the reference, calls and begins anew")
{
    std::vector<double> const counts{4, 4, 9, 9, 9, 4, 0, 12}, expected(8, 4.0);
    auto const all = *cusum(counts, expected);
    double const z = (9 - 12 + 2 * 6) / 4.0;
    CHECK(all[1].statistic == 0);
    CHECK(all[2].statistic == Approx(z - 1.04));
    CHECK(!all[2].alarm);
    CHECK(all[3].statistic == Approx(2 * (z - 1.04)));
    CHECK(all[3].alarm);
    CHECK(all[4].statistic == Approx(z - 1.04));
    CHECK(all[7].alarm);
}

TEST_CASE("the trend is over all pairs, ties counted, and turns with the series")
{
    // By hand: 5 values, one tie; s = 7, variance (5·4·15 − 2·1·9)/18.
    auto const one = *mann_kendall(std::vector<double>{1, 3, 2, 3, 4});
    CHECK(one.s == 7);
    CHECK(one.variance == Approx((300. - 18) / 18));
    CHECK(one.z == Approx(6 / std::sqrt(282. / 18)));
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Random random(62, number);
        std::vector<double> values{0, 1}, turned, scaled;
        for (auto left = 2 + random.below(20); left > 0; --left) values.push_back(random.below(8));
        for (double value : values) scaled.push_back(value * 12 + 7);
        turned.assign(values.rbegin(), values.rend());
        auto const forth = *mann_kendall(values), back = *mann_kendall(turned), other = *mann_kendall(scaled);
        REQUIRE(forth.s == -back.s);
        REQUIRE(forth.slope == Approx(-back.slope));
        REQUIRE(other.p == forth.p);
        REQUIRE(other.slope == Approx(12 * forth.slope));
        REQUIRE(forth.interval.low <= forth.slope);
        REQUIRE(forth.interval.high >= forth.slope);
        std::vector<double> slopes;
        for (std::size_t i = 0; i < values.size(); ++i)
            for (std::size_t j = i + 1; j < values.size(); ++j)
                slopes.push_back((values[j] - values[i]) / static_cast<double>(j - i));
        std::ranges::sort(slopes);
        double const median = (slopes[(slopes.size() - 1) / 2] + slopes[slopes.size() / 2]) / 2;
        REQUIRE(forth.slope == Approx(median));
    }
}

TEST_CASE("New York's burglaries have the published hours and weekdays")
{
    auto const spans = burglaries();
    if (spans.empty()) return;
    CHECK(spans.size() == 1184);
    auto const all = *aoristic(spans);
    double const hours[]{41.903,  44.9715, 50.4261, 53.986,  52.7937, 40.8473, 29.3096, 28.909,
                         29.0749, 42.7684, 48.9188, 54.4573, 55.7979, 60.1661, 56.2131, 61.8905,
                         68.0439, 63.2229, 51.3292, 55.2653, 54.684,  48.0563, 45.7883, 45.177};
    double const weekdays[]{160.1277, 200.535, 173.5668, 176.9262, 170.5605, 163.7608, 138.523};
    for (std::size_t i = 0; i < 24; ++i) CHECK(all.hours()[i] == printed(hours[i]));
    for (std::size_t i = 0; i < 7; ++i) CHECK(all.weekdays()[i] == printed(weekdays[i]));
}

TEST_CASE("aoristic weights are those of going minute by minute, in 1,000 small cases")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Random random(63, number);
        std::vector<Span> spans, later;
        std::vector<double> slow(168, 0.0);
        for (auto left = 1 + random.below(6); left > 0; --left) {
            auto const from = static_cast<std::int64_t>(random.below(30'000)) - 15'000;
            auto const length =
                static_cast<std::int64_t>(random.below(4) ? random.below(900) : random.below(12'000));
            spans.push_back({from, from + length});
            later.push_back({from + 5 * kWeek, from + 5 * kWeek + length});
            auto hour = [](std::int64_t minute) {
                return static_cast<std::size_t>((minute % kWeek + kWeek) % kWeek / 60);
            };
            if (length == 0) ++slow[hour(from)];
            auto const minutes = std::min(length, kWeek);
            for (std::int64_t i = 0; i < minutes; ++i)
                slow[hour(from + i)] += 1 / static_cast<double>(minutes);
        }
        auto const all = *aoristic(spans);
        for (std::size_t i = 0; i < 168; ++i) REQUIRE(all.weights[i] == Approx(slow[i]).epsilon(1e-7));
        REQUIRE(aoristic(later)->weights == all.weights);
    }
}

TEST_CASE("circular statistics are the published ones")
{
    std::vector<double> const hours{22, 23, 23, 0, 1, 2, 23, 22, 3, 21, 0, 1, 12, 23, 22, 2};
    auto const all = *circular(hours, 24);
    CHECK(all.resultant == printed(0.78632));
    CHECK(all.rayleigh_p < 1e-4);
    CHECK(all.mean == Approx(-0.3093002).epsilon(5e-7));
    CHECK(all.kappa == Approx(2.705339).epsilon(5e-7));
    CHECK(all.kuiper == printed(2.8978));
    CHECK(all.watson == Approx(0.641).epsilon(8e-4));
    CHECK(all.rao == Approx(225));
    CHECK(all.kuiper_p < 0.01);
    CHECK(all.watson_p < 0.01);
    CHECK(all.rao_p < 0.01);
}

TEST_CASE("circular statistics turn with the clock, and call one even spread in twenty")
{
    int rayleigh = 0, kuiper = 0, watson = 0, rao = 0;
    for (std::uint64_t number = 0; number < 400; ++number) {
        Random random(64, number);
        std::vector<double> times, turned;
        for (int i = 0; i < 30; ++i)
            times.push_back(random.unit() * 24), turned.push_back(times.back() + 29.5);
        auto const all = *circular(times, 24, 199), other = *circular(turned, 24, 199);
        REQUIRE(other.resultant == Approx(all.resultant).epsilon(1e-9));
        REQUIRE(other.kuiper == Approx(all.kuiper).epsilon(1e-6));
        REQUIRE(other.watson == Approx(all.watson).epsilon(1e-6));
        REQUIRE(other.rao == Approx(all.rao).epsilon(1e-6));
        rayleigh += all.rayleigh_p <= 0.05, kuiper += all.kuiper_p <= 0.05;
        watson += all.watson_p <= 0.05, rao += all.rao_p <= 0.05;
    }
    for (int called : {rayleigh, kuiper, watson, rao}) {
        CHECK(called >= 7);
        CHECK(called <= 36);
    }
}

TEST_CASE("a month's factor is its share of events beside its share of days")
{
    std::vector<double> const counts{10, 30, 20, 20}, days{31, 28, 31, 28};
    std::vector<std::size_t> const months{0, 1, 0, 1};
    auto const factors = *season_factors(counts, days, months, 2);
    CHECK(factors[0].factor == Approx(30. / 80 / (62. / 118)));
    CHECK(factors[1].factor == Approx(50. / 80 / (56. / 118)));
    CHECK(factors[1].interval.low > 1);
    CHECK(factors[0].interval.high < 1);
}

TEST_CASE("time refuses what it can say nothing about")
{
    double const nan = std::nan(""), endless = std::numeric_limits<double>::infinity();
    std::vector<double> const some{1, 2, 3, 4}, same(9, 2.0), broken{1, nan, 3, 4};
    CHECK(ears({{}, {}}, 0, 0).error() == Refusal::too_few);
    CHECK(ears({some, {}}, 0, 9).error() == Refusal::bad_parameter);
    CHECK(ears({broken, {}}, 0, 4).error() == Refusal::not_finite);
    CHECK(ears({some, {}}, 0, 4, {.baseline = 1}).error() == Refusal::bad_parameter);
    CHECK(ears({same, {}}, 8, 9)->front().p == 1);
    CHECK(cusum(some, same).error() == Refusal::unequal);
    CHECK(cusum({}, {}).error() == Refusal::too_few);
    CHECK(cusum(some, std::vector<double>(4)).error() == Refusal::bad_parameter);
    CHECK(mann_kendall(same).error() == Refusal::no_variation);
    CHECK(mann_kendall(broken).error() == Refusal::not_finite);
    CHECK(mann_kendall(std::vector<double>{1, 2}).error() == Refusal::too_few);
    CHECK(mann_kendall(std::vector<double>(5001)).error() == Refusal::too_large);
    CHECK(aoristic({}).error() == Refusal::too_few);
    CHECK(aoristic(std::vector<Span>{{5, 4}}).error() == Refusal::bad_parameter);
    CHECK(aoristic(std::vector<Span>{{0, std::numeric_limits<std::int64_t>::max()}}).error() ==
          Refusal::bad_parameter);
    CHECK(circular(std::vector<double>{1}, 24).error() == Refusal::too_few);
    CHECK(circular(broken, 24).error() == Refusal::not_finite);
    CHECK(circular(some, endless).error() == Refusal::bad_parameter);
    auto const one_time = *circular(std::vector<double>(20, 7.0), 24);
    CHECK(one_time.resultant == Approx(1));
    CHECK(std::isfinite(one_time.kappa));
    CHECK(season_factors(some, {}, std::vector<std::size_t>{0, 0, 0, 2}, 2).error() ==
          Refusal::bad_parameter);
    CHECK(season_factors(std::vector<double>(1), {}, std::vector<std::size_t>{0}, 1).error() ==
          Refusal::too_few);
    CHECK(season_factors({}, {}, {}, 2).error() == Refusal::too_few);
}
