// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/features/datasets/domain/import_report.h"
#include "src/features/datasets/usecases/import_desk.h"
#include "src/work/work.h"

// The imports of the own organisation: each with what it found and did.
namespace samsyn::datasets {

struct ShownImport {
    Id<Import> id;
    ImportState state = ImportState::uploaded;
    std::string file_name;
    std::int64_t file_bytes = 0;
    UtcTime uploaded_at;
    std::string asked_by;  // a person's name; empty: the machine's owner
    std::string profile;
    std::string failure;         // why what ran last came to nothing
    std::int64_t rows_read = 0;  // of what runs
    std::optional<UtcTime> imported_at;
    std::optional<UtcTime> withdrawn_at;
    std::string withdrawn_by;
    std::optional<ImportReport> checked;  // of the trial
    std::optional<ImportReport> report;   // of the taking in
    bool may_withdraw = false;            // nothing of the same source came after
};
BOOST_DESCRIBE_STRUCT(ShownImport, (),
                      (id, state, file_name, file_bytes, uploaded_at, asked_by, profile, failure, rows_read,
                       imported_at, withdrawn_at, withdrawn_by, checked, report, may_withdraw))

struct ImportList {
    std::vector<ShownImport> imports;
    std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(ImportList, (), (imports, total))

struct ListImports {
    static constexpr std::string_view name = "datasets.list_imports";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = ImportList;

    std::optional<Between<0, 1'000'000>> skip;
    ImportDesk const* desk = nullptr;
};
BOOST_DESCRIBE_STRUCT(ListImports, (), (skip))

struct ShowImport {
    static constexpr std::string_view name = "datasets.show_import";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = ShownImport;

    Id<Import> import;
    ImportDesk const* desk = nullptr;
};
BOOST_DESCRIBE_STRUCT(ShowImport, (), (import))

struct FaultList {
    std::string file_name;
    std::vector<RowError> faults;
};
BOOST_DESCRIBE_STRUCT(FaultList, (), (file_name, faults))

// Rows at fault, with what stands in the cell, as found when the file was last tried or taken in.
struct ListRowFaults {
    static constexpr std::string_view name = "datasets.list_faults";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = FaultList;

    Id<Import> import;
    std::optional<Between<0, 1'000'000>> skip;
    std::optional<Between<1, 500>> limit;  // 50 when not said
    ImportDesk const* desk = nullptr;
};
BOOST_DESCRIBE_STRUCT(ListRowFaults, (), (import, skip, limit))

Result<access::Scope> scope_of(ListImports const& query, work::Reading& reading);
Result<ImportList> handle(ListImports const& query, work::Reading& reading);
Result<access::Scope> scope_of(ShowImport const& query, work::Reading& reading);
Result<ShownImport> handle(ShowImport const& query, work::Reading& reading);
Result<access::Scope> scope_of(ListRowFaults const& query, work::Reading& reading);
Result<FaultList> handle(ListRowFaults const& query, work::Reading& reading);

}  // namespace samsyn::datasets
