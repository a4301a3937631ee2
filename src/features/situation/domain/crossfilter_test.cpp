// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/crossfilter.h"

#include <doctest/doctest.h>

#include <numeric>
#include <random>

namespace samsyn::situation {
namespace {

using observations::TimePrecision;

Day const monday = Day::of(2026, 3, 2);

SeenRows::Row row(std::int64_t count, std::uint16_t category, char const* from, char const* to = nullptr)
{
    SeenRows::Row row;
    row.counted_on = monday;
    row.count = count;
    row.category = category;
    row.when.precision = to ? TimePrecision::interval : TimePrecision::exact;
    row.when.from = UtcTime::parse(from);
    if (to) row.when.to = UtcTime::parse(to);
    return row;
}

SeenCounts counted(SeenRows const& rows, SeenFilter filter, std::optional<geo::HexGrid> grid = {})
{
    filter.days = {monday, monday.plus(13)};
    SeenCounts counts;
    Crossfilter(filter, counts).count(rows, grid);
    return counts;
}

std::bitset<168> hours(std::vector<std::size_t> const& chosen)
{
    std::bitset<168> set;
    for (auto const hour : chosen) set.set(hour);
    return set;
}

TEST_CASE("each view counts by all choices but its own")
{
    SeenRows rows;
    rows.add(row(3, 0, "2026-03-02T17:30:00Z"));
    rows.add(row(2, 1, "2026-03-02T17:10:00Z"));
    SeenFilter filter;
    filter.categories = {true, false};
    auto const counts = counted(rows, filter);
    CHECK(counts.total == 3);
    CHECK(counts.by_category == std::vector<double>{3, 2});
    CHECK(counts.by_hour[18] == 3);  // Swedish winter time
    CHECK(counts.by_source[0] == 3);
    CHECK(counts.by_day[0] == 3);
    CHECK(counts.by_day.size() == 14);
}

TEST_CASE("an interval counts by its share in the hours chosen, an unknown hour not at all")
{
    SeenRows rows;
    rows.add(row(4, 0, "2026-03-02T17:00:00Z", "2026-03-02T21:00:00Z"));
    auto unknown = row(7, 0, "2026-03-02T17:00:00Z");
    unknown.when = {};
    rows.add(unknown);
    SeenFilter filter;
    filter.hours = hours({18, 19});
    auto const counts = counted(rows, filter);
    CHECK(counts.total == doctest::Approx(2));
    CHECK(counts.by_hour[21] == doctest::Approx(1));  // its own choice does not narrow the hours
    CHECK(counts.without_hour == 7);
    CHECK(counts.spread == 4);
}

TEST_CASE("an area that is not chosen counts among areas only")
{
    SeenRows rows;
    rows.add(row(3, 0, "2026-03-02T17:30:00Z"));
    SeenFilter filter;
    filter.is_area_chosen = false;
    auto const counts = counted(rows, filter);
    CHECK(counts.total == 0);
    CHECK(counts.without_area == 3);
    CHECK(std::accumulate(counts.by_category.begin(), counts.by_category.end(), 0.0) == 0);
}

TEST_CASE("positions gather in hexagons, and where there is no grid there are none")
{
    SeenRows rows;
    auto placed = row(3, 0, "2026-03-02T17:30:00Z");
    placed.at = geo::Point<geo::Sweref99Tm>{500'000, 6'400'000};
    rows.add(placed);
    rows.add(row(2, 0, "2026-03-02T17:30:00Z"));
    auto const counts = counted(rows, {}, *geo::HexGrid::of_size(200));
    CHECK(counts.cells.size() == 1);
    CHECK(counts.cells.begin()->second == 3);
    CHECK(counts.without_position == 2);
    CHECK(counted(rows, {}).cells.empty());
}

TEST_CASE("the views of the same choice sum to the same")
{
    std::mt19937 engine(3);
    auto const chance = [&](std::int64_t below) { return static_cast<std::int64_t>(engine()) % below; };
    SeenRows rows;
    for (int i = 0; i < 500; ++i) {
        auto one = row(chance(5), static_cast<std::uint16_t>(chance(4)), "2026-03-02T17:30:00Z");
        one.when.from = one.when.from->plus_seconds(chance(1'000'000));
        if (chance(3) == 0) {
            one.when.precision = TimePrecision::interval;
            one.when.to = one.when.from->plus_seconds(chance(90'000));
        }
        one.counted_on = monday.plus(static_cast<std::int32_t>(chance(20)));
        one.source = static_cast<observations::Source>(chance(3));
        one.place = static_cast<std::uint16_t>(chance(3));
        if (chance(2) == 0)
            one.at = geo::Point<geo::Sweref99Tm>{500'000 + static_cast<double>(chance(3000)),
                                                 6'400'000 + static_cast<double>(chance(3000))};
        rows.add(one);
    }
    SeenFilter all;
    SeenFilter chosen;
    chosen.hours = hours({18, 19, 20, 42, 43});
    chosen.sources = std::bitset<3>(5);
    for (auto const& filter : {all, chosen}) {
        auto const counts = counted(rows, filter, *geo::HexGrid::of_size(200));
        auto const sum = [](auto const& values) {
            return std::accumulate(values.begin(), values.end(), 0.0);
        };
        double cells = counts.without_position;
        for (auto const& [cell, count] : counts.cells) cells += count;
        CHECK(counts.total > 0);
        CHECK(sum(counts.by_day) == doctest::Approx(counts.total));
        CHECK(sum(counts.by_category) == doctest::Approx(counts.total));
        CHECK(sum(counts.by_place) == doctest::Approx(counts.total));
        CHECK(cells == doctest::Approx(counts.total));
        CHECK(counts.without_area == doctest::Approx(counts.total));
    }
}

}  // namespace
}  // namespace samsyn::situation
