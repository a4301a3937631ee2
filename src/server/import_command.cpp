// SPDX-License-Identifier: EUPL-1.2
#include "src/server/import_command.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "lib/base/swedish_calendar.h"
#include "lib/json/writer.h"
#include "src/features/datasets/usecases/import_observations.h"
#include "src/features/datasets/usecases/propose_profile.h"
#include "src/server/tenant_of_command.h"

namespace samsyn::server {
namespace {

using datasets::ImportReport;

// Rows at fault beyond these are counted, not listed.
constexpr std::size_t most_errors = 100'000;
constexpr std::size_t most_shown = 20;

// --profile is the name of a ready one or of the municipality's own, or a file with one; without it the
// file's headings and what stands in its columns decide.
Result<datasets::Recipe> recipe_of(Installation& installation, access::Actor const& actor, Given const& given)
{
    auto const data = installation.assets() + "/data";
    auto& runtime = installation.runtime();
    if (!given.has("profile"))
        return work::ask(runtime, actor, datasets::ProposeRecipe{given.path("FILE"), data});
    auto const name = given.text("profile");
    if (!name.ends_with(".json")) return work::ask(runtime, actor, datasets::FindRecipe{name, data});
    std::ifstream file(given.path("profile"));
    if (!file) return fail_field(name, "file.unreadable");
    return datasets::recipe_of(data, std::string(std::istreambuf_iterator<char>(file), {}));
}

std::optional<std::string> maybe(Given const& given, std::string const& name)
{
    return given.has(name) ? std::optional(given.text(name)) : std::nullopt;
}

Result<ImportReport> run(Installation& installation, Given const& given)
{
    auto& runtime = installation.runtime();
    auto const tenant = tenant_of(runtime, given.text("tenant"));
    if (!tenant) return refuse(tenant);
    auto const actor = access::Actor::system(*tenant, swedish_time(runtime.clock.now()).day);
    auto recipe = recipe_of(installation, actor, given);
    if (!recipe) return refuse(recipe);
    datasets::ImportFile file;
    file.path = given.path("FILE");
    file.recipe = std::move(*recipe);
    file.dataset = given.text("dataset");
    file.area = maybe(given, "area");
    file.otherwise = maybe(given, "otherwise");
    file.owner = maybe(given, "organisation");
    file.file_name = datasets::plain_file_name(file.path);
    file.create_areas = given.has("create-areas");
    file.most_errors = most_errors;
    if (given.has("dry-run")) return work::ask(runtime, actor, datasets::PreviewImport{std::move(file)});
    return work::execute(runtime, actor, datasets::ImportObservations{std::move(file)});
}

std::string in_json(ImportReport const& report, double seconds, Given const& given, texts::Texts const& texts)
{
    json::Writer json;
    json.begin_object().key("rows").integer(report.rows).key("accepted").integer(report.accepted);
    json.key("rejected").integer(report.rejected).key("unchanged").integer(report.unchanged);
    json.key("ignored").integer(report.ignored).key("updated").integer(report.updated);
    json.key("errors").begin_array();
    for (auto const& error : report.errors) {
        json.begin_object().key("row").integer(error.row).key("column").string(error.column);
        json.key("code").string(error.code);
        json.key("message").string(texts.text_of(given.language, "error." + error.code)).end_object();
    }
    json.end_array().key("errors_left_out").integer(report.errors_left_out);
    json.key("created_areas").begin_array();
    for (auto const& area : report.created_areas) json.string(area);
    json.end_array().key("dataset").string(report.dataset).key("profile").string(report.profile);
    json.key("dry_run").boolean(!report.is_done).key("seconds").number(seconds).end_object();
    return json.take() + "\n";
}

std::string in_words(ImportReport const& report, Given const& given, texts::Texts const& texts)
{
    auto const said = [&](std::string const& key, texts::Arguments const& arguments) {
        return texts.text_of(given.language, "cli.said." + key, arguments) + "\n";
    };
    auto lines =
        said(report.is_done ? "imported" : "import_tried", {{"rows", std::to_string(report.rows)},
                                                            {"accepted", std::to_string(report.accepted)},
                                                            {"unchanged", std::to_string(report.unchanged)},
                                                            {"ignored", std::to_string(report.ignored)},
                                                            {"rejected", std::to_string(report.rejected)}});
    for (std::size_t i = 0; i < std::min(most_shown, report.errors.size()); ++i) {
        auto const& error = report.errors[i];
        lines += said("import_error", {{"row", std::to_string(error.row)},
                                       {"column", error.column},
                                       {"message", texts.text_of(given.language, "error." + error.code)}});
    }
    return lines;
}

}  // namespace

Printed import_observations(Installation& installation, Given const& given, texts::Texts const& texts)
{
    auto const started = std::chrono::steady_clock::now();
    auto const report = run(installation, given);
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - started;
    if (!report) return refused(report.error(), given, texts);
    if (given.has("json")) return {0, in_json(*report, took.count(), given, texts), {}};
    return {0, in_words(*report, given, texts), {}};
}

}  // namespace samsyn::server
