// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/area_counts.h"

#include <algorithm>

#include "lib/base/sha256.h"
#include "lib/geo/measure.h"
#include "lib/geo/projection.h"
#include "src/features/situation/store/tally_store.h"
#include "src/features/situation/usecases/picture_memory.h"

namespace samsyn::situation {
namespace {

constexpr std::int32_t half_year_days = 182;
constexpr std::size_t gathering_periods = 6;
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

// Puts what has a position into hexagons and at places.
class Map {
public:
    Map(AreaFrame const& frame, CountingRules const& rules, std::vector<PictureStore::PlaceRow> places)
        : m_frame(frame),
          m_rules(rules),
          m_grid(rules.grid),
          m_places(std::move(places)),
          m_recent(frame.periods.size() - std::min(gathering_periods, frame.periods.size())),
          m_before(m_recent - std::min(gathering_periods, m_recent)),
          m_half_year{frame.periods.back().last.plus(1 - half_year_days), frame.periods.back().last}
    {
    }

    DaySpan days() const
    {
        return {std::min(m_half_year.first, m_frame.periods[m_before].first), m_half_year.last};
    }
    void add(Placed const& placed)
    {
        if (m_rules.uncounted.contains(placed.category)) return;
        if (m_half_year.contains(placed.counted_on)) m_hexagons[m_grid.cell_of(placed.at)] += placed.count;
        auto const period = period_of(placed.counted_on, m_frame.periods);
        if (!period || *period < m_before) return;
        auto& gathering = at(placed);
        if (*period < m_recent) {
            gathering.previous += placed.count;
            return;
        }
        gathering.count += placed.count;
        gathering.by_category[placed.category] += placed.count;
        gathering.hours.add(placed.when, static_cast<double>(placed.count));
    }
    void give(AreaCounts& counts)
    {
        counts.hexagons = std::move(m_hexagons);
        std::erase_if(counts.hexagons, [](auto const& cell) { return cell.second == 0; });
        for (auto& [place, gathering] : m_gatherings)
            if (gathering.count >= fewest_gathered) counts.gatherings.push_back(std::move(gathering));
        std::stable_sort(
            counts.gatherings.begin(), counts.gatherings.end(),
            [](Gathering const& one, Gathering const& other) { return one.count > other.count; });
        if (counts.gatherings.size() > most_gatherings) counts.gatherings.resize(most_gatherings);
    }

private:
    PictureStore::PlaceRow const* known_place(Placed const& placed) const
    {
        PictureStore::PlaceRow const* nearest = nullptr;
        double reach = place_reach_m;
        for (auto const& place : m_places) {
            if (placed.place && *placed.place == place.id) return &place;
            auto const distance = geo::distance_m(place.at, placed.at);
            if (distance > reach) continue;
            reach = distance;
            nearest = &place;
        }
        return nearest;
    }
    Gathering& at(Placed const& placed)
    {
        if (auto const* place = known_place(placed)) {
            auto& gathering = m_gatherings[place->id.text()];
            if (gathering.place.empty()) {
                gathering.place = place->id.text();
                gathering.name = place->name;
                gathering.at = place->lon_lat;
            }
            return gathering;
        }
        auto const cell = m_grid.cell_of(placed.at);
        auto const name = "hex:" + std::to_string(cell.q) + ":" + std::to_string(cell.r);
        auto& gathering = m_gatherings[name];
        if (gathering.place.empty()) {
            gathering.place = name;
            gathering.name = m_frame.area.name;
            gathering.at = geo::to_wgs84(m_grid.centre(cell));
        }
        return gathering;
    }

    AreaFrame const& m_frame;
    CountingRules const& m_rules;
    geo::HexGrid const& m_grid;
    std::vector<PictureStore::PlaceRow> m_places;
    std::size_t m_recent;  // the first of the last six periods
    std::size_t m_before;  // the first of the six before
    DaySpan m_half_year;
    std::map<geo::HexCell, std::int64_t> m_hexagons;
    std::map<std::string, Gathering> m_gatherings;
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

// Readers with the same key see the same: Visible depends on nothing else of the reader.
std::string key_of(AreaFrame const& frame, CountingRules const& rules,
                   std::vector<PictureStore::PlaceRow> const& places, access::Actor const& actor)
{
    auto key = actor.tenant.text() + frame.area.id.text() + actor.organisation.text() + fingerprint(places);
    auto const add = [&](std::int64_t number) { key += ' ' + std::to_string(number); };
    for (bool const flag :
         {actor.kind == access::Actor::Kind::system, actor.is_cleared, actor.is_private_sector})
        add(flag ? 1 : 0);
    add(actor.assurance);
    add(access::reading_rank(actor.roles));
    auto const functions = actor.functions.find(frame.area.id);
    if (functions != actor.functions.end())
        for (auto const function : functions->second) add(static_cast<int>(function));
    add(static_cast<std::int64_t>(rules.grid.size()));
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
        store.for_each_placed(visible, frame.area.id, map.days(),
                              [&](Placed const& placed) { map.add(placed); });
        map.give(*counts);
    }
    if (memory) memory->keep(key, token, counts);
    return counts;
}

}  // namespace samsyn::situation
