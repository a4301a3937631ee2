// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/function_sheet.h"

#include <algorithm>

#include "src/features/areas/store/organisation_store.h"
#include "src/features/areas/usecases/record_plan.h"

namespace samsyn::areas {
namespace {

// A function that is held may be ended; nothing else of it changes.
class FunctionPlan : public SheetPlan {
public:
    explicit FunctionPlan(work::Reading& reading)
        : m_today(reading.actor.today), m_now(reading.now), m_areas(reading)
    {
        OrganisationStore organisations(reading.transaction, reading.actor.tenant);
        for (auto& one : organisations.organisations()) m_organisations[one.code] = one.id;
        m_held = AreaStore(reading.transaction, reading.actor.tenant).all_functions();
    }

    void read(SheetRow const& row) override
    {
        ++report.rows;
        Cells cells(row, report.errors);
        HeldFunction wanted;
        auto const area = m_areas.read(cells);
        auto const organisation = m_organisations.find(cells.code("organisation_code"));
        if (organisation == m_organisations.end()) cells.fault("organisation_code", "organisation.unknown");
        if (cells.code("function").empty()) cells.fault("function", "field.required");
        cells.read_choice("function", wanted.function);
        std::optional<Day> from;
        cells.read("from", from);
        cells.read("to", wanted.valid_to);
        if (!area || organisation == m_organisations.end()) return;
        wanted.area = *area;
        wanted.organisation = organisation->second;
        auto* held = find(wanted, from);
        wanted.valid_from = held ? held->valid_from : from.value_or(m_today);
        if (wanted.valid_to && *wanted.valid_to <= wanted.valid_from)
            return cells.fault("to", "validity.order");
        if (held)
            end(*held, wanted.valid_to);
        else
            add(cells, wanted);
    }

    void carry_out(work::Work& work) const override
    {
        AreaStore areas(work.transaction, work.actor.tenant);
        for (auto const& one : m_new) areas.insert(one);
        for (auto const& one : m_ended) areas.end(one);
    }

private:
    static bool are_alike(HeldFunction const& one, HeldFunction const& other)
    {
        return one.area == other.area && one.organisation == other.organisation &&
               one.function == other.function;
    }

    HeldFunction* find(HeldFunction const& wanted, std::optional<Day> const& from)
    {
        auto const found = std::find_if(m_held.begin(), m_held.end(), [&](HeldFunction const& one) {
            return are_alike(one, wanted) && (from ? one.valid_from == *from : !one.valid_to);
        });
        return found == m_held.end() ? nullptr : &*found;
    }

    void end(HeldFunction& held, std::optional<Day> const& to)
    {
        if (!to || held.valid_to == to) return void(++report.unchanged);
        held.valid_to = to;
        m_ended.push_back(held);
        ++report.changed;
    }

    void add(Cells& cells, HeldFunction wanted)
    {
        bool const overlaps = std::any_of(m_held.begin(), m_held.end(), [&](HeldFunction const& one) {
            return are_alike(one, wanted) && (!one.valid_to || *one.valid_to > wanted.valid_from);
        });
        if (overlaps) return cells.fault("function", "area.function_held");
        wanted.id = Id<HeldFunction>(Uuid::at(m_now));
        m_held.push_back(wanted);
        m_new.push_back(wanted);
        ++report.created;
    }

    Day m_today;
    UtcTime m_now;
    AreaCodes m_areas;
    std::map<std::string, Id<Organisation>> m_organisations;
    std::vector<HeldFunction> m_held;  // kept and new
    std::vector<HeldFunction> m_new;
    std::vector<HeldFunction> m_ended;
};

}  // namespace

std::unique_ptr<SheetPlan> function_plan(work::Reading& reading)
{
    return std::make_unique<FunctionPlan>(reading);
}

std::vector<SheetLine> function_lines(work::Reading& reading)
{
    AreaCodes codes(reading);
    std::map<Id<Organisation>, std::string> organisations;
    for (auto& one : OrganisationStore(reading.transaction, reading.actor.tenant).organisations())
        organisations[one.id] = one.code;
    std::vector<SheetLine> lines;
    for (auto const& one : AreaStore(reading.transaction, reading.actor.tenant).all_functions())
        lines.push_back({codes[one.area], organisations[one.organisation], enum_text(one.function),
                         one.valid_from, cell_of(one.valid_to)});
    return lines;
}

}  // namespace samsyn::areas
