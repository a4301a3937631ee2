// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/import_job.h"

#include "lib/json/form.h"
#include "src/access/load_actor.h"
#include "src/features/datasets/store/import_store.h"
#include "src/features/datasets/usecases/change_import.h"
#include "src/features/datasets/usecases/fault_file.h"
#include "src/features/datasets/usecases/import_observations.h"

namespace samsyn::datasets {

// What is to be done, and by whom.
struct ImportOrder {
    Import import;
    access::Actor actor;
};

// Refuses "import.unknown", and "import.nobody" when the one who asked may act no longer.
struct FindImportOrder {
    static constexpr std::string_view name = "datasets.find_order";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = ImportOrder;
    Id<Import> import;
};

// What came of a trial, or why something came to nothing.
struct EndImportTask {
    static constexpr std::string_view name = "datasets.end_task";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = Done;
    Id<Import> import;
    std::optional<ImportReport> checked;
    std::string failure;
};

namespace {

constexpr auto interrupted = "import.interrupted";

Result<ImportFile> file_of(ImportOrder const& order, ImportDesk const& desk)
{
    auto plan = json::read<ImportPlan>(order.import.plan);
    if (!plan) return refuse(plan);
    auto recipe = recipe_with(desk.data, std::move(plan->profile));
    if (!recipe) return refuse(recipe);
    auto const id = order.import.id;
    ImportFile file;
    file.path = desk.file_of(order.actor.tenant, id);
    file.recipe = std::move(*recipe);
    file.create_areas = plan->create_areas;
    file.import = id;
    file.file_name = order.import.file_name;
    file.most_errors = 0;
    file.scratch = desk.folder;
    file.progress = [&desk, id](std::int64_t rows) { return desk.under_way->has_read(id, rows); };
    auto const faults = std::make_shared<FaultFile>(desk.faults_of(order.actor.tenant, id));
    file.on_error = [faults](RowError const& error) { faults->add(error); };
    return file;
}

// The report of a trial; none when the file was taken in, since that is written down with the observations.
Result<std::optional<ImportReport>> carry_out(work::Runtime& runtime, ImportOrder const& order,
                                              ImportDesk const& desk)
{
    if (!desk.under_way->has_read(order.import.id, 0)) return fail(ErrorKind::conflict, "import.cancelled");
    auto file = file_of(order, desk);
    if (!file) return refuse(file);
    if (order.import.task == ImportTask::check) {
        auto report = work::ask(runtime, order.actor, PreviewImport{std::move(*file)});
        if (!report) return refuse(report);
        return std::optional(std::move(*report));
    }
    auto const done = work::execute(runtime, order.actor, ImportObservations{std::move(*file)});
    if (!done) return refuse(done);
    return std::optional<ImportReport>();
}

// A file may break what reads it. Then the one who sent it is told, instead of trying again for half an hour;
// what the exception says may quote the file.
Result<std::optional<ImportReport>> try_to(work::Runtime& runtime, ImportOrder const& order,
                                           ImportDesk const& desk)
{
    try {
        return carry_out(runtime, order, desk);
    } catch (std::exception const&) {
        return fail(ErrorKind::unavailable, "import.broke");
    }
}

Result<Done> work_on(work::Runtime& runtime, access::Actor const& system, Id<Import> id,
                     ImportDesk const& desk)
{
    auto const order = work::ask(runtime, system, FindImportOrder{id});
    if (!order && order.error().code == "import.unknown") return Done{};
    if (!order) return work::execute(runtime, system, EndImportTask{id, {}, order.error().code});
    if (!order->import.is_running()) return Done{};
    auto const report = try_to(runtime, *order, desk);
    bool const was_stopped = !report && desk.under_way->is_stopping();
    desk.under_way->forget(id);
    if (was_stopped)
        return fail(ErrorKind::unavailable, interrupted);  // and is done when the program is back
    if (!report) return work::execute(runtime, system, EndImportTask{id, {}, report.error().code});
    if (!*report) return Done{};
    return work::execute(runtime, system, EndImportTask{id, *report, {}});
}

}  // namespace

Result<access::Scope> scope_of(FindImportOrder const&, work::Reading&) { return access::Scope{}; }

Result<ImportOrder> handle(FindImportOrder const& query, work::Reading& reading)
{
    auto const found = ImportStore(reading.transaction, reading.actor.tenant).find(query.import);
    if (!found) return fail(ErrorKind::not_found, "import.unknown");
    auto const actor = found->asked_by ? access::load_actor(reading.transaction, reading.actor.tenant,
                                                            *found->asked_by, reading.actor.today)
                                       : std::nullopt;
    if (!actor) return fail(ErrorKind::forbidden, "import.nobody");
    return ImportOrder{*found, *actor};
}

Result<access::Scope> scope_of(EndImportTask const&, work::Work&) { return access::Scope{}; }

Result<Done> handle(EndImportTask const& command, work::Work& work)
{
    ImportStore store(work.transaction, work.actor.tenant);
    auto ended = store.find(command.import);
    if (!ended) return Done{};
    ended->end(work.now, command.failure);
    if (command.checked) ended->check_report = json::write(*command.checked);
    store.save(*ended);
    work.concerns(ended->id.uuid());
    return Done{};
}

work::JobHandler import_job(ImportDesk const& desk)
{
    return [&desk](work::Runtime& runtime, access::Actor const& system,
                   std::string const& payload) -> Result<Done> {
        auto const told = json::read<ImportSaved>(payload);
        if (!told) return refuse(told);
        return work_on(runtime, system, told->id, desk);
    };
}

}  // namespace samsyn::datasets
