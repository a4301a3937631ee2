// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/move_sheet.h"

#include "src/features/areas/usecases/area_sheet.h"
#include "src/features/areas/usecases/designation_sheet.h"
#include "src/features/areas/usecases/function_sheet.h"
#include "src/features/areas/usecases/partner_sheet.h"
#include "src/features/areas/usecases/place_sheet.h"
#include "src/features/areas/usecases/resource_sheet.h"

namespace samsyn::areas {
namespace {

// A kind of sheet: what it holds now, and how its rows are read.
struct SheetForm {
    std::vector<SheetLine> (*lines)(work::Reading& reading);
    std::unique_ptr<SheetPlan> (*plan)(work::Reading& reading);
};

SheetForm form_of(SheetKind kind)
{
    switch (kind) {
        case SheetKind::partners:
            return {partner_lines, partner_plan};
        case SheetKind::areas:
            return {area_lines, area_plan};
        case SheetKind::functions:
            return {function_lines, function_plan};
        case SheetKind::places:
            return {place_lines, place_plan};
        case SheetKind::resources:
            return {resource_lines, resource_plan};
        case SheetKind::designations:
            return {designation_lines, designation_plan};
    }
    return {partner_lines, partner_plan};
}

Result<std::unique_ptr<SheetPlan>> plan_of(SheetKind kind, std::vector<SheetRow> const& rows,
                                           work::Reading& reading)
{
    auto const& code_column = columns_of(kind).front();
    if (rows.empty()) return fail(ErrorKind::invalid, "sheet.empty");
    if (rows.size() > most_sheet_rows) return fail(ErrorKind::too_large, "sheet.too_many_rows");
    if (!rows.front().cells.contains(code_column)) return fail(ErrorKind::invalid, "sheet.column_missing");
    auto plan = form_of(kind).plan(reading);
    for (auto const& row : rows) plan->read(row);
    plan->finish();
    return plan;
}

}  // namespace

Result<access::Scope> scope_of(ExportSheet const&, work::Reading&) { return access::Scope{}; }
Result<access::Scope> scope_of(PreviewSheet const&, work::Reading&) { return access::Scope{}; }
Result<access::Scope> scope_of(ImportSheet const&, work::Work&) { return access::Scope{}; }

Result<Sheet> handle(ExportSheet const& query, work::Reading& reading)
{
    return Sheet{query.kind, form_of(query.kind).lines(reading)};
}

Result<SheetReport> handle(PreviewSheet const& query, work::Reading& reading)
{
    auto const plan = plan_of(query.kind, query.rows, reading);
    if (!plan) return refuse(plan);
    return (*plan)->report;
}

Result<SheetReport> handle(ImportSheet const& command, work::Work& work)
{
    auto const plan = plan_of(command.kind, command.rows, work);
    if (!plan) return refuse(plan);
    auto report = (*plan)->report;
    if (!report.errors.empty()) return report;
    (*plan)->carry_out(work);
    work.notify("register");
    report.is_done = true;
    return report;
}

}  // namespace samsyn::areas
