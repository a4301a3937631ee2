// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/publish_checklist.h"

#include "src/features/rounds/store/category_store.h"
#include "src/features/rounds/store/checklist_store.h"

namespace samsyn::rounds {
namespace {

std::set<std::string> categories_in_use(work::Work& work)
{
    std::set<std::string> codes;
    for (auto const& category : CategoryStore(work.transaction, work.actor.tenant).list())
        if (!category.retired_on) codes.insert(category.code);
    return codes;
}

bool says_the_same(PublishChecklist const& command, Checklist const& latest)
{
    return latest.name == command.title && latest.questions == command.questions.items;
}

}  // namespace

// A checklist is the municipality's, so it touches nothing less.
Result<access::Scope> scope_of(PublishChecklist const&, work::Work&) { return access::Scope{}; }

Result<PublishedChecklist> handle(PublishChecklist const& command, work::Work& work)
{
    ChecklistStore checklists(work.transaction, work.actor.tenant);
    auto const latest = checklists.latest(command.checklist);
    auto const number = latest ? latest->version_number : 0;
    if (number != command.if_match) return fail(ErrorKind::stale, "checklist.changed");
    auto faults = faults_of(command.checklist, command.questions.items, categories_in_use(work));
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    if (latest && says_the_same(command, *latest)) return fail(ErrorKind::conflict, "checklist.unchanged");

    Checklist const next{work.new_id_of<Checklist>(), command.checklist, number + 1, command.title,
                         command.questions.items};
    checklists.insert(next, work.now);
    work.concerns(next.id.uuid());
    return PublishedChecklist{next.id, next.version_number};
}

}  // namespace samsyn::rounds
