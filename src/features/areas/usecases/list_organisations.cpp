// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/list_organisations.h"

#include <algorithm>
#include <map>

#include "src/features/areas/store/area_store.h"
#include "src/features/areas/store/organisation_store.h"

namespace samsyn::areas {
namespace {

bool may_manage(work::Reading& reading)
{
    return access::may(reading.actor, access::Permission::manage_register, {});
}

std::vector<KeptOperation> operations_shown(work::Reading& reading)
{
    auto operations = OrganisationStore(reading.transaction, reading.actor.tenant).operations();
    if (may_manage(reading)) return operations;
    for (auto& operation : operations) {
        if (operation.organisation == reading.actor.organisation) continue;
        operation.contact_email.reset();
        operation.stand_in_email.reset();
    }
    return operations;
}

}  // namespace

Result<access::Scope> scope_of(ListOrganisations const&, work::Reading&) { return access::Scope{}; }
Result<access::Scope> scope_of(ListOperations const&, work::Reading&) { return access::Scope{}; }

Result<OrganisationList> handle(ListOrganisations const&, work::Reading& reading)
{
    std::map<Id<Organisation>, std::vector<KeptOperation>> operations;
    for (auto& operation : operations_shown(reading))
        operations[operation.organisation].push_back(std::move(operation));
    OrganisationList list;
    list.may_manage = may_manage(reading);
    for (auto& kept : OrganisationStore(reading.transaction, reading.actor.tenant).organisations()) {
        OrganisationWithOperations organisation;
        static_cast<KeptOrganisation&>(organisation) = std::move(kept);
        organisation.is_own = organisation.id == reading.actor.organisation;
        if (!list.may_manage && !organisation.is_own) organisation.contact_email.reset();
        organisation.operations = std::move(operations[organisation.id]);
        list.organisations.push_back(std::move(organisation));
    }
    return list;
}

Result<access::Scope> scope_of(ShowOrganisation const&, work::Reading&) { return access::Scope{}; }

Result<OrganisationPage> handle(ShowOrganisation const& query, work::Reading& reading)
{
    auto const list = handle(ListOrganisations{}, reading);
    if (!list) return refuse(list);
    auto const& all = list->organisations;
    auto const found =
        std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.id == query.organisation; });
    if (found == all.end()) return fail(ErrorKind::not_found, "organisation.unknown");

    std::map<Uuid, std::string> names;
    for (auto const& organisation : all) {
        names[organisation.id.uuid()] = organisation.name;
        for (auto const& operation : organisation.operations) names[operation.id.uuid()] = operation.name;
    }
    AreaStore areas(reading.transaction, reading.actor.tenant);
    for (auto const& area : areas.list()) names[area.id.uuid()] = area.name;

    OrganisationPage page{*found, {}, {}, list->may_manage, found->version};
    for (auto const& held : areas.functions_of(query.organisation)) {
        FunctionInArea shown;
        static_cast<HeldFunction&>(shown) = held;
        shown.area_name = names[held.area.uuid()];
        page.functions.push_back(std::move(shown));
    }
    for (auto const& [kind, subject, step] : areas.lineage_of_partner(query.organisation)) {
        bool const is_own = subject == query.organisation.uuid();
        page.history.push_back({is_own ? "" : names[subject], step.happened,
                                step.other ? names[*step.other] : "", step.note, step.on_day});
    }
    return page;
}

Result<OperationList> handle(ListOperations const&, work::Reading& reading)
{
    return OperationList{operations_shown(reading)};
}

}  // namespace samsyn::areas
