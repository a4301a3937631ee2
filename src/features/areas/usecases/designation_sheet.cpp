// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/designation_sheet.h"

#include <tuple>

#include "src/features/areas/store/place_store.h"
#include "src/features/areas/usecases/change_place.h"
#include "src/features/areas/usecases/record_plan.h"

namespace samsyn::areas {
namespace {

std::map<std::string, std::string> const designation_columns{{"valid_to", "to"}};

class DesignationPlan : public RecordInAreaPlan<Designation, DesignationDetails> {
public:
    explicit DesignationPlan(work::Reading& reading)
        : RecordInAreaPlan(reading,
                           PlaceStore(reading.transaction, reading.actor.tenant).designations(std::nullopt))
    {
    }

    void read(SheetRow const& row) override
    {
        ++report.rows;
        Cells cells(row, report.errors);
        auto const area = m_areas.read(cells);
        if (!area) return;
        Day from = m_reading.actor.today;
        cells.read("from", from);
        auto const words = cells.code("designation");
        auto const found = find(cells, [&](Designation const& one) {
            return one.area == *area && one.designation.value == words && one.valid_from == from;
        });
        if (!found) return;
        Designation designation = *found ? **found : fresh(*area, from);
        if (designation.area != *area) return cells.fault("area_code", "sheet.other_area");
        if (!*found && !m_names.insert({*area, words, from}).second)
            return cells.fault("designation", "sheet.twice");
        read_cells(cells, designation);
        note(*found, std::move(designation));
    }

    void carry_out(work::Work& work) const override
    {
        PlaceStore places(work.transaction, work.actor.tenant);
        for (auto const& one : m_new) places.insert(one);
        for (auto const& one : m_changed) places.save(one);
    }

private:
    Designation fresh(Id<Area> area, Day from) const
    {
        Designation designation;
        designation.id = Id<Designation>(Uuid::at(m_reading.now));
        designation.area = area;
        designation.valid_from = from;
        return designation;
    }

    static void read_cells(Cells& cells, Designation& designation)
    {
        cells.read("designation", designation.designation);
        cells.read("criteria", designation.criteria);
        cells.read("source", designation.source);
        cells.need("designation", designation.designation.empty());
        cells.need("source", designation.source.empty());
        cells.read("on_watch", designation.on_watch);
        cells.read("from", designation.valid_from);
        cells.read("to", designation.valid_to);
        cells.add(designation_faults(designation), designation_columns);
    }

    std::set<std::tuple<Id<Area>, std::string, Day>> m_names;  // of new ones
};

}  // namespace

std::unique_ptr<SheetPlan> designation_plan(work::Reading& reading)
{
    return std::make_unique<DesignationPlan>(reading);
}

std::vector<SheetLine> designation_lines(work::Reading& reading)
{
    AreaCodes codes(reading);
    std::vector<SheetLine> lines;
    for (auto const& one : PlaceStore(reading.transaction, reading.actor.tenant).designations(std::nullopt))
        lines.push_back({codes[one.area], one.designation.value, one.criteria.value, one.source.value,
                         std::int64_t{one.on_watch}, one.valid_from, cell_of(one.valid_to), one.id.text()});
    return lines;
}

}  // namespace samsyn::areas
