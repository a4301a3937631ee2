// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/scan/scan.h"
#include "lib/analytics/scan/draw.h"
#include "lib/analytics/scan/search.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>

using namespace samsyn::analytics;

namespace {

constexpr ScanModel models[] = {ScanModel::space_time_permutation, ScanModel::poisson, ScanModel::bernoulli,
                                ScanModel::expectation_poisson, ScanModel::expectation_negative_binomial};

struct Asked {
    Study study;
    ScanOptions options;
};

Asked anything(std::uint64_t number)
{
    Random random(77, number);
    Asked asked;
    auto& study = asked.study;
    std::uint32_t const places = 1 + random.below(9);
    asked.options.model = models[number % 5];
    study.periods = 1 + random.below(14);
    for (std::uint32_t at = 0; at < places; ++at)
        study.locations.places.push_back({double(random.below(6)), double(random.below(6))});
    auto const counts = [&](std::uint32_t most) {
        std::vector<ScanCount> made(2 + random.below(most));
        for (auto& each : made)
            each = {random.below(places), random.below(study.periods), 1 + random.below(4)};
        return made;
    };
    study.cases = counts(30);
    study.controls = counts(40);
    study.dispersion = 0.5 + random.unit();
    study.expected.resize(places * (random.below(2) ? 1 : study.periods));
    for (auto& each : study.expected) each = 0.1 + 2 * random.unit();
    asked.options.prospective = random.below(3) == 0;
    asked.options.zones.share = random.below(2) ? 1 : 0.5;
    if (random.below(3) == 0) asked.options.zones.radius = random.below(5);
    asked.options.most_periods = random.below(3) ? 1 + random.below(8) : 0;
    return asked;
}

// Every zone and window, nothing left out.
std::vector<double> by_brute_force(Sample const& sample, Cube const& cube, Zones const& zones)
{
    std::vector<double> best(cube.locations);
    for (std::uint32_t centre = 0; centre < cube.locations; ++centre)
        for (std::size_t size = 1; size <= zones.around(centre).size(); ++size)
            for (std::uint32_t first = 0; first < cube.periods; ++first)
                for (std::uint32_t end = first + 1; end <= std::min(cube.periods, first + cube.longest);
                     ++end) {
                    if (cube.alive && end != cube.periods) continue;
                    double count = 0, expected = 0;
                    for (auto member : zones.around(centre).first(size)) {
                        for (auto each : sample.at(member))
                            if (each >= first && each < end) count += cube.weight_of(member, each);
                        expected += cube.cumulated_at(member, end) - cube.cumulated_at(member, first);
                    }
                    best[centre] = std::max(best[centre], cube.statistic.at(count, expected));
                }
    return best;
}

ScanOptions quick(ScanModel model = ScanModel::space_time_permutation, std::uint32_t replications = 0)
{
    ScanOptions options;
    options.model = model;
    options.replications = replications;
    return options;
}

// A square of places with cases spread evenly, and a burst at (4, 4) in periods 20 to 23.
Study burst(std::uint32_t strength)
{
    Study study;
    study.periods = 40;
    for (int x = 0; x < 8; ++x)
        for (int y = 0; y < 8; ++y) study.locations.places.push_back({x * 100.0, y * 100.0});
    Random random(5, 6);
    for (int number = 0; number < 500; ++number) study.cases.push_back({random.below(64), random.below(40)});
    for (std::uint32_t number = 0; number < strength; ++number) study.cases.push_back({36, 20 + number % 4});
    return study;
}

}  // namespace

TEST_CASE("the search finds what looking everywhere finds, in a thousand small studies of each model")
{
    int looked = 0;
    for (std::uint64_t number = 0; number < 5'000; ++number) {
        auto const [study, options] = anything(number);
        auto const prepared = prepare(study, options);
        if (!prepared) continue;
        auto const zones = grow_zones(study.locations, prepared->zone_weight, options.zones);
        REQUIRE(zones);
        Search const search(prepared->cube, *zones);
        Sample const samples[] = {prepared->cases,
                                  Draw(*prepared, options.model, study.dispersion).sample(Random(3, number))};
        for (auto const& sample : samples) {
            auto const truth = by_brute_force(sample, prepared->cube, *zones);
            auto const found = search.best_per_centre(sample, {});
            CAPTURE(number);
            for (std::size_t at = 0; at < truth.size(); ++at)
                CHECK(found[at].statistic == doctest::Approx(truth[at]).epsilon(1e-9));
            double const most = std::ranges::max(truth);
            CHECK(search.best(sample, 0).statistic == doctest::Approx(most).epsilon(1e-9));
            CHECK(search.best(sample, 0.7 * most).statistic == doctest::Approx(most).epsilon(1e-9));
            CHECK(search.best(sample, 1.01 * most + 0.01).size == 0);
        }
        ++looked;
    }
    CHECK(looked > 4'000);
}

TEST_CASE("a burst is found with its place, its time and a p that says so")
{
    auto options = quick(ScanModel::space_time_permutation, 99);
    auto const answer = scan(burst(20), options);
    REQUIRE(answer);
    auto const& first = answer->clusters.front();
    CHECK(first.members == std::vector<std::uint32_t>{36});
    CHECK(first.first == 20);
    CHECK(first.end == 24);
    CHECK(*first.p == doctest::Approx(0.01));
    CHECK(*first.p_gumbel < 1e-3);
    CHECK(first.observed >= 20);
}

TEST_CASE("clusters share no location, and fall in strength")
{
    auto const answer = scan(burst(10), quick());
    REQUIRE(answer);
    std::vector<int> times(64);
    for (auto const& each : answer->clusters)
        for (auto member : each.members) ++times[member];
    CHECK(std::ranges::max(times) == 1);
    CHECK(std::ranges::is_sorted(answer->clusters, std::ranges::greater{}, &Cluster::statistic));
}

TEST_CASE("the answer is the same on any number of threads")
{
    auto options = quick(ScanModel::space_time_permutation, 50);
    auto const one = scan(burst(8), options);
    options.running.threads = 3;
    auto const three = scan(burst(8), options);
    REQUIRE((one && three));
    CHECK(one->maxima == three->maxima);
    options.stop_after = 3;
    auto const stopped = scan(burst(0), options);
    options.running.threads = 1;
    auto const again = scan(burst(0), options);
    REQUIRE((stopped && again));
    CHECK(stopped->maxima == again->maxima);
}

TEST_CASE("moving, turning, stretching and shuffling the map changes nothing that is said")
{
    Study study = burst(12);
    for (std::size_t at = 0; at < 64; ++at)  // no two equally far: those are taken by x, then y
        study.locations.places[at].x += double(at * at % 37) / 5,
            study.locations.places[at].y += double(at * 7 % 31) / 4;
    auto const before = scan(study, quick());
    REQUIRE(before);
    Study moved = study;
    for (auto& each : moved.locations.places) each = {-each.y * 4 + 1'024, each.x * 4 - 512};
    std::ranges::reverse(moved.cases);
    auto const after = scan(moved, quick());
    REQUIRE(after);
    CHECK(after->clusters.front().statistic == doctest::Approx(before->clusters.front().statistic));
    CHECK(after->clusters.front().members == before->clusters.front().members);
}

TEST_CASE("more cases in the burst, a stronger cluster")
{
    double before = 0;
    for (std::uint32_t strength : {8U, 10U, 14U, 20U, 40U}) {
        auto const answer = scan(burst(strength), quick());
        REQUIRE(answer);
        CHECK(answer->clusters.front().statistic > before);
        before = answer->clusters.front().statistic;
    }
}

TEST_CASE("a sequential test with nothing to find stops early")
{
    auto options = quick(ScanModel::space_time_permutation, 999);
    options.stop_after = 10;
    auto const answer = scan(burst(0), options);
    REQUIRE(answer);
    CHECK(answer->stopped_early);
    CHECK(answer->maxima.size() < 999);
    CHECK(*answer->clusters.front().p == doctest::Approx(10.0 / double(answer->maxima.size())));
}

TEST_CASE("with nothing planted, one p in ten is below a tenth")
{
    int low = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed, 1);
        Study study;
        study.periods = 10;
        for (int at = 0; at < 16; ++at) study.locations.places.push_back({double(at % 4), double(at / 4)});
        for (int number = 0; number < 80; ++number)
            study.cases.push_back({random.below(16), random.below(10)});
        auto options = quick(ScanModel::space_time_permutation, 19);
        options.seed = seed;
        auto const answer = scan(study, options);
        REQUIRE(answer);
        low += *answer->clusters.front().p <= 0.1 + 1e-9;
    }
    CHECK(low > 5);  // 20 expected, four standard deviations
    CHECK(low < 37);
}

TEST_CASE("what cannot be scanned is refused, and says why")
{
    auto const why = [](Study const& study, ScanOptions const& options) {
        auto const answer = scan(study, options);
        return answer ? "answered" : code_of(answer.error());
    };
    Study const whole = burst(5);
    CHECK(why({}, quick()) == "empty_area");
    Study study = whole;
    study.cases.resize(1);
    CHECK(why(study, quick()) == "too_few");
    study = whole;
    study.locations.places[3].x = std::nan("");
    CHECK(why(study, quick()) == "not_finite");
    study = whole;
    for (auto& each : study.cases) each.location = 1;
    CHECK(why(study, quick()) == "coincident");
    study = whole;
    for (auto& each : study.cases) each.period = 1;
    CHECK(why(study, quick()) == "one_time");
    study.periods = 1;
    for (auto& each : study.cases) each.period = 0;
    CHECK(why(study, quick()) == "one_time");
    CHECK(why(study, quick(ScanModel::poisson)) == "unequal");
    CHECK(why(study, quick(ScanModel::bernoulli)) == "too_few");
    study.expected.assign(64, 0);
    CHECK(why(study, quick(ScanModel::poisson)) == "bad_parameter");
    study.expected.assign(64, INFINITY);
    CHECK(why(study, quick(ScanModel::expectation_poisson)) == "not_finite");
    study = whole;
    study.cases[0].location = 64;
    CHECK(why(study, quick()) == "bad_parameter");
    auto options = quick();
    options.zones.share = 0;
    CHECK(why(whole, options) == "bad_parameter");
    options = quick();
    std::atomic<bool> stop = true;
    options.running.stop = &stop;
    CHECK(why(whole, options) == "cancelled");
}

TEST_CASE("places on top of each other and one long window give a finite answer")
{
    Study study = burst(5);
    for (auto& each : study.locations.places) each = {1, 1};
    auto options = quick(ScanModel::space_time_permutation, 9);
    options.zones.share = 1;
    options.most_time_share = 1;
    auto const answer = scan(study, options);
    REQUIRE(answer);
    for (auto const& each : answer->clusters) CHECK(std::isfinite(each.statistic));
}
