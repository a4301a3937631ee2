// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/cube/cube.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <numeric>

#include "lib/analytics/core/random.h"

using namespace samsyn::analytics;

namespace {

std::vector<std::uint32_t> some_of(Random& random, std::uint32_t count)
{
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0U);
    random.shuffle(std::span(numbers));
    numbers.resize(random.below(count + 1));
    return numbers;
}

bool has(std::vector<std::uint32_t> const& numbers, std::uint32_t number)
{
    return numbers.empty() || std::ranges::find(numbers, number) != numbers.end();
}

}  // namespace

TEST_CASE("a filter counts what going through all events counts, in 1,000 small cases")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Random random(71, number);
        // Now and then so many cells that the sums lie days apart.
        CubeShape const shape{1 + random.below(number % 10 == 0 ? 3000 : 7),
                              1 + random.below(number % 10 == 0 ? 300 : 5), 1 + random.below(40)};
        std::vector<CubeEvent> events;
        for (auto left = random.below(200); left > 0; --left)
            events.push_back(
                {random.below(shape.areas), random.below(shape.categories), random.below(shape.days)});
        auto const cube = *Cube::of(events, shape);
        auto const areas = some_of(random, shape.areas), categories = some_of(random, shape.categories);
        CubeFilter filter{areas, categories, random.below(shape.days + 1), 0};
        filter.last_day = filter.first_day + random.below(20);
        auto const last = std::min(filter.last_day, shape.days);
        auto const by_area = *cube.by_area(filter), by_category = *cube.by_category(filter),
                   by_day = *cube.by_day(filter);
        std::vector<std::uint64_t> slow_areas(shape.areas), slow_categories(shape.categories),
            slow_days(shape.days);
        std::uint64_t total = 0;
        for (auto const& each : events)
            if (has(areas, each.area) && has(categories, each.category) && each.day >= filter.first_day &&
                each.day < filter.last_day)
                ++slow_areas[each.area], ++slow_categories[each.category], ++slow_days[each.day], ++total;
        REQUIRE(*cube.total(filter) == total);
        REQUIRE(by_area.size() == (areas.empty() ? shape.areas : areas.size()));
        for (std::size_t i = 0; i < by_area.size(); ++i)
            REQUIRE(by_area[i] == slow_areas[areas.empty() ? i : areas[i]]);
        for (std::size_t i = 0; i < by_category.size(); ++i)
            REQUIRE(by_category[i] == slow_categories[categories.empty() ? i : categories[i]]);
        REQUIRE(by_day.size() == last - std::min(filter.first_day, last));
        for (std::size_t i = 0; i < by_day.size(); ++i) REQUIRE(by_day[i] == slow_days[filter.first_day + i]);
    }
}

TEST_CASE("the order of the events makes no difference")
{
    Random random(72, 1);
    std::vector<CubeEvent> events;
    for (int i = 0; i < 500; ++i) events.push_back({random.below(5), random.below(4), random.below(30)});
    auto const before = *Cube::of(events, {5, 4, 30})->by_area({.first_day = 3, .last_day = 17});
    random.shuffle(std::span(events));
    CHECK(*Cube::of(events, {5, 4, 30})->by_area({.first_day = 3, .last_day = 17}) == before);
}

TEST_CASE("a cube refuses what lies outside it")
{
    std::vector<CubeEvent> const outside{{3, 0, 0}};
    CHECK(Cube::of(outside, {3, 1, 1}).error() == Refusal::bad_parameter);
    CHECK(Cube::of({}, {0, 1, 1}).error() == Refusal::empty_area);
    CHECK(Cube::of({}, {1U << 20, 1U << 20, 1}).error() == Refusal::too_large);
    auto const cube = *Cube::of(outside, {4, 2, 9});
    std::vector<std::uint32_t> const far{4}, twice{1, 1};
    CHECK(cube.total({.areas = far}).error() == Refusal::bad_parameter);
    CHECK(cube.total({.categories = twice}).error() == Refusal::bad_parameter);
    CHECK(cube.total({.first_day = 5, .last_day = 4}).error() == Refusal::bad_parameter);
    CHECK(*cube.total({}) == 1);
    CHECK(*cube.total({.first_day = 9}) == 0);
    CHECK(cube.by_day({.first_day = 100})->empty());
    CHECK(*Cube::of({}, {1, 1, 1})->total({}) == 0);
}
