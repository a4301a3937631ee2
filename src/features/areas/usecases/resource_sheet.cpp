// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/resource_sheet.h"

#include "src/features/areas/store/organisation_store.h"
#include "src/features/areas/store/place_store.h"
#include "src/features/areas/usecases/change_place.h"
#include "src/features/areas/usecases/record_plan.h"

namespace samsyn::areas {
namespace {

std::map<std::string, std::string> const resource_columns{{"name", "resource"},
                                                          {"contact_function", "contact"},
                                                          {"ended_on", "ended"},
                                                          {"organisation", "organisation_code"}};

class ResourcePlan : public RecordInAreaPlan<KeptResource, ResourceDetails> {
public:
    explicit ResourcePlan(work::Reading& reading)
        : RecordInAreaPlan(reading,
                           PlaceStore(reading.transaction, reading.actor.tenant).resources(std::nullopt))
    {
        OrganisationStore organisations(reading.transaction, reading.actor.tenant);
        for (auto& one : organisations.organisations()) m_organisations[one.code] = one.id;
    }

    void read(SheetRow const& row) override
    {
        ++report.rows;
        Cells cells(row, report.errors);
        auto const area = m_areas.read(cells);
        if (!area) return;
        auto const name = cells.code("resource");
        auto const found =
            find(cells, [&](KeptResource const& one) { return one.area == *area && one.name.value == name; });
        if (!found) return;
        KeptResource resource = *found ? **found : fresh(*area);
        if (resource.area != *area) return cells.fault("area_code", "sheet.other_area");
        if (!*found && !m_names.insert({*area, name}).second) return cells.fault("resource", "sheet.twice");
        read_cells(cells, resource);
        note(*found, std::move(resource));
    }

    void carry_out(work::Work& work) const override
    {
        PlaceStore places(work.transaction, work.actor.tenant);
        for (auto const& one : m_new) places.insert(one, work.now);
        for (auto const& one : m_changed) places.save(one);
    }

private:
    KeptResource fresh(Id<Area> area) const
    {
        KeptResource resource;
        resource.id = Id<KeptResource>(Uuid::at(m_reading.now));
        resource.area = area;
        return resource;
    }

    void read_cells(Cells& cells, KeptResource& resource)
    {
        cells.read("resource", resource.name);
        cells.need("resource", resource.name.empty());
        cells.read_choice("kind", resource.resource_kind);
        cells.read_choice("state", resource.state);
        cells.read("contact", resource.contact_function);
        cells.read("capacity", resource.capacity);
        cells.read("activities_a_year", resource.activities_a_year);
        cells.read("started", resource.started_on);
        cells.read("ended", resource.ended_on);
        if (auto const code = cells.code("organisation_code"); !code.empty())
            resource.organisation =
                m_organisations.contains(code) ? m_organisations.at(code) : Id<Organisation>();
        cells.add(resource_faults(resource, m_reading), resource_columns);
    }

    std::map<std::string, Id<Organisation>> m_organisations;
    std::set<std::pair<Id<Area>, std::string>> m_names;  // of new ones
};

}  // namespace

std::unique_ptr<SheetPlan> resource_plan(work::Reading& reading)
{
    return std::make_unique<ResourcePlan>(reading);
}

std::vector<SheetLine> resource_lines(work::Reading& reading)
{
    AreaCodes codes(reading);
    std::map<Id<Organisation>, std::string> organisations;
    for (auto& one : OrganisationStore(reading.transaction, reading.actor.tenant).organisations())
        organisations[one.id] = one.code;
    std::vector<SheetLine> lines;
    for (auto const& one : PlaceStore(reading.transaction, reading.actor.tenant).resources(std::nullopt))
        lines.push_back({codes[one.area], organisations[one.organisation], one.name.value,
                         enum_text(one.resource_kind), enum_text(one.state), one.contact_function.value,
                         one.capacity.value,
                         one.activities_a_year ? SheetCell(one.activities_a_year->value) : SheetCell(),
                         cell_of(one.started_on), cell_of(one.ended_on), one.id.text()});
    return lines;
}

}  // namespace samsyn::areas
