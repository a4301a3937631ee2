// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/area_counts.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <unordered_map>

#include "lib/base/sha256.h"
#include "lib/geo/projection.h"
#include "src/features/situation/domain/periods.h"
#include "src/features/situation/store/tally_store.h"
#include "src/features/situation/usecases/picture_memory.h"

namespace samsyn::situation {
namespace {

constexpr std::int32_t half_year_days = 182;
constexpr double place_reach_m = 75;  // what is seen this near a known place is seen there
constexpr std::int64_t fewest_gathered = 3;
constexpr std::size_t most_gatherings = 10;

using Placed = TallyStore::Placed;

std::optional<std::size_t> period_of(Day day, std::vector<DaySpan> const& periods)
{
    auto const after = std::upper_bound(periods.begin(), periods.end(), day,
                                        [](Day one, DaySpan const& period) { return one < period.first; });
    if (after == periods.begin()) return std::nullopt;
    auto const at = std::prev(after);
    return at->contains(day) ? std::optional(static_cast<std::size_t>(at - periods.begin())) : std::nullopt;
}

void count_categories(AreaCounts& counts, AreaFrame const& frame, access::Visible const& visible,
                      TallyStore& store)
{
    store.for_each_tally(visible, frame.area.id, frame.days(),
                         [&](Day day, std::string const& category, Tally const& tally) {
                             auto const period = period_of(day, frame.periods);
                             if (!period) return;
                             auto& tallies = counts.by_category[category];
                             tallies.resize(frame.periods.size());
                             tallies[*period] += tally;
                         });
}

// Gives the categories numbers as they come: many rows carry few categories, and the same often again.
class CategoryNumbers {
public:
    std::size_t of(std::string const& code)
    {
        if (m_last < m_codes.size() && m_codes[m_last] == code) return m_last;
        m_last = static_cast<std::size_t>(std::find(m_codes.begin(), m_codes.end(), code) - m_codes.begin());
        if (m_last == m_codes.size()) m_codes.push_back(code);
        return m_last;
    }
    std::string const& code(std::size_t number) const { return m_codes[number]; }

private:
    std::vector<std::string> m_codes;
    std::size_t m_last = 0;
};

// What has gathered at one place. When it happened is only worked out for those that are shown.
struct Heap {
    std::int64_t count = 0;
    std::int64_t previous = 0;
    std::vector<std::int64_t> by_category;  // by its number
    // Nearly everything happened at one time: kept small, as there can be many.
    std::vector<std::pair<UtcTime, std::int64_t>> at_a_time;
    std::vector<std::pair<observations::WhenSeen, std::int64_t>> otherwise;

    void add(std::size_t category, Placed const& placed)
    {
        count += placed.count;
        if (by_category.size() <= category) by_category.resize(category + 1);
        by_category[category] += placed.count;
        if (placed.when.precision == observations::TimePrecision::exact && placed.when.from)
            at_a_time.emplace_back(*placed.when.from, placed.count);
        else
            otherwise.emplace_back(placed.when, placed.count);
    }
    void add_to(WeekHours& hours) const
    {
        observations::WhenSeen when;
        when.precision = observations::TimePrecision::exact;
        for (auto const& [time, times] : at_a_time) {
            when.from = time;
            hours.add(when, static_cast<double>(times));
        }
        for (auto const& [seen, times] : otherwise) hours.add(seen, static_cast<double>(times));
    }
};

struct Cell {
    std::int64_t half_year = 0;
    Heap heap;  // away from known places
};

// Puts what has a position into hexagons and at places.
class Map {
public:
    Map(AreaFrame const& frame, CountingRules const& rules, std::vector<PictureStore::PlaceRow> places)
        : m_frame(frame),
          m_rules(rules),
          m_places(std::move(places)),
          m_recent(frame.periods.size() - std::min(gathering_periods, frame.periods.size())),
          m_before(m_recent - std::min(gathering_periods, m_recent)),
          m_half_year{frame.periods.back().last.plus(1 - half_year_days), frame.periods.back().last},
          m_at_place(m_places.size())
    {
    }

    // What must be read: the hours matter only in the last six periods.
    DaySpan recent_days() const { return {m_frame.periods[m_recent].first, m_half_year.last}; }
    DaySpan earlier_days() const
    {
        return {std::min(m_half_year.first, m_frame.periods[m_before].first),
                m_frame.periods[m_recent].first.plus(-1)};
    }
    void add(Placed const& placed)
    {
        auto const category = m_categories.of(placed.category);
        if (category == m_is_counted.size())
            m_is_counted.push_back(!m_rules.uncounted.contains(placed.category));
        if (!m_is_counted[category]) return;
        auto& cell = m_cells[m_rules.grid.cell_of(placed.at).key()];
        if (m_half_year.contains(placed.counted_on)) cell.half_year += placed.count;
        auto const period = period_of(placed.counted_on, m_frame.periods);
        if (!period || *period < m_before) return;
        auto const place = known_place(placed);
        auto& heap = place ? m_at_place[*place] : cell.heap;
        if (*period < m_recent)
            heap.previous += placed.count;
        else
            heap.add(category, placed);
    }
    void give(AreaCounts& counts) const
    {
        for (auto const& [key, cell] : m_cells)
            if (cell.half_year > 0) counts.hexagons[geo::HexCell::of_key(key)] = cell.half_year;
        counts.gatherings = most_gathered();
        for (auto& gathering : counts.gatherings) heap_of(gathering).add_to(gathering.hours);
    }

private:
    std::optional<std::size_t> known_place(Placed const& placed) const
    {
        std::optional<std::size_t> nearest;
        double reach = place_reach_m * place_reach_m;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            auto const& place = m_places[i];
            if (placed.place && *placed.place == place.id) return i;
            auto const dx = place.at.x - placed.at.x;
            auto const dy = place.at.y - placed.at.y;
            if (dx * dx + dy * dy > reach) continue;
            reach = dx * dx + dy * dy;
            nearest = i;
        }
        return nearest;
    }
    std::map<std::string, std::int64_t> named(Heap const& heap) const
    {
        std::map<std::string, std::int64_t> by_category;
        for (std::size_t number = 0; number < heap.by_category.size(); ++number)
            if (heap.by_category[number] > 0)
                by_category[m_categories.code(number)] = heap.by_category[number];
        return by_category;
    }
    // The fewest that is among the most, ties and all: most cells need no name then.
    std::int64_t least_shown() const
    {
        std::vector<std::int64_t> sizes;
        for (auto const& heap : m_at_place) sizes.push_back(heap.count);
        for (auto const& [key, cell] : m_cells) sizes.push_back(cell.heap.count);
        if (sizes.size() <= most_gatherings) return fewest_gathered;
        auto const last = sizes.begin() + most_gatherings - 1;
        std::nth_element(sizes.begin(), last, sizes.end(), std::greater<>());
        return std::max(fewest_gathered, *last);
    }
    // Without hours yet.
    std::vector<Gathering> most_gathered() const
    {
        auto const least = least_shown();
        std::vector<Gathering> found;
        auto const take = [&](Heap const& heap, std::string place, std::string const& name,
                              geo::Point<geo::Wgs84> at) {
            found.push_back({std::move(place), name, at, heap.count, heap.previous, named(heap), {}});
        };
        for (std::size_t i = 0; i < m_places.size(); ++i)
            if (m_at_place[i].count >= least)
                take(m_at_place[i], m_places[i].id.text(), m_places[i].name, m_places[i].lon_lat);
        for (auto const& [key, cell] : m_cells)
            if (cell.heap.count >= least) {
                auto const centre = m_rules.grid.centre(geo::HexCell::of_key(key));
                take(cell.heap, cell_prefix + std::to_string(key), m_frame.area.name, geo::to_wgs84(centre));
            }
        std::sort(found.begin(), found.end(), [](Gathering const& one, Gathering const& other) {
            return std::tie(other.count, one.name, one.place) < std::tie(one.count, other.name, other.place);
        });
        if (found.size() > most_gatherings) found.resize(most_gatherings);
        return found;
    }
    Heap const& heap_of(Gathering const& gathering) const
    {
        if (gathering.place.starts_with(cell_prefix))
            return m_cells.at(std::stoll(gathering.place.substr(cell_prefix.size()))).heap;
        auto const place = std::find_if(m_places.begin(), m_places.end(), [&](auto const& known) {
            return known.id.text() == gathering.place;
        });
        return m_at_place[static_cast<std::size_t>(place - m_places.begin())];
    }

    inline static std::string const cell_prefix = "hexagon:";
    AreaFrame const& m_frame;
    CountingRules const& m_rules;
    std::vector<PictureStore::PlaceRow> m_places;
    std::size_t m_recent;  // the first of the last six periods
    std::size_t m_before;  // the first of the six before
    DaySpan m_half_year;
    CategoryNumbers m_categories;
    std::vector<bool> m_is_counted;                  // by the category's number
    std::vector<Heap> m_at_place;                    // as m_places
    std::unordered_map<std::int64_t, Cell> m_cells;  // by the cell's key
};

bool has_positions(AreaFrame const& frame) { return frame.area.has_points && frame.area.kind == "place"; }

std::string fingerprint(std::vector<PictureStore::PlaceRow> const& places)
{
    std::string text;
    for (auto const& place : places)
        text += place.id.text() + place.name + '\n' + std::to_string(place.at.x) + ' ' +
                std::to_string(place.at.y) + ' ';
    return to_hex(sha256(text));
}

std::string key_of(AreaFrame const& frame, CountingRules const& rules,
                   std::vector<PictureStore::PlaceRow> const& places, access::Actor const& actor)
{
    auto key = reader_key(actor, frame.area.id) + fingerprint(places);
    auto const add = [&](std::int64_t number) { key += ' ' + std::to_string(number); };
    add(static_cast<std::int64_t>(rules.grid.size()));
    add(has_positions(frame) ? 1 : 0);
    for (auto const& period : frame.periods) {
        add(period.first.number);
        add(period.last.number);
    }
    for (auto const& category : rules.uncounted) key += ' ' + category;
    return key;
}

}  // namespace

std::shared_ptr<AreaCounts const> counts_of(AreaFrame const& frame, CountingRules const& rules,
                                            work::Reading& reading, PictureMemory* memory)
{
    TallyStore store(reading.transaction, reading.actor.tenant);
    std::vector<PictureStore::PlaceRow> places;
    if (has_positions(frame))
        places = PictureStore(reading.transaction, reading.actor.tenant).places(frame.area.id);
    auto const key = memory ? key_of(frame, rules, places, reading.actor) : std::string();
    auto const token = memory ? store.change_token() : 0;
    if (memory)
        if (auto known = memory->find(key, token)) return known;
    auto const visible = reading.visible(access::Depth::compiled);
    auto counts = std::make_shared<AreaCounts>();
    count_categories(*counts, frame, visible, store);
    if (has_positions(frame)) {
        Map map(frame, rules, std::move(places));
        auto const add = [&](Placed const& placed) { map.add(placed); };
        store.for_each_placed(visible, frame.area.id, map.earlier_days(), TallyStore::Hours::left_out, add);
        store.for_each_placed(visible, frame.area.id, map.recent_days(), TallyStore::Hours::told, add);
        map.give(*counts);
    }
    if (memory) memory->keep(key, token, counts);
    return counts;
}

}  // namespace samsyn::situation
