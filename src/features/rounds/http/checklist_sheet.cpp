// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/http/checklist_sheet.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "lib/tabular/table.h"
#include "lib/tabular/table_writer.h"
#include "src/features/rounds/usecases/checklist_sheet.h"
#include "src/features/rounds/usecases/list_checklists.h"
#include "src/work/file_limits.h"

namespace samsyn::rounds {
namespace {

constexpr std::size_t most_rows = 200;
constexpr auto xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Result<Done> write(Checklist const& checklist, tabular::TableWriter& writer)
{
    if (auto const begun = writer.begin(checklist_columns()); !begun) return begun;
    for (auto const& question : checklist.questions) {
        auto const line = checklist_line(question);
        if (auto const written = writer.row({line.begin(), line.end()}); !written) return written;
    }
    return writer.finish();
}

Result<std::string> as_csv(Checklist const& checklist)
{
    std::string bytes;
    auto const writer = tabular::csv_writer([&](std::string_view piece) { bytes += piece; });
    if (auto const written = write(checklist, *writer); !written) return refuse(written);
    return bytes;
}

Result<std::string> as_xlsx(Checklist const& checklist)
{
    // A name that nobody can guess; the file is gone before this returns.
    auto const path =
        std::filesystem::temp_directory_path() / ("samsyn-checklist-" + Uuid::at(UtcTime{}).text());
    auto const writer = tabular::xlsx_writer(path.string(), checklist.code);
    auto const written = write(checklist, *writer);
    std::ostringstream bytes;
    if (written) bytes << std::ifstream(path, std::ios::binary).rdbuf();
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    if (!written) return refuse(written);
    return bytes.str();
}

http::Response give_sheet(api::Api& api, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    ShowChecklist const query{request.captured.at("checklist"), {}};
    auto const page = work::ask(api.runtime(), *actor, query, {request.id});
    if (!page) return api::detail::refusal(page.error(), request);
    bool const is_csv = request.parameter("format") == "csv";
    auto const bytes = is_csv ? as_csv(page->checklist) : as_xlsx(page->checklist);
    if (!bytes) return api::detail::refusal(bytes.error(), request);
    auto response = http::text(200, *bytes, is_csv ? "text/csv; charset=utf-8" : xlsx_type);
    response.set("Content-Disposition",
                 "attachment; filename=\"" + page->checklist.code + (is_csv ? ".csv\"" : ".xlsx\""));
    return response;
}

Result<std::vector<ChecklistRow>> rows_of(std::string const& path)
{
    auto table = tabular::open_table(path);
    if (!table) return refuse(table);
    std::vector<ChecklistRow> rows;
    tabular::Row row;
    while (rows.size() < most_rows) {
        auto const more = table->next(row);
        if (!more) return refuse(more);
        if (!*more) break;
        if (!row.fault.empty()) return fail(ErrorKind::invalid, std::string(row.fault));
        ChecklistRow read{row.number, {}};
        for (std::size_t i = 0; i < table->columns().size() && i < row.cells.size(); ++i)
            read.cells[table->columns()[i]] = row.cells[i];
        rows.push_back(std::move(read));
    }
    return rows;
}

http::Response read_sheet(api::Api& api, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    auto rows = rows_of(request.body_file);
    if (!rows) return api::detail::refusal(rows.error(), request);
    auto const draft = work::ask(api.runtime(), *actor, ReadChecklistSheet{std::move(*rows)}, {request.id});
    if (!draft) return api::detail::refusal(draft.error(), request);
    return api::detail::answer(*draft, 200);
}

}  // namespace

void add_checklist_sheet_routes(api::Api& api)
{
    using enum http::Method;
    api.route(get, "/api/checklists/{checklist}/sheet",
              [&api](http::Request const& request) { return give_sheet(api, request); });
    api.upload<ReadChecklistSheet>(
        post, "/api/checklist-sheets",
        [&api](http::Request const& request) { return read_sheet(api, request); },
        work::most_checklist_bytes);
}

}  // namespace samsyn::rounds
