// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/demo.h"

#include <set>

#include "lib/base/swedish_calendar.h"
#include "lib/crypto/password.h"
#include "src/demo/input/fields.h"
#include "src/demo/input/ids.h"
#include "src/demo/told_acute.h"
#include "src/demo/told_editions.h"
#include "src/demo/told_feedback.h"
#include "src/demo/told_goals.h"
#include "src/demo/told_imports.h"
#include "src/demo/told_releases.h"
#include "src/demo/told_rounds.h"
#include "src/features/datasets/usecases/import_observations.h"
#include "src/features/situation/usecases/map_layers.h"

namespace samsyn::demo {
namespace {

std::vector<std::string> people_to_sign_in_as(Files const& files)
{
    std::vector<std::string> emails;
    std::set<std::vector<std::string>> seen;
    for_each_item(files.town.root(), "users", [&](json::Node person) {
        if (seen.insert(texts_of(person, "roles")).second) emails.push_back(text_of(person, "email"));
    });
    return emails;
}

// 62 bits from the system's random source.
std::string new_password() { return Uuid::at(UtcTime{}).text().substr(19); }

Result<Done> draw_map(sql::Database& database, Files const& files, Id<Tenant> tenant)
{
    SystemClock const clock;
    work::Runtime runtime{database, clock};
    auto const attribution = node_of(node_of(files.town.root(), "map"), "attribution");
    situation::ImportMapLayer layer;
    layer.layer = "base";
    layer.geojson = json::Raw{files.basemap};
    layer.source = text_of(attribution, "sv");
    auto const today = swedish_time(clock.now()).day;
    return work::execute(runtime, access::Actor::system(tenant, today), layer);
}

// The second municipality: what the police have told of real ones, and nothing else.
Result<std::int64_t> add_real_notices(sql::Database& database, std::string const& data, Files const& files,
                                      std::string const& hash)
{
    database.write([&](sql::Transaction& transaction) {
        TownStore(transaction, files).insert_all(hash);
        return true;
    });
    SystemClock const clock;
    work::Runtime runtime{database, clock};
    Ids const ids(text_of(node_of(files.town.root(), "tenant"), "code"));
    auto const actor = access::Actor::system(ids.tenant(), swedish_time(clock.now()).day);
    std::int64_t taken = 0;
    std::optional<Error> refused;
    for_each_item(files.town.root(), "imports", [&](json::Node told) {
        datasets::ImportFile file;
        file.file_name = text_of(told, "file");
        file.path = data + "/demo/sjuharad/" + file.file_name;
        file.owner = text_of(told, "organisation");
        auto recipe = datasets::ready_recipe(data, text_of(told, "profile"));
        if (recipe) file.recipe = std::move(*recipe);
        auto const report = recipe
                                ? work::execute(runtime, actor, datasets::ImportObservations{std::move(file)})
                                : Result<datasets::ImportReport>(refuse(recipe));
        if (report)
            taken += report->accepted;
        else
            refused = report.error();
    });
    if (refused) return tl::unexpected<Error>(*refused);
    return taken;
}

// The installation's texts stand beside its data.
Result<DemoSummary> build(sql::Database& database, std::string const& data_folder, Files const& files,
                          publishing::PublicMeans const& means, std::uint64_t seed, int years)
{
    auto const story = Story::of(files.story.root());
    auto const setting = Setting::of(files);
    Ids const ids(text_of(node_of(files.town.root(), "tenant"), "code"));
    DemoSummary summary;
    summary.password = new_password();
    summary.emails = people_to_sign_in_as(files);
    auto const hash = crypto::hash_password(summary.password);
    database.write([&](sql::Transaction& transaction) {
        TownStore(transaction, files).insert_all(hash);
        return true;
    });
    if (auto const drawn = draw_map(database, files, ids.tenant()); !drawn) return refuse(drawn);
    texts::Texts const texts(data_folder + "/../texts");
    if (auto const told = ToldRounds(database, story, setting, ids, texts, seed).tell(years); !told)
        return refuse(told);
    if (years > 0)
        if (auto const told = ToldImports(database, data_folder, files, ids).tell(); !told)
            return refuse(told);
    if (auto const told = ToldAcute(database, files, setting, ids, texts).tell(story.first_day_of(years));
        !told)
        return refuse(told);
    if (auto const told = ToldGoals(database, files, ids).tell(); !told) return refuse(told);
    if (auto const told = ToldFeedback(database, files, ids, texts).tell(); !told) return refuse(told);
    ToldReleases releases(database, files, ids, means);
    if (auto const told = releases.tell_points(); !told) return refuse(told);
    if (auto const told = releases.tell_plan(); !told) return refuse(told);
    if (auto const told = ToldEditions(database, files, ids).tell(); !told) return refuse(told);
    if (years > 0)
        if (auto const told = releases.tell_published(); !told) return refuse(told);
    summary.made = counts_of(database, ids.tenant());
    auto const real = read_real_files(data_folder);
    if (!real) return refuse(real);
    auto const notices = add_real_notices(database, data_folder, *real, hash);
    if (!notices) return refuse(notices);
    for (auto& email : people_to_sign_in_as(*real)) summary.emails.push_back(std::move(email));
    summary.notices = *notices;
    return summary;
}

}  // namespace

Result<DemoSummary> build_demo(sql::Database& database, std::string const& data_folder,
                               publishing::PublicMeans const& means, std::uint64_t seed, int years)
{
    if (years < 0 || years > 2) return fail_field("years", "demo.years");
    if (has_tenant(database)) return fail(ErrorKind::conflict, "demo.not_empty");
    auto const files = read_files(data_folder);
    if (!files) return refuse(files);
    try {
        return build(database, data_folder, *files, means, seed, years);
    } catch (BrokenFile const& broken) {
        return fail_field(broken.what(), "demo.broken_file");
    }
}

}  // namespace samsyn::demo
