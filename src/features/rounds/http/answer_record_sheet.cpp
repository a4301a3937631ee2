// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/http/answer_record_sheet.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "lib/tabular/table_writer.h"
#include "src/features/rounds/usecases/show_answer_record.h"

namespace samsyn::rounds {
namespace {

using tabular::Cell;
constexpr auto xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// The record in one language.
class Sheet {
public:
    Sheet(AnswerRecord const& record, texts::Texts const& texts, texts::Language language)
        : m_record(record), m_texts(texts), m_language(language)
    {
    }

    std::string name() const { return text("rounds.record.title"); }
    // A line for each operation, then one for each organisation, then one for all.
    Result<Done> write(tabular::TableWriter& writer) const
    {
        if (auto const begun = writer.begin(columns()); !begun) return begun;
        for (auto const& operation : m_record.operations)
            if (auto const written = writer.row(line(operation)); !written) return written;
        for (auto const& one : m_record.organisations)
            if (auto const written =
                    writer.row(sum_line(one.name, text("rounds.record.whole_organisation"), one.summary));
                !written)
                return written;
        auto const all = sum_line(text("rounds.record.all"), "", m_record.all);
        if (auto const written = writer.row(all); !written) return written;
        return writer.finish();
    }

private:
    std::string text(std::string_view key, texts::Arguments const& arguments = {}) const
    {
        return m_texts.text_of(m_language, key, arguments);
    }
    std::vector<std::string> columns() const
    {
        std::vector<std::string> columns;
        for (auto const* name : {"organisation", "operation", "expected", "excused", "answered", "on_time",
                                 "late", "nothing", "silent", "completeness", "timeliness", "median_hours"})
            columns.push_back(text(std::string("rounds.record.column.") + name));
        for (auto const& round : m_record.rounds)
            columns.push_back(round.first.text() + " – " + round.last.text());
        return columns;
    }
    static Cell optional(std::optional<double> value) { return value ? Cell(*value) : Cell(); }
    static std::vector<Cell> sum_line(std::string const& organisation, std::string const& operation,
                                      AnswerSummary const& sum)
    {
        return {organisation,
                operation,
                sum.expected,
                sum.excused,
                sum.answered,
                sum.on_time,
                sum.late,
                sum.nothing,
                sum.silent,
                optional(sum.completeness),
                optional(sum.timeliness),
                optional(sum.median_hours)};
    }
    std::vector<Cell> line(RecordOperation const& operation) const
    {
        auto cells = sum_line(operation.organisation_name, operation.name, operation.summary);
        for (auto const& answer : operation.answers) cells.emplace_back(words(answer));
        return cells;
    }
    std::string words(RecordCell const& answer) const
    {
        auto const said = text("rounds.record.state." + enum_text(answer.state));
        return answer.late ? text("rounds.record.late", {{"answer", said}}) : said;
    }

    AnswerRecord const& m_record;
    texts::Texts const& m_texts;
    texts::Language m_language;
};

Result<std::string> as_csv(Sheet const& sheet)
{
    std::string bytes;
    auto const writer = tabular::csv_writer([&](std::string_view piece) { bytes += piece; });
    if (auto const written = sheet.write(*writer); !written) return refuse(written);
    return bytes;
}

Result<std::string> as_xlsx(Sheet const& sheet)
{
    // A name that nobody can guess; the file is gone before this returns.
    auto const path =
        std::filesystem::temp_directory_path() / ("samsyn-answers-" + Uuid::at(UtcTime{}).text());
    auto const writer = tabular::xlsx_writer(path.string(), sheet.name());
    auto const written = sheet.write(*writer);
    std::ostringstream bytes;
    if (written) bytes << std::ifstream(path, std::ios::binary).rdbuf();
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    if (!written) return refuse(written);
    return bytes.str();
}

http::Response give_sheet(api::Api& api, pages::Pages const& pages, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    auto const shown = api::detail::decode<ShowAnswerRecord>(request, std::nullopt);
    if (!shown) return api::detail::refusal(shown.error(), request);
    auto const record = work::ask(api.runtime(), *actor, ExportAnswerRecord{*shown}, {request.id});
    if (!record) return api::detail::refusal(record.error(), request);
    Sheet const sheet(*record, pages.texts(), pages::language_of(request));
    bool const is_csv = request.parameter("format") == "csv";
    auto const bytes = is_csv ? as_csv(sheet) : as_xlsx(sheet);
    if (!bytes) return api::detail::refusal(bytes.error(), request);
    auto response = http::text(200, *bytes, is_csv ? "text/csv; charset=utf-8" : xlsx_type);
    response.set("Content-Disposition",
                 "attachment; filename=\"answers-" + record->area_code + (is_csv ? ".csv\"" : ".xlsx\""));
    return response;
}

}  // namespace

void add_answer_record_sheet(api::Api& api, pages::Pages const& pages)
{
    api.route(http::Method::get, "/api/areas/{area}/answer-record/sheet",
              [&](http::Request const& request) { return give_sheet(api, pages, request); });
}

}  // namespace samsyn::rounds
