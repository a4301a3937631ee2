// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/http/sheet_routes.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "lib/tabular/table.h"
#include "lib/tabular/table_writer.h"
#include "src/features/areas/usecases/move_sheet.h"
#include "src/work/file_limits.h"

namespace samsyn::areas {
namespace {

constexpr auto xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::optional<SheetKind> kind_of(http::Request const& request)
{
    return enum_from_text<SheetKind>(request.captured.at("kind"));
}

Result<Done> write(Sheet const& sheet, tabular::TableWriter& writer)
{
    if (auto const begun = writer.begin(columns_of(sheet.kind)); !begun) return begun;
    for (auto const& line : sheet.lines)
        if (auto const written = writer.row(line); !written) return written;
    return writer.finish();
}

// A file of its own while the workbook is made, under a name that nobody can guess; gone afterwards.
class ScratchFile {
public:
    ScratchFile() = default;
    ~ScratchFile()
    {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }
    ScratchFile(ScratchFile const&) = delete;
    ScratchFile& operator=(ScratchFile const&) = delete;
    std::string const& path() const { return m_path; }

private:
    std::string m_path =
        (std::filesystem::temp_directory_path() / ("samsyn-sheet-" + Uuid::at(UtcTime{}).text())).string();
};

Result<std::string> as_xlsx(Sheet const& sheet)
{
    ScratchFile const file;
    auto const writer = tabular::xlsx_writer(file.path(), enum_text(sheet.kind));
    if (auto const written = write(sheet, *writer); !written) return refuse(written);
    std::ostringstream bytes;
    bytes << std::ifstream(file.path(), std::ios::binary).rdbuf();
    return bytes.str();
}

Result<std::string> as_csv(Sheet const& sheet)
{
    std::string bytes;
    auto const writer = tabular::csv_writer([&](std::string_view piece) { bytes += piece; });
    if (auto const written = write(sheet, *writer); !written) return refuse(written);
    return bytes;
}

http::Response give_sheet(api::Api& api, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    auto const kind = kind_of(request);
    if (!kind) return api::detail::refusal({ErrorKind::not_found, "sheet.unknown"}, request);
    auto const sheet = work::ask(api.runtime(), *actor, ExportSheet{*kind}, {request.id});
    if (!sheet) return api::detail::refusal(sheet.error(), request);
    bool const is_csv = request.parameter("format") == "csv";
    auto const bytes = is_csv ? as_csv(*sheet) : as_xlsx(*sheet);
    if (!bytes) return api::detail::refusal(bytes.error(), request);
    auto response = http::text(200, *bytes, is_csv ? "text/csv; charset=utf-8" : xlsx_type);
    response.set("Content-Disposition",
                 "attachment; filename=\"" + enum_text(*kind) + (is_csv ? ".csv\"" : ".xlsx\""));
    return response;
}

Result<std::vector<SheetRow>> rows_of(std::string const& path)
{
    auto table = tabular::open_table(path);
    if (!table) return refuse(table);
    std::vector<SheetRow> rows;
    tabular::Row row;
    while (rows.size() <= most_sheet_rows) {
        auto const more = table->next(row);
        if (!more) return refuse(more);
        if (!*more) break;
        SheetRow read{row.number, {}};
        for (std::size_t i = 0; i < table->columns().size() && i < row.cells.size(); ++i)
            read.cells[table->columns()[i]] = row.cells[i];
        if (!row.fault.empty())
            return fail(ErrorKind::invalid, std::string(row.fault),
                        {{"rows[" + std::to_string(row.number) + "]", std::string(row.fault)}});
        rows.push_back(std::move(read));
    }
    return rows;
}

http::Response answer(Result<SheetReport> const& report, http::Request const& request)
{
    if (!report) return api::detail::refusal(report.error(), request);
    return api::detail::answer(*report, 200);
}

http::Response take_sheet(api::Api& api, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    auto const kind = kind_of(request);
    if (!kind) return api::detail::refusal({ErrorKind::not_found, "sheet.unknown"}, request);
    auto rows = rows_of(request.body_file);
    if (!rows) return api::detail::refusal(rows.error(), request);
    if (request.parameter("dry_run") == "true")
        return answer(work::ask(api.runtime(), *actor, PreviewSheet{*kind, std::move(*rows)}), request);
    return answer(work::execute(api.runtime(), *actor, ImportSheet{*kind, std::move(*rows)}, {request.id}),
                  request);
}

}  // namespace

void add_sheet_routes(api::Api& api)
{
    using enum http::Method;
    api.route(get, "/api/register-sheets/{kind}",
              [&api](http::Request const& request) { return give_sheet(api, request); });
    api.upload<ImportSheet>(
        post, "/api/register-sheets/{kind}",
        [&api](http::Request const& request) { return take_sheet(api, request); },
        work::most_register_sheet_bytes);
}

}  // namespace samsyn::areas
