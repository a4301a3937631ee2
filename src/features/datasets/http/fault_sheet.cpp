// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/http/fault_sheet.h"

#include "lib/tabular/table_writer.h"
#include "src/features/datasets/usecases/fault_file.h"
#include "src/features/datasets/usecases/own_import.h"
#include "src/features/datasets/usecases/show_import.h"
#include "src/pages/pages.h"

namespace samsyn::datasets {
namespace {

std::string said(texts::Texts const& texts, texts::Language language, std::string const& key)
{
    return texts.find(language, key).value_or("");
}

Result<std::string> as_csv(std::vector<RowError> const& faults, texts::Texts const& texts,
                           texts::Language language)
{
    std::string bytes;
    auto const writer = tabular::csv_writer([&](std::string_view piece) { bytes += piece; });
    std::vector<std::string> headings;
    for (auto const* column : {"row", "column", "value", "wrong", "remedy"})
        headings.push_back(texts.text_of(language, std::string("import.sheet.") + column));
    if (auto const begun = writer->begin(headings); !begun) return refuse(begun);
    for (auto const& fault : faults) {
        auto const written =
            writer->row({fault.row, fault.column, fault.value, said(texts, language, "error." + fault.code),
                         said(texts, language, "import.remedy." + fault.code)});
        if (!written) return refuse(written);
    }
    if (auto const finished = writer->finish(); !finished) return refuse(finished);
    return bytes;
}

http::Response give_sheet(api::Api& api, texts::Texts const& texts, ImportDesk const& desk,
                          http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    ListRowFaults query;
    if (!json::Form<Id<Import>>::from_text(request.captured.at("import"), query.import))
        return api::detail::refusal({ErrorKind::not_found, "import.unknown"}, request);
    query.desk = &desk;
    query.limit = 1;
    auto const own = work::ask(api.runtime(), *actor, query, {request.id});
    if (!own) return api::detail::refusal(own.error(), request);
    auto const faults = read_faults(desk.faults_of(actor->tenant, query.import), 0, most_listed_faults);
    auto const language = enum_from_text<texts::Language>(request.parameter("language").value_or(""));
    auto const bytes = as_csv(faults, texts, language.value_or(pages::language_of(request)));
    if (!bytes) return api::detail::refusal(bytes.error(), request);
    auto response = http::text(200, *bytes, "text/csv; charset=utf-8");
    return response.set("Content-Disposition",
                        "attachment; filename=\"import-" + query.import.text() + ".csv\"");
}

}  // namespace

void add_fault_sheet(api::Api& api, texts::Texts const& texts, ImportDesk const& desk)
{
    api.route(http::Method::get, "/api/imports/{import}/faults.csv",
              [&api, &texts, &desk](http::Request const& request) {
                  return give_sheet(api, texts, desk, request);
              });
}

}  // namespace samsyn::datasets
