// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/partner_sheet.h"

#include <algorithm>
#include <functional>

#include "src/features/areas/store/organisation_store.h"
#include "src/features/areas/usecases/change_organisation.h"

namespace samsyn::areas {
namespace {

std::map<std::string, std::string> const organisation_columns{
    {"name", "organisation"}, {"contact_email", "organisation_email"}, {"valid_to", "organisation_to"}};
std::map<std::string, std::string> const operation_columns{
    {"name", "operation"}, {"contact_email", "operation_email"}, {"valid_to", "operation_to"}};

SheetCell text(std::optional<Text<200>> const& maybe)
{
    return maybe ? SheetCell(maybe->value) : SheetCell();
}
SheetCell day(std::optional<Day> const& maybe) { return maybe ? SheetCell(*maybe) : SheetCell(); }

void append(SheetLine& line, KeptOrganisation const& one)
{
    line.insert(line.end(), {one.code, one.name.value, enum_text(one.kind), enum_text(one.sector),
                             text(one.contact_email), one.valid_from, day(one.valid_to)});
}

void append(SheetLine& line, KeptOperation const& one)
{
    line.insert(line.end(), {one.code, one.name.value, std::int64_t{one.is_external}, text(one.contact_email),
                             text(one.stand_in_email), one.valid_from, day(one.valid_to)});
}

// What one code stands for: as it was kept, and as the sheet wants it.
template <class Kept>
struct Wanted {
    std::optional<Kept> kept;
    std::optional<Kept> wanted;  // set by the first row with the code
};

class PartnerPlan : public SheetPlan {
public:
    explicit PartnerPlan(work::Reading& reading) : m_today(reading.actor.today), m_now(reading.now)
    {
        OrganisationStore organisations(reading.transaction, reading.actor.tenant);
        AreaStore areas(reading.transaction, reading.actor.tenant);
        for (auto& one : organisations.organisations()) m_organisations[one.code].kept = one;
        for (auto& one : organisations.operations()) m_operations[one.code].kept = one;
        for (auto& one : areas.list()) m_areas[one.code] = one.id;
        m_inventory = areas.whole_inventory();
    }

    void read(SheetRow const& row) override
    {
        ++report.rows;
        Cells cells(row, report.errors);
        auto const* organisation = read_organisation(cells);
        if (!organisation || cells.code("operation_code").empty()) return;
        auto const* operation = read_operation(cells, organisation->id);
        if (operation && !cells.code("area_code").empty()) read_entry(cells, operation->id);
    }

    void carry_out(work::Work& work) const override
    {
        OrganisationStore organisations(work.transaction, work.actor.tenant);
        AreaStore areas(work.transaction, work.actor.tenant);
        for (auto const& [code, one] : m_organisations)
            keep<OrganisationDetails>(one, Subject::organisation, organisations, work);
        for (auto const& [code, one] : m_operations)
            keep<OperationDetails>(one, Subject::operation, organisations, work);
        for (auto const& one : m_new_entries) areas.insert(one);
        for (auto const& one : m_ended_entries) areas.end(one);
    }

private:
    // The record a code stands for, read from the row if it is the first with it; later rows must agree.
    template <class Details, class Kept, class Read>
    Kept const* record(Wanted<Kept>& one, Cells& cells, char const* code_column, Read read)
    {
        Kept fresh = one.wanted ? *one.wanted : one.kept ? *one.kept : Kept{};
        if (!one.kept && !one.wanted) {
            fresh.id = decltype(fresh.id)(Uuid::at(m_now));
            fresh.code = cells.code(code_column);
            fresh.valid_from = m_today;
            if (!is_code(fresh.code) || fresh.code.size() > 40) cells.fault(code_column, "code.malformed");
            cells.check_words(code_column, fresh.code);
        }
        auto const before = report.errors.size();
        read(fresh);
        if (fresh.name.value.empty() && before == report.errors.size())
            cells.fault(code_column, "sheet.name_missing");
        if (one.wanted && !(static_cast<Details const&>(fresh) == static_cast<Details const&>(*one.wanted)))
            cells.fault(code_column, "sheet.rows_disagree");
        if (!one.wanted) count(one.kept ? std::optional<Details>(*one.kept) : std::nullopt, Details(fresh));
        if (!one.wanted) one.wanted = fresh;
        return &*one.wanted;
    }

    template <class Details>
    void count(std::optional<Details> const& before, Details const& after)
    {
        if (!before) ++report.created;
        if (before && *before == after) ++report.unchanged;
        if (before && !(*before == after)) ++report.changed;
    }

    KeptOrganisation const* read_organisation(Cells& cells)
    {
        auto const code = cells.code("organisation_code");
        if (code.empty()) {
            cells.fault("organisation_code", "field.required");
            return nullptr;
        }
        return record<OrganisationDetails>(m_organisations[code], cells, "organisation_code",
                                           [&](KeptOrganisation& one) {
                                               cells.read("organisation", one.name);
                                               cells.read_choice("kind", one.kind);
                                               cells.read_choice("sector", one.sector);
                                               cells.read("organisation_email", one.contact_email);
                                               cells.read("organisation_from", one.valid_from);
                                               cells.read("organisation_to", one.valid_to);
                                               cells.add(organisation_faults(one), organisation_columns);
                                           });
    }

    KeptOperation const* read_operation(Cells& cells, Id<Organisation> organisation)
    {
        auto& known = m_operations[cells.code("operation_code")];
        auto const& of = known.wanted ? known.wanted : known.kept;
        if (of && of->organisation != organisation) {
            cells.fault("operation_code", "sheet.other_organisation");
            return nullptr;
        }
        return record<OperationDetails>(known, cells, "operation_code", [&](KeptOperation& one) {
            one.organisation = organisation;
            cells.read("operation", one.name);
            cells.read("external", one.is_external);
            cells.read("operation_email", one.contact_email);
            cells.read("stand_in_email", one.stand_in_email);
            cells.read("operation_from", one.valid_from);
            cells.read("operation_to", one.valid_to);
            cells.add(operation_faults(one), operation_columns);
        });
    }

    // A line that is kept may be ended; nothing else of it changes.
    void read_entry(Cells& cells, Id<Operation> operation)
    {
        auto const area = m_areas.find(cells.code("area_code"));
        if (area == m_areas.end()) return cells.fault("area_code", "area.unknown");
        std::optional<Day> from;
        std::optional<Day> to;
        cells.read("reports_from", from);
        cells.read("reports_to", to);
        auto* kept = find_entry(area->second, operation, from);
        if (kept && (!to || kept->valid_to == to)) return void(++report.unchanged);
        if (to && *to <= (kept ? kept->valid_from : from.value_or(m_today)))
            return cells.fault("reports_to", "validity.order");
        if (kept) {
            kept->valid_to = to;
            m_ended_entries.push_back(*kept);
            return void(++report.changed);
        }
        add_entry(cells, {Id<InventoryEntry>(Uuid::at(m_now)), area->second, operation, "",
                          from.value_or(m_today), to});
    }

    void add_entry(Cells& cells, InventoryEntry entry)
    {
        Text<200, 0> words;
        cells.read("reports_on", words);
        std::vector<FieldError> faults;
        check_words("reports_on", words, faults);
        bool const overlaps = std::any_of(m_inventory.begin(), m_inventory.end(), [&](auto const& one) {
            return one.area == entry.area && one.operation == entry.operation &&
                   (!one.valid_to || *one.valid_to > entry.valid_from);
        });
        if (overlaps) faults.push_back({"operation_code", "inventory.already"});
        cells.add(faults, {});
        entry.reports_on = words;
        m_inventory.push_back(entry);
        m_new_entries.push_back(entry);
        ++report.created;
    }

    InventoryEntry* find_entry(Id<Area> area, Id<Operation> operation, std::optional<Day> const& from)
    {
        auto const found = std::find_if(m_inventory.begin(), m_inventory.end(), [&](auto const& one) {
            bool const same_day = from ? one.valid_from == *from : !one.valid_to;
            return one.area == area && one.operation == operation && same_day;
        });
        return found == m_inventory.end() ? nullptr : &*found;
    }

    template <class Details, class Kept>
    static void keep(Wanted<Kept> const& one, Subject subject, OrganisationStore& store, work::Work& work)
    {
        if (!one.wanted) return;
        auto fresh = *one.wanted;
        if (!one.kept) {
            store.insert(fresh, work.now);
            remember(work, subject, fresh.id.uuid(), {Happened::opened, std::nullopt, {}, fresh.valid_from});
            return;
        }
        Details const& before = *one.kept;
        Details const& after = fresh;
        if (before == after) return;
        remember_edit<Details>(work, subject, fresh.id.uuid(), before, after);
        ++fresh.version;
        store.save(fresh);
    }

    Day m_today;
    UtcTime m_now;
    std::map<std::string, Wanted<KeptOrganisation>> m_organisations;
    std::map<std::string, Wanted<KeptOperation>> m_operations;
    std::map<std::string, Id<Area>> m_areas;
    std::vector<InventoryEntry> m_inventory;  // kept and new
    std::vector<InventoryEntry> m_new_entries;
    std::vector<InventoryEntry> m_ended_entries;
};

}  // namespace

std::unique_ptr<SheetPlan> partner_plan(work::Reading& reading)
{
    return std::make_unique<PartnerPlan>(reading);
}

std::vector<SheetLine> partner_lines(work::Reading& reading)
{
    OrganisationStore organisations(reading.transaction, reading.actor.tenant);
    AreaStore areas(reading.transaction, reading.actor.tenant);
    std::map<Id<Area>, std::string> area_codes;
    for (auto const& one : areas.list()) area_codes[one.id] = one.code;
    auto const operations = organisations.operations();
    auto const inventory = areas.whole_inventory();
    std::vector<SheetLine> lines;
    for (auto const& organisation : organisations.organisations()) {
        SheetLine line;
        append(line, organisation);
        auto const alone = lines.size();
        for (auto const& operation : operations) {
            if (operation.organisation != organisation.id) continue;
            auto with = line;
            append(with, operation);
            auto const before = lines.size();
            for (auto const& entry : inventory) {
                if (entry.operation != operation.id) continue;
                lines.push_back(with);
                lines.back().insert(lines.back().end(), {area_codes[entry.area], entry.reports_on,
                                                         entry.valid_from, day(entry.valid_to)});
            }
            if (lines.size() == before) lines.push_back(with);
        }
        if (lines.size() == alone) lines.push_back(line);
    }
    for (auto& line : lines) line.resize(columns_of(SheetKind::partners).size());
    return lines;
}

}  // namespace samsyn::areas
