// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/scan/subset.h"
#include "lib/analytics/core/random.h"
#include "lib/analytics/scan/statistic.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>

using namespace samsyn::analytics;

namespace {

Study anything(std::uint64_t number)
{
    Random random(31, number);
    Study study;
    study.periods = 1 + random.below(5);
    std::uint32_t const places = 1 + random.below(7);
    for (std::uint32_t at = 0; at < places; ++at)
        study.locations.places.push_back({double(random.below(5)), double(random.below(5))});
    study.cases.resize(2 + random.below(12));
    for (auto& each : study.cases)
        each = {random.below(places), random.below(study.periods), 1 + random.below(3)};
    study.expected.resize(places * (random.below(2) ? 1 : study.periods));
    for (auto& each : study.expected) each = 0.2 + random.unit();
    return study;
}

// Of all subsets of the places near any centre, and all windows, the strongest.
double by_brute_force(Study const& study, double radius, std::uint32_t longest)
{
    auto const places = static_cast<std::uint32_t>(study.locations.places.size());
    bool const constant = study.expected.size() == places;
    Statistic const statistic{.kind = Statistic::Kind::expectation_poisson};
    double best = 0;
    for (std::uint32_t subset = 1; subset < 1U << places; ++subset) {
        auto const holds = [&](std::uint32_t place) { return subset >> place & 1; };
        bool near = false;
        for (std::uint32_t centre = 0; centre < places; ++centre) {
            bool all = true;
            for (std::uint32_t each = 0; each < places; ++each)
                all = all && (!holds(each) || study.locations.metres(centre, each) <= radius);
            near = near || all;
        }
        if (!near) continue;
        for (std::uint32_t first = 0; first < study.periods; ++first)
            for (std::uint32_t end = first + 1; end <= std::min(study.periods, first + longest); ++end) {
                double count = 0, baseline = 0;
                for (auto const& each : study.cases)
                    if (holds(each.location) && each.period >= first && each.period < end)
                        count += each.count;
                for (std::uint32_t place = 0; place < places; ++place)
                    for (std::uint32_t at = first; holds(place) && at < end; ++at)
                        baseline += study.expected[constant ? place : place * study.periods + at];
                best = std::max(best, statistic.at(count, baseline));
            }
    }
    return best;
}

}  // namespace

TEST_CASE("the strongest of all subsets is found without trying them, in a thousand small studies")
{
    for (std::uint64_t number = 0; number < 1'000; ++number) {
        Study const study = anything(number);
        SubsetOptions options;
        options.radius = double(number % 5);
        options.most_periods = 1 + number % 3;
        options.replications = 0;
        auto const answer = subset_scan(study, options);
        REQUIRE(answer);
        CAPTURE(number);
        double const found = answer->clusters.empty() ? 0 : answer->clusters[0].statistic;
        CHECK(found == doctest::Approx(by_brute_force(study, options.radius, options.most_periods)));
    }
}

TEST_CASE("a cluster along a street is found without the blocks beside it")
{
    Study study;
    study.periods = 7;
    for (int at = 0; at < 49; ++at) study.locations.places.push_back({at % 7 * 100.0, at / 7 * 100.0});
    study.expected.assign(49, 0.3);
    Random random(2, 2);
    for (int number = 0; number < 80; ++number) study.cases.push_back({random.below(49), random.below(7)});
    for (std::uint32_t block = 21; block < 28; ++block) study.cases.push_back({block, 6, 4});
    SubsetOptions options;
    options.radius = 350;
    options.prospective = true;
    options.replications = 99;
    auto const answer = subset_scan(study, options);
    REQUIRE(answer);
    auto members = answer->clusters[0].members;
    std::ranges::sort(members);
    CHECK(std::ranges::includes(members, std::vector<std::uint32_t>{21, 22, 23, 24, 25, 26, 27}));
    CHECK(members.size() < 12);
    CHECK(*answer->clusters[0].p == doctest::Approx(0.01));
}

TEST_CASE("a subset scan without a window or a place is refused")
{
    SubsetOptions options;
    CHECK(subset_scan({}, options).error() == Refusal::empty_area);
    options.most_periods = 0;
    CHECK(subset_scan(anything(1), options).error() == Refusal::bad_parameter);
    options.most_periods = 1;
    options.radius = std::nan("");
    CHECK(subset_scan(anything(1), options).error() == Refusal::bad_parameter);
}
