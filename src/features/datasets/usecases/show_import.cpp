// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/show_import.h"

#include "lib/json/form.h"
#include "src/features/datasets/store/import_store.h"
#include "src/features/datasets/usecases/fault_file.h"
#include "src/features/datasets/usecases/own_import.h"

namespace samsyn::datasets {
namespace {

constexpr int page_imports = 25;

std::optional<ImportReport> report_of(std::string const& kept)
{
    if (kept.empty()) return std::nullopt;
    auto report = json::read<ImportReport>(kept);
    return report ? std::optional(std::move(*report)) : std::nullopt;
}

ShownImport shown(ImportStore::Listed const& listed, ImportStore& store, ImportDesk const& desk)
{
    auto const& kept = listed.import;
    ShownImport shown;
    shown.id = kept.id;
    shown.state = kept.state();
    shown.file_name = kept.file_name;
    shown.file_bytes = kept.file_bytes;
    shown.uploaded_at = kept.uploaded_at;
    shown.asked_by = listed.asked_by;
    shown.profile = kept.profile;
    shown.failure = kept.failure;
    if (kept.is_running()) shown.rows_read = desk.under_way->rows_of(kept.id).value_or(0);
    shown.imported_at = kept.imported_at;
    shown.withdrawn_at = kept.withdrawn_at;
    shown.withdrawn_by = listed.withdrawn_by;
    shown.checked = report_of(kept.check_report);
    shown.report = report_of(kept.report);
    shown.may_withdraw =
        shown.state == ImportState::done && kept.dataset && store.last_of(*kept.dataset) == kept.id;
    return shown;
}

}  // namespace

Result<access::Scope> scope_of(ListImports const&, work::Reading& reading)
{
    return scope_of_importer(reading.actor);
}
Result<access::Scope> scope_of(ShowImport const&, work::Reading& reading)
{
    return scope_of_importer(reading.actor);
}
Result<access::Scope> scope_of(ListRowFaults const&, work::Reading& reading)
{
    return scope_of_importer(reading.actor);
}

Result<ImportList> handle(ListImports const& query, work::Reading& reading)
{
    ImportStore store(reading.transaction, reading.actor.tenant);
    auto const owner = reading.actor.organisation;
    ImportList list;
    auto const skip = static_cast<int>(query.skip.value_or(0).value);
    for (auto const& listed : store.list(owner, page_imports, skip))
        list.imports.push_back(shown(listed, store, *query.desk));
    list.total = store.count(owner);
    return list;
}

Result<ShownImport> handle(ShowImport const& query, work::Reading& reading)
{
    if (auto const own = own_import(reading, query.import); !own) return refuse(own);
    ImportStore store(reading.transaction, reading.actor.tenant);
    return shown(*store.find_listed(query.import), store, *query.desk);
}

Result<FaultList> handle(ListRowFaults const& query, work::Reading& reading)
{
    auto const own = own_import(reading, query.import);
    if (!own) return refuse(own);
    auto const path = query.desk->faults_of(reading.actor.tenant, query.import);
    auto const limit = query.limit ? query.limit->value : 50;
    return FaultList{own->file_name, read_faults(path, query.skip.value_or(0).value, limit)};
}

}  // namespace samsyn::datasets
