// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/place_sheet.h"

#include <set>

#include "src/features/areas/store/place_store.h"
#include "src/features/areas/usecases/change_place.h"

namespace samsyn::areas {
namespace {

std::map<std::string, std::string> const place_columns{
    {"name", "place"}, {"area", "area_code"}, {"valid_to", "to"}};

SheetCell number(std::optional<double> const& maybe) { return maybe ? SheetCell(*maybe) : SheetCell(); }

class PlacePlan : public SheetPlan {
public:
    explicit PlacePlan(work::Reading& reading) : m_reading(reading)
    {
        for (auto& one : PlaceStore(reading.transaction, reading.actor.tenant).places(std::nullopt))
            m_kept[one.code] = one;
        for (auto& one : AreaStore(reading.transaction, reading.actor.tenant).list())
            m_areas[one.code] = one.id;
    }

    void read(SheetRow const& row) override
    {
        ++report.rows;
        Cells cells(row, report.errors);
        auto const code = cells.code("place_code");
        if (!is_code(code) || code.size() > 40) return cells.fault("place_code", "code.malformed");
        if (!m_seen.insert(code).second) return cells.fault("place_code", "sheet.twice");
        auto const kept = m_kept.find(code);
        KeptPlace place = kept == m_kept.end() ? fresh(code) : kept->second;
        if (kept == m_kept.end()) cells.check_words("place_code", code);
        read_cells(cells, place);
        if (kept == m_kept.end()) {
            ++report.created;
            m_new.push_back(place);
        } else if (PlaceDetails(place) == PlaceDetails(kept->second)) {
            ++report.unchanged;
        } else {
            ++report.changed;
            ++place.version;
            m_changed.push_back(place);
        }
    }

    void carry_out(work::Work& work) const override
    {
        PlaceStore places(work.transaction, work.actor.tenant);
        for (auto const& one : m_new) places.insert(one, work.now);
        for (auto const& one : m_changed) places.save(one);
    }

private:
    KeptPlace fresh(std::string const& code) const
    {
        KeptPlace place;
        place.id = Id<KeptPlace>(Uuid::at(m_reading.now));
        place.code = code;
        place.valid_from = m_reading.actor.today;
        return place;
    }

    void read_cells(Cells& cells, KeptPlace& place)
    {
        cells.read("place", place.name);
        cells.read_choice("place_type", place.place_type);
        cells.read("lat", place.lat);
        cells.read("lon", place.lon);
        cells.read("from", place.valid_from);
        cells.read("to", place.valid_to);
        if (auto const area = m_areas.find(cells.code("area_code")); area != m_areas.end())
            place.area = area->second;
        else if (!cells.code("area_code").empty())
            place.area = {};
        cells.need("place", place.name.empty());
        cells.add(place_faults(place, m_reading), place_columns);
        put_in_plane(place);
    }

    work::Reading& m_reading;
    std::map<std::string, KeptPlace> m_kept;
    std::map<std::string, Id<Area>> m_areas;
    std::set<std::string> m_seen;
    std::vector<KeptPlace> m_new;
    std::vector<KeptPlace> m_changed;
};

}  // namespace

std::unique_ptr<SheetPlan> place_plan(work::Reading& reading) { return std::make_unique<PlacePlan>(reading); }

std::vector<SheetLine> place_lines(work::Reading& reading)
{
    std::map<Id<Area>, std::string> area_codes;
    for (auto const& one : AreaStore(reading.transaction, reading.actor.tenant).list())
        area_codes[one.id] = one.code;
    std::vector<SheetLine> lines;
    for (auto const& one : PlaceStore(reading.transaction, reading.actor.tenant).places(std::nullopt))
        lines.push_back({one.code, one.name.value, enum_text(one.place_type), area_codes[one.area],
                         number(one.lat), number(one.lon), one.valid_from,
                         one.valid_to ? SheetCell(*one.valid_to) : SheetCell()});
    return lines;
}

}  // namespace samsyn::areas
