// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/list_checklists.h"

#include "src/features/rounds/store/checklist_store.h"

namespace samsyn::rounds {
namespace {

bool may_manage(access::Actor const& actor)
{
    return access::may(actor, access::Permission::manage_checklists, {});
}

}  // namespace

Result<access::Scope> scope_of(ListChecklists const&, work::Reading&) { return access::Scope{}; }

Result<ChecklistList> handle(ListChecklists const&, work::Reading& reading)
{
    ChecklistList list;
    list.may_manage = may_manage(reading.actor);
    for (auto const& latest : ChecklistStore(reading.transaction, reading.actor.tenant).summaries())
        list.checklists.push_back(
            {latest.code, latest.name, latest.version_number, latest.questions, latest.published_at});
    return list;
}

Result<access::Scope> scope_of(ShowChecklist const&, work::Reading&) { return access::Scope{}; }

Result<ChecklistPage> handle(ShowChecklist const& query, work::Reading& reading)
{
    ChecklistStore checklists(reading.transaction, reading.actor.tenant);
    ChecklistPage page;
    page.may_manage = may_manage(reading.actor);
    std::optional<Id<Checklist>> wanted;
    for (auto const& version : checklists.versions(query.checklist)) {
        page.versions.push_back({version.id, version.version_number, version.published_at, version.rounds});
        page.version = std::max(page.version, version.version_number);
        bool const is_wanted = query.number ? query.number->value == version.version_number : !wanted;
        if (is_wanted) wanted = version.id;
    }
    auto const checklist = wanted ? checklists.find(*wanted) : std::nullopt;
    if (!checklist) return fail(ErrorKind::not_found, "checklist.unknown");
    page.checklist = *checklist;
    return page;
}

}  // namespace samsyn::rounds
