// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/crossfilter.h"

#include <algorithm>
#include <unordered_map>

#include "src/features/situation/domain/hours.h"

namespace samsyn::situation {
namespace {

template <class T>
void make_room(std::vector<T>& values, std::size_t number)
{
    if (values.size() <= number) values.resize(number + 1);
}

}  // namespace

void SeenRows::add(Row const& row)
{
    m_days.push_back(row.counted_on.number);
    m_categories.push_back(row.category);
    m_places.push_back(row.place);
    m_counts.push_back(static_cast<std::uint16_t>(std::clamp<std::int64_t>(row.count, 0, 65'535)));
    m_sources.push_back(row.source);
    m_whens.push_back(when_of(row.when));
    m_at.push_back(row.at);
}

std::uint32_t SeenRows::when_of(observations::WhenSeen const& when)
{
    auto const milliseconds = [](auto const& time) { return time ? time->milliseconds : -1; };
    auto const number = [](auto const& value) { return value ? value->value : -1; };
    // Exact times are many and fall on few hours, so they are known by their hour.
    constexpr std::int64_t hour_ms = 3'600'000;
    bool const is_exact = when.precision == observations::TimePrecision::exact;
    std::array<std::int64_t, 6> const key{
        static_cast<std::int64_t>(when.precision),
        is_exact && when.from ? when.from->milliseconds / hour_ms : milliseconds(when.from),
        is_exact ? -1 : milliseconds(when.to),
        number(when.weekdays),
        number(when.from_minute),
        number(when.to_minute)};
    auto const [known, is_new] = m_known_when.try_emplace(key, static_cast<std::uint32_t>(m_when.size()));
    if (!is_new) return known->second;
    WeekHours hours;
    hours.add(when, 1);
    When shares{static_cast<std::uint32_t>(m_shares.size()), 0};
    for (std::size_t day = 0; day < 7; ++day)
        for (std::size_t hour = 0; hour < 24; ++hour)
            if (auto const share = hours.all()[day][hour]; share > 0)
                m_shares.push_back({static_cast<std::uint8_t>(day * 24 + hour), static_cast<float>(share)});
    shares.end = static_cast<std::uint32_t>(m_shares.size());
    m_when.push_back(shares);
    return known->second;
}

SeenRows::Binned const& SeenRows::binned(geo::HexGrid const& grid) const
{
    std::lock_guard const lock(m_mutex);
    auto& made = m_binned[grid.size()];
    if (made.of_row.size() == size()) return made;
    std::unordered_map<std::int64_t, std::uint32_t> numbers;
    for (auto const& at : m_at) {
        if (!at) {
            made.of_row.push_back(UINT32_MAX);
            continue;
        }
        auto const cell = grid.cell_of(*at);
        auto const [known, is_new] =
            numbers.try_emplace(cell.key(), static_cast<std::uint32_t>(made.cells.size()));
        if (is_new) made.cells.push_back(cell);
        made.of_row.push_back(known->second);
    }
    return made;
}

double Crossfilter::share_in_hours(SeenRows const& rows, SeenRows::When const& when) const
{
    if (!m_filter.hours) return 1;
    double share = 0;
    for (auto i = when.first; i < when.end; ++i)
        if (m_filter.hours->test(rows.m_shares[i].hour)) share += static_cast<double>(rows.m_shares[i].share);
    return share;
}

void Crossfilter::count(SeenRows const& rows, std::optional<geo::HexGrid> const& grid)
{
    auto const* binned = grid ? &rows.binned(*grid) : nullptr;
    std::vector<double> in_cell(binned ? binned->cells.size() : 0);
    auto const first_day = m_filter.days.first.number;
    auto const last_day = m_filter.days.last.number;
    make_room(m_counts.by_day, static_cast<std::size_t>(last_day - first_day));
    auto& counts = m_counts;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const day = rows.m_days[i];
        if (day < first_day || day > last_day) continue;
        auto const category = rows.m_categories[i];
        auto const place = rows.m_places[i];
        auto const source = static_cast<std::size_t>(rows.m_sources[i]);
        bool const other_category = !m_filter.categories.empty() && (category >= m_filter.categories.size() ||
                                                                     !m_filter.categories[category]);
        bool const other_place = m_filter.place && *m_filter.place != place;
        bool const other_source = m_filter.sources && !m_filter.sources->test(source);
        int const misses = (other_category ? 1 : 0) + (other_place ? 1 : 0) + (other_source ? 1 : 0) +
                           (m_filter.is_area_chosen ? 0 : 1);
        if (misses > 1) continue;
        double const count = rows.m_counts[i];
        auto const& when = rows.m_when[rows.m_whens[i]];
        double const weight = count * share_in_hours(rows, when);
        if (misses == 0 || other_category) {
            make_room(counts.by_category, category);
            counts.by_category[category] += weight;
        }
        if (misses == 0 || other_place) {
            make_room(counts.by_place, place);
            counts.by_place[place] += weight;
        }
        if (misses == 0 || other_source) counts.by_source[source] += weight;
        if (misses == 0 || !m_filter.is_area_chosen) counts.without_area += weight;
        if (misses > 0) continue;
        counts.total += weight;
        counts.by_day[static_cast<std::size_t>(day - first_day)] += weight;
        if (when.first == when.end) counts.without_hour += count;
        if (when.end - when.first > 1) counts.spread += count;
        for (auto s = when.first; s < when.end; ++s)
            counts.by_hour[rows.m_shares[s].hour] += count * static_cast<double>(rows.m_shares[s].share);
        auto const cell = binned ? binned->of_row[i] : UINT32_MAX;
        if (cell == UINT32_MAX)
            counts.without_position += weight;
        else
            in_cell[cell] += weight;
    }
    for (std::size_t cell = 0; cell < in_cell.size(); ++cell)
        if (in_cell[cell] > 0) counts.cells[binned->cells[cell]] += in_cell[cell];
}

}  // namespace samsyn::situation
