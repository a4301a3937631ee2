// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/cube/cube.h"

#include <algorithm>
#include <numeric>

namespace samsyn::analytics {
namespace {

constexpr std::uint64_t kMostCells = 1U << 26, kMostDays = 1U << 20;
constexpr std::uint64_t kRoomBeside = 1U << 20;  // sums that are kept however few the events
constexpr std::uint32_t kOutside = UINT32_MAX;

// The places of numbers in a filter, none for the others; of an empty filter, each its own.
bool place(std::span<std::uint32_t const> numbers, std::uint32_t count, std::vector<std::uint32_t>& order,
           std::vector<std::uint32_t>& places)
{
    order.assign(numbers.begin(), numbers.end());
    if (numbers.empty()) {
        order.resize(count);
        std::iota(order.begin(), order.end(), 0U);
    }
    places.assign(count, kOutside);
    for (std::uint32_t at = 0; at < order.size(); ++at) {
        if (order[at] >= count || places[order[at]] != kOutside) return false;
        places[order[at]] = at;
    }
    return true;
}

}  // namespace

struct Cube::Chosen {
    std::vector<std::uint32_t> areas, area_places, categories, category_places;
    std::uint32_t first, last;
};

Outcome<Cube> Cube::of(std::span<CubeEvent const> events, CubeShape shape)
{
    if (shape.areas == 0 || shape.categories == 0 || shape.days == 0) return refuse(Refusal::empty_area);
    std::uint64_t const cells = std::uint64_t{shape.areas} * shape.categories;
    if (cells > kMostCells || shape.days > kMostDays || events.size() >= UINT32_MAX)
        return refuse(Refusal::too_large);
    Cube cube;
    cube.m_shape = shape;
    cube.m_first_of_day.assign(shape.days + 1, 0);
    for (auto const& each : events) {
        if (each.area >= shape.areas || each.category >= shape.categories || each.day >= shape.days)
            return refuse(Refusal::bad_parameter);
        ++cube.m_first_of_day[each.day + 1];
    }
    std::partial_sum(cube.m_first_of_day.begin(), cube.m_first_of_day.end(), cube.m_first_of_day.begin());
    cube.m_cells.resize(events.size());
    auto next = cube.m_first_of_day;
    for (auto const& each : events)
        cube.m_cells[next[each.day]++] = each.area * shape.categories + each.category;
    // As many sums as fit in about four times the events' room.
    std::uint64_t const rows =
        std::clamp<std::uint64_t>((4 * events.size() + kRoomBeside) / cells, 1, shape.days);
    cube.m_step = static_cast<std::uint32_t>((shape.days + rows - 1) / rows);
    cube.m_sums.reserve(cells * (shape.days / cube.m_step + 1));
    std::vector<std::uint32_t> sums(cells, 0);
    for (std::uint32_t day = 0; day < shape.days; ++day) {
        if (day % cube.m_step == 0) cube.m_sums.insert(cube.m_sums.end(), sums.begin(), sums.end());
        for (auto i = cube.m_first_of_day[day]; i < cube.m_first_of_day[day + 1]; ++i)
            ++sums[cube.m_cells[i]];
    }
    return cube;
}

Outcome<Cube::Chosen> Cube::chosen(CubeFilter const& filter) const
{
    Chosen chosen{{}, {}, {}, {}, filter.first_day, std::min(filter.last_day, m_shape.days)};
    if (chosen.first > filter.last_day ||
        !place(filter.areas, m_shape.areas, chosen.areas, chosen.area_places) ||
        !place(filter.categories, m_shape.categories, chosen.categories, chosen.category_places))
        return refuse(Refusal::bad_parameter);
    chosen.first = std::min(chosen.first, chosen.last);
    return chosen;
}

// Adds `sign` (1 or −1) times what lies before the day, in the order of the filter.
void Cube::add_until(std::uint32_t day, Chosen const& chosen, std::uint32_t sign,
                     std::vector<std::uint32_t>& counts) const
{
    std::uint32_t const row = std::min(day, m_shape.days - 1) / m_step;
    std::size_t const cells = std::size_t{m_shape.areas} * m_shape.categories,
                      width = chosen.categories.size();
    auto const sums = std::span(m_sums).subspan(row * cells, cells);
    for (std::size_t a = 0; a < chosen.areas.size(); ++a) {
        auto const from = sums.subspan(std::size_t{chosen.areas[a]} * m_shape.categories, m_shape.categories);
        auto const to = std::span(counts).subspan(a * width, width);
        if (width == m_shape.categories && std::ranges::is_sorted(chosen.categories))
            for (std::size_t c = 0; c < width; ++c) to[c] += sign * from[c];
        else
            for (std::size_t c = 0; c < width; ++c) to[c] += sign * from[chosen.categories[c]];
    }
    for (auto i = m_first_of_day[row * m_step]; i < m_first_of_day[day]; ++i) {
        auto const area = chosen.area_places[m_cells[i] / m_shape.categories];
        auto const category = chosen.category_places[m_cells[i] % m_shape.categories];
        if (area != kOutside && category != kOutside) counts[area * width + category] += sign;
    }
}

std::vector<std::uint32_t> Cube::counts_of(Chosen const& chosen) const
{
    std::vector<std::uint32_t> counts(chosen.areas.size() * chosen.categories.size(), 0);
    if (chosen.first == chosen.last) return counts;
    add_until(chosen.last, chosen, 1, counts);
    if (chosen.first > 0) add_until(chosen.first, chosen, UINT32_MAX, counts);
    return counts;
}

Outcome<std::vector<std::uint64_t>> Cube::by_area(CubeFilter const& filter) const
{
    auto const asked = chosen(filter);
    if (!asked) return refuse(asked.error());
    auto const counts = counts_of(*asked);
    std::size_t const width = asked->categories.size();
    std::vector<std::uint64_t> sums(asked->areas.size(), 0);
    for (std::size_t i = 0; i < counts.size(); ++i) sums[i / width] += counts[i];
    return sums;
}

Outcome<std::vector<std::uint64_t>> Cube::by_category(CubeFilter const& filter) const
{
    auto const asked = chosen(filter);
    if (!asked) return refuse(asked.error());
    auto const counts = counts_of(*asked);
    std::size_t const width = asked->categories.size();
    std::vector<std::uint64_t> sums(width, 0);
    for (std::size_t a = 0; a < asked->areas.size(); ++a)
        for (std::size_t c = 0; c < width; ++c) sums[c] += counts[a * width + c];
    return sums;
}

Outcome<std::vector<std::uint64_t>> Cube::by_day(CubeFilter const& filter) const
{
    auto const asked = chosen(filter);
    if (!asked) return refuse(asked.error());
    std::vector<std::uint8_t> inside(std::size_t{m_shape.areas} * m_shape.categories, 0);
    for (auto area : asked->areas)
        for (auto category : asked->categories) inside[std::size_t{area} * m_shape.categories + category] = 1;
    std::vector<std::uint64_t> sums(asked->last - asked->first, 0);
    for (auto day = asked->first; day < asked->last; ++day)
        for (auto i = m_first_of_day[day]; i < m_first_of_day[day + 1]; ++i)
            sums[day - asked->first] += inside[m_cells[i]];
    return sums;
}

Outcome<std::uint64_t> Cube::total(CubeFilter const& filter) const
{
    auto const areas = by_area(filter);
    if (!areas) return refuse(areas.error());
    return std::accumulate(areas->begin(), areas->end(), std::uint64_t{0});
}

}  // namespace samsyn::analytics
