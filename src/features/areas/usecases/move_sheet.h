// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/areas/usecases/sheet.h"

namespace samsyn::areas {

struct Sheet {
    SheetKind kind = SheetKind::partners;
    std::vector<SheetLine> lines;
};

// The whole sheet, with addresses: for those who keep the register.
struct ExportSheet {
    static constexpr std::string_view name = "areas.export_sheet";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Sheet;

    SheetKind kind = SheetKind::partners;
};

// What would become of the rows.
struct PreviewSheet {
    static constexpr std::string_view name = "areas.preview_sheet";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = SheetReport;

    SheetKind kind = SheetKind::partners;
    std::vector<SheetRow> rows;
};

// All rows or none: while a row has a fault it answers with the faults and is not done. Records are known by
// their codes, so the same sheet again changes nothing. What the sheet does not mention stays.
struct ImportSheet {
    static constexpr std::string_view name = "areas.import_sheet";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = SheetReport;

    SheetKind kind = SheetKind::partners;
    std::vector<SheetRow> rows;
};

Result<access::Scope> scope_of(ExportSheet const& query, work::Reading& reading);
Result<Sheet> handle(ExportSheet const& query, work::Reading& reading);
Result<access::Scope> scope_of(PreviewSheet const& query, work::Reading& reading);
Result<SheetReport> handle(PreviewSheet const& query, work::Reading& reading);
Result<access::Scope> scope_of(ImportSheet const& command, work::Work& work);
Result<SheetReport> handle(ImportSheet const& command, work::Work& work);

}  // namespace samsyn::areas
