// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/change_area.h"

#include <algorithm>

#include "src/features/areas/store/organisation_store.h"

namespace samsyn::areas {
namespace {

AreaStore store(work::Work& work) { return {work.transaction, work.actor.tenant}; }

bool is_taken(std::string const& code, std::vector<KeptArea> const& all)
{
    return std::any_of(all.begin(), all.end(), [&](KeptArea const& area) { return area.code == code; });
}

// Ends something that has begun.
template <class Thing>
Result<Done> end_on(Thing& thing, Day day)
{
    if (day <= thing.valid_from) return fail_field("valid_to", "validity.order");
    thing.valid_to = day;
    return Done{};
}

}  // namespace

std::vector<FieldError> area_faults(KeptArea const& area, std::vector<KeptArea> const& all)
{
    auto faults = faults_of(area, all);
    check_words("name", area.name, faults);
    return faults;
}

Result<access::Scope> scope_of(CreateArea const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(EditArea const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(GiveFunction const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(EndFunction const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(AddToInventory const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(EndInventory const&, work::Work&) { return access::Scope{}; }

Result<Saved> handle(CreateArea const& command, work::Work& work)
{
    auto areas = store(work);
    auto const all = areas.list();
    KeptArea area;
    static_cast<AreaDetails&>(area) = command;
    area.id = work.new_id_of<Area>();
    area.code = command.code;
    auto faults = area_faults(area, all);
    check_code(area.code, is_taken(area.code, all), faults);
    if (auto const sound = none_of(std::move(faults)); !sound) return refuse(sound);

    areas.insert(area, work.now);
    remember(work, Subject::area, area.id.uuid(), {Happened::opened, std::nullopt, {}, area.valid_from});
    return saved(work, area.id.uuid(), area.version);
}

Result<Saved> handle(EditArea const& command, work::Work& work)
{
    auto areas = store(work);
    auto const before = areas.find(command.area);
    if (!before) return fail(ErrorKind::not_found, "area.unknown");
    if (auto const fresh = check_version(before->version, command.if_match); !fresh) return refuse(fresh);
    KeptArea area = *before;
    static_cast<AreaDetails&>(area) = command;
    auto faults = area_faults(area, areas.list());
    if (area.kind != before->kind) faults.push_back({"kind", "area.kind_fixed"});
    if (auto const sound = none_of(std::move(faults)); !sound) return refuse(sound);

    remember_edit<AreaDetails>(work, Subject::area, area.id.uuid(), *before, area);
    remember_move(work, *before, area);
    ++area.version;
    areas.save(area);
    return saved(work, area.id.uuid(), area.version);
}

Result<Saved> handle(GiveFunction const& command, work::Work& work)
{
    auto areas = store(work);
    if (!areas.find(command.area)) return fail(ErrorKind::not_found, "area.unknown");
    if (!OrganisationStore(work.transaction, work.actor.tenant).find(command.organisation))
        return fail_field("organisation", "organisation.unknown");
    HeldFunction const function{work.new_id_of<HeldFunction>(),
                                command.area,
                                command.organisation,
                                command.function,
                                command.valid_from,
                                command.valid_to};
    std::vector<FieldError> faults;
    check_order(function.valid_from, function.valid_to, faults);
    if (auto const sound = none_of(std::move(faults)); !sound) return refuse(sound);
    if (areas.overlaps(function)) return fail_field("function", "area.function_held");
    areas.insert(function);
    return saved(work, function.id.uuid(), 1);
}

Result<Saved> handle(EndFunction const& command, work::Work& work)
{
    auto areas = store(work);
    auto function = areas.function(command.function);
    if (!function) return fail(ErrorKind::not_found, "area.function_unknown");
    if (auto const ended = end_on(*function, command.valid_to); !ended) return refuse(ended);
    areas.end(*function);
    return saved(work, function->id.uuid(), 1);
}

Result<Saved> handle(AddToInventory const& command, work::Work& work)
{
    auto areas = store(work);
    if (!areas.find(command.area)) return fail(ErrorKind::not_found, "area.unknown");
    if (!OrganisationStore(work.transaction, work.actor.tenant).find_operation(command.operation))
        return fail_field("operation", "operation.unknown");
    std::vector<FieldError> faults;
    check_words("reports_on", command.reports_on, faults);
    check_order(command.valid_from, command.valid_to, faults);
    if (auto const sound = none_of(std::move(faults)); !sound) return refuse(sound);
    InventoryEntry const entry{work.new_id_of<InventoryEntry>(),
                               command.area,
                               command.operation,
                               command.reports_on,
                               command.valid_from,
                               command.valid_to};
    if (areas.overlaps(entry)) return fail_field("operation", "inventory.already");
    areas.insert(entry);
    return saved(work, entry.id.uuid(), 1);
}

Result<Saved> handle(EndInventory const& command, work::Work& work)
{
    auto areas = store(work);
    auto entry = areas.entry(command.entry);
    if (!entry) return fail(ErrorKind::not_found, "inventory.unknown");
    if (auto const ended = end_on(*entry, command.valid_to); !ended) return refuse(ended);
    areas.end(*entry);
    return saved(work, entry->id.uuid(), 1);
}

}  // namespace samsyn::areas
