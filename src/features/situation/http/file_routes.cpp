// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/http/file_routes.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "src/features/situation/documents/picture_pdf.h"
#include "src/features/situation/documents/picture_sheets.h"
#include "src/features/situation/usecases/print_picture.h"

namespace samsyn::situation {
namespace {

constexpr auto xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// Asks as Query what ShowPicture is asked for, and hands what comes to `answer`.
template <class Query, class Answer>
http::Response give(api::Api& api, PictureMemory& memory, http::Request const& request, Answer answer)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    auto shown = api::detail::decode<ShowPicture>(request, std::nullopt);
    if (!shown) return api::detail::refusal(shown.error(), request);
    shown->memory = &memory;
    auto const found = work::ask(api.runtime(), *actor, Query{*shown}, {request.id});
    if (!found) return api::detail::refusal(found.error(), request);
    return answer(*found);
}

http::Response file(std::string bytes, std::string const& type, Picture const& picture,
                    std::string const& ending)
{
    auto response = http::text(200, std::move(bytes), type);
    response.set("Content-Disposition",
                 "attachment; filename=\"lagesbild-" + picture.period.first.text() + ending + "\"");
    response.set("Cache-Control", "private, no-store");
    return response;
}

Result<std::string> workbook(Picture const& picture, Wording const& words)
{
    // A name that nobody can guess; the file is gone before this returns.
    auto const path =
        std::filesystem::temp_directory_path() / ("samsyn-picture-" + Uuid::at(UtcTime{}).text());
    auto const written = picture_as_xlsx(picture, path.string(), words);
    std::ostringstream bytes;
    if (written) bytes << std::ifstream(path, std::ios::binary).rdbuf();
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    if (!written) return refuse(written);
    return bytes.str();
}

}  // namespace

void add_file_routes(api::Api& api, pages::Pages const& pages, PictureMemory& memory,
                     documents::Printer const& printer)
{
    using enum http::Method;
    auto const words_of = [&pages](http::Request const& request) {
        return Wording(pages.texts(), pages::language_of(request));
    };
    api.route(get, "/api/situation.pdf", [&, words_of](http::Request const& request) {
        return give<PrintPicture>(api, memory, request, [&](PrintedPicture const& printed) {
            PictureDocument document{printed.picture, printed.ground.tenant, printed.ground.basemap.json};
            document.goals = printed.goals;
            return file(picture_as_pdf(document, printer, words_of(request)), "application/pdf",
                        printed.picture, ".pdf");
        });
    });
    api.route(get, "/api/situation.xlsx", [&, words_of](http::Request const& request) {
        return give<ExportPicture>(api, memory, request, [&](Picture const& picture) {
            auto bytes = workbook(picture, words_of(request));
            if (!bytes) return api::detail::refusal(bytes.error(), request);
            return file(std::move(*bytes), xlsx_type, picture, ".xlsx");
        });
    });
    api.route(get, "/api/situation.csv", [&, words_of](http::Request const& request) {
        return give<ExportPicture>(api, memory, request, [&](Picture const& picture) {
            return file(picture_as_csv(picture, words_of(request)), "text/csv; charset=utf-8", picture,
                        ".csv");
        });
    });
}

}  // namespace samsyn::situation
