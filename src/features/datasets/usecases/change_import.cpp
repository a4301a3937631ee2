// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/change_import.h"

#include "src/features/datasets/store/import_store.h"
#include "src/features/datasets/usecases/own_import.h"
#include "src/features/datasets/usecases/recipe.h"
#include "src/features/observations/usecases/imported.h"
#include "src/work/file_limits.h"

namespace samsyn::datasets {
namespace {

ImportStore store_of(work::Reading& reading) { return {reading.transaction, reading.actor.tenant}; }

Result<Done> save(work::Work& work, Import const& changed)
{
    store_of(work).save(changed);
    work.concerns(changed.id.uuid());
    return Done{};
}

Result<Done> order(work::Work& work, Import import, ImportTask task)
{
    import.ask_for(task, work.now);
    work.enqueue({std::string(import_job_name), json::write(ImportSaved{import.id}), work.now,
                  import_job_key(import.id), work::Lane::slow});
    return save(work, import);
}

}  // namespace

std::string import_job_key(std::optional<Id<Import>> id) { return "import " + (id ? id->text() : ""); }

Result<access::Scope> scope_of(ReceiveImportFile const&, work::Work& work)
{
    return scope_of_importer(work.actor);
}
Result<access::Scope> scope_of(SetImportPlan const&, work::Work& work)
{
    return scope_of_importer(work.actor);
}
Result<access::Scope> scope_of(CheckImport const&, work::Work& work) { return scope_of_importer(work.actor); }
Result<access::Scope> scope_of(RunImport const&, work::Work& work) { return scope_of_importer(work.actor); }
Result<access::Scope> scope_of(DiscardImport const&, work::Work& work)
{
    return scope_of_importer(work.actor);
}
Result<access::Scope> scope_of(WithdrawImport const&, work::Work& work)
{
    return scope_of_importer(work.actor);
}

Result<ImportSaved> handle(ReceiveImportFile const& command, work::Work& work)
{
    auto store = store_of(work);
    if (auto const known = store.find(command.import)) {
        bool const is_same = known->owner == work.actor.organisation && known->is_open() &&
                             known->file_bytes == command.file_bytes && known->file_name == command.file_name;
        if (!is_same) return fail(ErrorKind::conflict, ReceiveImportFile::other_file);
        return ImportSaved{known->id};
    }
    auto const open = store.open_of(work.actor.organisation);
    if (open.files >= most_open_imports) return fail(ErrorKind::too_many, "import.too_many_open");
    if (open.bytes + command.file_bytes > work::most_waiting_import_bytes)
        return fail(ErrorKind::too_many, "import.too_much_waiting");
    Import received;
    received.id = command.import;
    received.owner = work.actor.organisation;
    received.asked_by = work.actor.membership;
    received.file_name = command.file_name;
    received.file_bytes = command.file_bytes;
    received.uploaded_at = work.now;
    store.insert(received);
    work.concerns(received.id.uuid());
    return ImportSaved{received.id};
}

Result<SavedImportPlan> handle(SetImportPlan const& command, work::Work& work)
{
    auto planned = open_import(work, command.import);
    if (!planned) return refuse(planned);
    if (planned->plan_version != command.if_match) return fail(ErrorKind::stale, "import.plan_changed");
    auto const recipe = recipe_with(command.desk->data, command.profile);
    if (!recipe) return refuse(recipe);
    planned->set_plan(json::write(ImportPlan{command.profile, command.create_areas}), command.profile.name);
    if (auto const saved = save(work, *planned); !saved) return refuse(saved);
    return SavedImportPlan{planned->plan_version};
}

Result<Done> handle(CheckImport const& command, work::Work& work)
{
    auto planned = open_import(work, command.import);
    if (!planned) return refuse(planned);
    if (planned->plan.empty()) return fail(ErrorKind::conflict, "import.plan_missing");
    return order(work, std::move(*planned), ImportTask::check);
}

Result<Done> handle(RunImport const& command, work::Work& work)
{
    auto planned = open_import(work, command.import);
    if (!planned) return refuse(planned);
    if (planned->plan.empty() || planned->check_report.empty())
        return fail(ErrorKind::conflict, "import.check_first");
    return order(work, std::move(*planned), ImportTask::run);
}

Result<Done> handle(DiscardImport const& command, work::Work& work)
{
    auto discarded = open_import(work, command.import);
    if (!discarded) return refuse(discarded);
    discarded->discarded_at = work.now;
    return save(work, *discarded);
}

Result<Withdrawn> handle(WithdrawImport const& command, work::Work& work)
{
    auto withdrawn = own_import(work, command.import);
    if (!withdrawn) return refuse(withdrawn);
    if (withdrawn->state() != ImportState::done || !withdrawn->dataset)
        return fail(ErrorKind::conflict, "import.not_done");
    if (store_of(work).last_of(*withdrawn->dataset) != withdrawn->id)
        return fail(ErrorKind::conflict, "import.not_last");
    Withdrawn const taken{observations::take_back_imported(work, *withdrawn->dataset, withdrawn->id.uuid())};
    withdrawn->withdrawn_at = work.now;
    withdrawn->withdrawn_by = work.actor.membership;
    if (auto const saved = save(work, *withdrawn); !saved) return refuse(saved);
    return taken;
}

}  // namespace samsyn::datasets
