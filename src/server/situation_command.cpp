// SPDX-License-Identifier: EUPL-1.2
#include "src/server/situation_command.h"

#include <charconv>
#include <filesystem>
#include <fstream>

#include "lib/base/swedish_calendar.h"
#include "lib/html/templates.h"
#include "lib/http/temporary_file.h"
#include "src/features/areas/usecases/list_areas.h"
#include "src/features/publishing/pages/release_geojson.h"
#include "src/features/publishing/pages/release_page.h"
#include "src/features/publishing/pages/release_pdf.h"
#include "src/features/publishing/pages/release_sheets.h"
#include "src/features/publishing/usecases/show_release.h"
#include "src/features/situation/documents/picture_pdf.h"
#include "src/features/situation/documents/picture_sheets.h"
#include "src/features/situation/http/picture_page.h"
#include "src/features/situation/usecases/picture_as_geojson.h"
#include "src/features/situation/usecases/print_picture.h"
#include "src/server/publisher.h"
#include "src/server/tenant_of_command.h"

namespace samsyn::server {
namespace {

using situation::Picture;

Result<std::optional<Day>> day(Given const& given, std::string const& name)
{
    if (!given.has(name)) return std::optional<Day>();
    auto const parsed = Day::parse(given.text(name));
    if (!parsed) return fail_field("--" + name, "field.not_day");
    return parsed;
}

Result<situation::ShowPicture> asked(Given const& given)
{
    situation::ShowPicture query;
    query.areas = Text<2000>(given.text("area"));
    auto const from = day(given, "from");
    if (!from) return refuse(from);
    auto const to = day(given, "to");
    if (!to) return refuse(to);
    query.from = *from;
    query.to = *to;
    if (!given.has("round")) return query;
    std::int64_t number = 0;
    auto const text = given.text("round");
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 1)
        return fail_field("--round", "field.not_integer");
    query.round = number;
    return query;
}

Result<Done> write_text(std::string const& file, std::string const& text)
{
    // Beside and then in place, so that a full disk leaves no half file with the right name.
    auto const coming = file + ".coming";
    std::ofstream out(coming, std::ios::binary);
    out << text;
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(coming, file, error);
    if (!out || error) return fail_field(file, "file.unwritable");
    return Done{};
}

Result<Done> write_picture(situation::PrintedPicture const& printed, Given const& given,
                           texts::Texts const& texts, std::string const& assets, std::string const& file)
{
    auto const& picture = printed.picture;
    auto const format = given.text("format", "json");
    if (format == "json") return write_text(file, json::write(picture) + "\n");
    if (format == "geojson") return write_text(file, situation::picture_as_geojson(picture));
    if (format == "xlsx") return situation::picture_as_xlsx(picture, file, {texts, given.language});
    if (format == "csv") return write_text(file, situation::picture_as_csv(picture, {texts, given.language}));
    if (format == "html") {
        html::Templates const templates(assets + "/web/pages");
        return write_text(file, situation::picture_as_html(picture, templates, texts, given.language));
    }
    if (format == "pdf") {
        documents::Printer const printer(assets + "/data/fonts");
        situation::PictureDocument document{picture, printed.ground.tenant, printed.ground.basemap.json};
        document.goals = printed.goals;
        return write_text(file, situation::picture_as_pdf(document, printer, {texts, given.language}));
    }
    return fail_field(format, "format.not_available");
}

// The day that a round of the area ended.
Result<Day> last_day_of_round(Installation& installation, access::Actor const& actor,
                              situation::ShowPicture const& query)
{
    auto const picture = work::ask(installation.runtime(), actor, query);
    if (!picture) return refuse(picture);
    return picture->period.last;
}

Result<publishing::ReleaseDocument> public_edition(Installation& installation, Given const& given,
                                                   access::Actor const& actor)
{
    auto const wanted = asked(given);
    if (!wanted) return refuse(wanted);
    publishing::ShowPublicEdition query;
    query.area = Text<60>(given.text("area"));
    query.first = wanted->from;
    query.last = wanted->to;
    if (wanted->round) {
        auto const ended = last_day_of_round(installation, actor, *wanted);
        if (!ended) return refuse(ended);
        query.first = *ended;
    }
    return work::ask(installation.runtime(), actor, query);
}

Result<std::map<std::string, std::string>> boundaries(Installation& installation, access::Actor const& actor)
{
    auto const list = work::ask(installation.runtime(), actor, areas::ListAreas{});
    if (!list) return refuse(list);
    std::map<std::string, std::string> geometries;
    for (auto const& area : list->areas)
        if (area.geometry) geometries[area.code] = area.geometry->json;
    return geometries;
}

Result<Done> make_public(Installation& installation, Given const& given, texts::Texts const& texts,
                         std::string const& file)
{
    auto const tenant = tenant_of(installation.runtime(), given.text("tenant"), given.text("area"));
    if (!tenant) return refuse(tenant);
    auto const actor = access::Actor::system(*tenant, swedish_time(installation.runtime().clock.now()).day);
    auto const document = public_edition(installation, given, actor);
    if (!document) return refuse(document);
    auto const format = given.text("format", "json");
    if (format == "json") return write_text(file, json::write(*document) + "\n");
    if (format == "geojson") {
        auto const ground = boundaries(installation, actor);
        if (!ground) return refuse(ground);
        return write_text(file, publishing::release_as_geojson(*document, *ground) + "\n");
    }
    documents::Printer const printer(installation.assets() + "/data/fonts");
    Publisher const publisher(installation, texts, printer);
    auto const& renderer = publisher.means().renderer;
    if (format == "xlsx") return publishing::release_as_xlsx(*document, file, renderer, given.language);
    if (format == "csv")
        return write_text(file, publishing::release_as_csv(*document, renderer, given.language));
    if (format == "pdf")
        return write_text(file, publishing::release_pdf({*document, {}}, renderer, given.language));
    if (format == "html")
        return write_text(file, publishing::release_page(*document, renderer, given.language));
    return fail_field(format, "format.not_available");
}

Result<Done> make(Installation& installation, Given const& given, texts::Texts const& texts,
                  std::string const& file)
{
    auto const edition = given.text("edition", "internal");
    if (edition == "public") return make_public(installation, given, texts, file);
    if (edition != "internal") return fail_field(edition, "edition.not_available");
    auto const query = asked(given);
    if (!query) return refuse(query);
    auto const areas = given.text("area");
    auto const tenant =
        tenant_of(installation.runtime(), given.text("tenant"), areas.substr(0, areas.find(',')));
    if (!tenant) return refuse(tenant);
    auto const actor = access::Actor::system(*tenant, swedish_time(installation.runtime().clock.now()).day);
    auto const printed = work::ask(installation.runtime(), actor, situation::PrintPicture{*query});
    if (!printed) return refuse(printed);
    return write_picture(*printed, given, texts, installation.assets(), file);
}

}  // namespace

Printed write_situation(Installation& installation, Given const& given, texts::Texts const& texts)
{
    if (given.text("o") == "-") {
        // Through a file of its own: a workbook is written to one.
        http::TemporaryFile passing;
        auto const folder = std::filesystem::temp_directory_path().string();
        if (!passing.create(folder))
            return refused(fail_field(folder, "file.unwritable").value(), given, texts);
        auto const made = make(installation, given, texts, passing.path());
        if (!made) return refused(made.error(), given, texts);
        std::ifstream in(passing.path(), std::ios::binary);
        return {0, std::string(std::istreambuf_iterator<char>(in), {}), {}};
    }
    auto const file = given.path("o");
    auto const made = make(installation, given, texts, file);
    if (!made) return refused(made.error(), given, texts);
    if (given.has("json"))
        return {0, json::write(std::map<std::string, std::string>{{"file", file}}) + "\n", {}};
    return {0, texts.text_of(given.language, "cli.said.written", {{"file", file}}) + "\n", {}};
}

}  // namespace samsyn::server
