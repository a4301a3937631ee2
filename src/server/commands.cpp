// SPDX-License-Identifier: EUPL-1.2
#include "src/server/commands.h"

#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lib/base/enum_text.h"
#include "lib/base/swedish_calendar.h"
#include "lib/json/writer.h"
#include "src/access/role.h"
#include "src/demo/demo.h"
#include "src/features/identity/usecases/add_user.h"
#include "src/features/rounds/usecases/start_with_standard.h"
#include "src/server/analyse_command.h"
#include "src/server/import_command.h"
#include "src/server/protect_command.h"
#include "src/server/public_listener.h"
#include "src/server/publisher.h"
#include "src/server/restore.h"
#include "src/server/serve.h"
#include "src/server/situation_command.h"
#include "src/server/snap_command.h"
#include "src/server/verify_command.h"
#include "src/work/execute.h"
#include "src/work/tenants.h"

namespace samsyn::server {
namespace {

std::string said(Given const& given, texts::Texts const& texts, std::string const& key,
                 texts::Arguments const& arguments = {})
{
    return texts.text_of(given.language, "cli.said." + key, arguments) + "\n";
}

Printed show_config(Options const& options, Given const& given, texts::Texts const&)
{
    json::Writer json;
    std::string lines;
    json.begin_object();
    for (auto const& [name, setting] : options.all()) {
        json.key(name)
            .begin_object()
            .key("value")
            .string(setting.value)
            .key("origin")
            .string(setting.origin)
            .end_object();
        lines += name + " = \"" + setting.value + "\"  # " + setting.origin + "\n";
    }
    json.end_object();
    return {0, given.has("json") ? json.take() + "\n" : lines, {}};
}

// Opens an installation that is thrown away, so that the contract can be printed anywhere.
Printed show_contract(Options const& options, Given const& given, texts::Texts const& texts)
{
    auto const folder =
        std::filesystem::temp_directory_path() / ("samsyn-contract-" + std::to_string(::getpid()));
    auto aside = Options::load({}, {{"data", folder.string()}, {"assets", options.text("assets")}});
    if (!aside) return refused(aside.error(), given, texts);
    Printed printed;
    {
        auto installation = Installation::open(std::move(*aside));
        if (!installation) return refused(installation.error(), given, texts);
        printed.out = contract(**installation);
    }
    std::filesystem::remove_all(folder);
    return printed;
}

Printed migrate(Installation& installation, Given const& given, texts::Texts const& texts)
{
    // Opening brings the schema up to date, so what is left is to say where it stands.
    auto const state = sql::migration_state(installation.database(), installation.migrations());
    if (given.has("json")) return {0, "{\"applied\":" + std::to_string(state.applied) + "}\n", {}};
    return {0, said(given, texts, "migrated", {{"number", std::to_string(state.applied)}}), {}};
}

Printed doctor(Installation& installation, Given const& given, texts::Texts const& texts)
{
    auto const faults = installation.database().integrity_faults();
    json::Writer json;
    json.begin_object().key("sound").boolean(faults.empty()).key("faults").begin_array();
    std::string lines = faults.empty() ? said(given, texts, "sound") : said(given, texts, "faults");
    for (auto const& fault : faults) {
        json.string(fault);
        lines += "  " + fault + "\n";
    }
    json.end_array().end_object();
    return {faults.empty() ? 0 : 1, given.has("json") ? json.take() + "\n" : lines, {}};
}

Printed backup(Installation& installation, Given const& given, texts::Texts const& texts)
{
    auto const file = given.path("FILE");
    if (std::filesystem::exists(file))
        return refused({ErrorKind::conflict, "backup.exists", {{file, "backup.exists"}}}, given, texts);
    installation.database().backup_to(file);
    if (given.has("json"))
        return {0, "{\"bytes\":" + std::to_string(std::filesystem::file_size(file)) + "}\n", {}};
    return {0, said(given, texts, "backed_up", {{"file", file}}), {}};
}

Printed restore(Options const& options, Given const& given, texts::Texts const& texts)
{
    auto const directory = DataDirectory::own(options.text("data"));
    if (!directory) return refused(directory.error(), given, texts);
    auto const restored = restore_backup(options, *directory, given.path("FILE"));
    if (!restored) return refused(restored.error(), given, texts);
    return {0, said(given, texts, "restored", {{"file", given.path("FILE")}}), {}};
}

Result<std::vector<access::Role>> roles_of(std::string const& list)
{
    std::vector<access::Role> roles;
    std::istringstream words(list);
    for (std::string word; std::getline(words, word, ',');) {
        auto const role = enum_from_text<access::Role>(word);
        if (!role) return fail_field(word, "field.unknown_choice");
        roles.push_back(*role);
    }
    return roles;
}

std::string content_of(std::string const& file)
{
    std::ifstream in(file);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

// A municipality that has just come into being gets the common categories and a first checklist; one that has
// categories keeps its own.
Result<Done> start_with_standard(Installation& installation, std::string const& tenant)
{
    rounds::StartWithStandard const command{
        content_of(installation.assets() + "/data/codes/taxonomy-v1.json"),
        content_of(installation.assets() + "/data/codes/checklist-v1.json")};
    auto& runtime = installation.runtime();
    for (auto const& id : work::tenants_matching(runtime.database, tenant, "")) {
        auto const actor = access::Actor::system(id, swedish_time(runtime.clock.now()).day);
        auto const started = work::execute(runtime, actor, command);
        if (!started && started.error().code != "categories.exist") return refuse(started);
    }
    return Done{};
}

// Passwords come by a file, since the words of a command line can be seen by others on the machine.
Printed add_user(Installation& installation, Given const& given, texts::Texts const& texts)
{
    auto const roles = roles_of(given.text("role"));
    if (!roles) return refused(roles.error(), given, texts);
    std::string password;
    std::ifstream file(given.path("password-file"));
    std::getline(file, password);
    auto const added = identity::add_user(
        installation.runtime(), {given.text("tenant"), given.text("tenant-name"), given.text("organisation"),
                                 given.text("email"), given.text("name"), password, *roles});
    if (!added) return refused(added.error(), given, texts);
    if (auto const started = start_with_standard(installation, given.text("tenant")); !started)
        return refused(started.error(), given, texts);
    return {0, said(given, texts, "user_added", {{"email", given.text("email")}}), {}};
}

std::optional<std::int64_t> whole_number(std::string const& text)
{
    std::int64_t number = 0;
    auto const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && number >= 0 ? std::optional(number) : std::nullopt;
}

Printed told(demo::DemoSummary const& demo, std::string const& address, Given const& given,
             texts::Texts const& texts)
{
    json::Writer json;
    json.begin_object().key("address").string(address).key("password").string(demo.password);
    json.key("rounds").integer(demo.made.rounds).key("reports").integer(demo.made.reports);
    json.key("observations")
        .integer(demo.made.observations)
        .key("notices")
        .integer(demo.notices)
        .key("emails")
        .begin_array();
    auto lines = said(given, texts, "demo_made",
                      {{"rounds", std::to_string(demo.made.rounds)},
                       {"reports", std::to_string(demo.made.reports)},
                       {"observations", std::to_string(demo.made.observations)}});
    lines += said(given, texts, "demo_sign_in", {{"address", address}, {"password", demo.password}});
    for (auto const& email : demo.emails) {
        json.string(email);
        lines += "  " + email + "\n";
    }
    json.end_array().end_object();
    return {0, given.has("json") ? json.take() + "\n" : lines, {}};
}

Printed make_demo(Options const& options, Given const& given, texts::Texts const& texts)
{
    auto const seed = whole_number(given.text("seed", "1"));
    if (!seed) return refused({ErrorKind::invalid, "demo.seed", {{"seed", "demo.seed"}}}, given, texts);
    auto const years = whole_number(given.text("years", "2"));
    if (!years || *years > 2)
        return refused({ErrorKind::invalid, "demo.years", {{"years", "demo.years"}}}, given, texts);
    auto const installation = Installation::open(options);
    if (!installation) return refused(installation.error(), given, texts);
    auto& opened = **installation;
    documents::Printer const printer(opened.assets() + "/data/fonts");
    Publisher const publisher(opened, texts, printer);
    auto const made = demo::build_demo(opened.database(), opened.assets() + "/data", publisher.means(),
                                       static_cast<std::uint64_t>(*seed), static_cast<int>(*years));
    if (!made) return refused(made.error(), given, texts);
    auto const& address = options.text("base_url");
    return told(*made, address.empty() ? "http://" + options.text("listen") : address, given, texts);
}

}  // namespace

std::vector<Command> const& commands()
{
    static std::vector<Command> const all = [] {
        std::vector<Command> named{
            {"serve", {}, serve},
            {"serve-public", {{"published", false, true}}, serve_public},
            {"config", {}, show_config},
            {"contract", {}, show_contract},
            {"migrate", {}, {}, migrate},
            {"doctor", {}, {}, doctor},
            {"backup", {{"FILE", false, true}}, {}, backup},
            {"users add",
             {{"tenant", false, true},
              {"tenant-name"},
              {"organisation", false, true},
              {"email", false, true},
              {"name", false, true},
              {"role", false, true},
              {"password-file", false, true}},
             {},
             add_user},
            {"import observations",
             {{"FILE", false, true},
              {"profile"},
              {"dry-run", true},
              {"tenant"},
              {"dataset"},
              {"area"},
              {"otherwise"},
              {"organisation"},
              {"create-areas", true}},
             {},
             import_observations},
            {"restore", {{"FILE", false, true}}, restore},
            {"demo", {{"seed"}, {"years"}}, make_demo},
            {"verify", {{"PATH", false, true}, {"key"}}, verify_path},
            {"protect",
             {{"plan", false, true}, {"k"}, {"previous", false, false, true}, {"coarsen"}},
             protect_tables},
            {"snap-points",
             {{"addresses", false, true}, {"candidates", false, true}, {"tenant"}},
             {},
             give_snap_points},
            {"situation",
             {{"area", false, true},
              {"round"},
              {"from"},
              {"to"},
              {"edition"},
              {"format"},
              {"tenant"},
              {"o", false, true}},
             {},
             write_situation},
        };
        auto const methods = analyse_commands();
        named.insert(named.end(), methods.begin(), methods.end());
        return named;
    }();
    return all;
}

Printed refused(Error const& error, Given const& given, texts::Texts const& texts)
{
    auto const sentence = [&](std::string const& code) {
        return texts.text_of(given.language, "error." + code);
    };
    std::string lines = sentence(error.code) + "\n";
    for (auto const& fault : error.fields) lines += "  " + fault.field + ": " + sentence(fault.code) + "\n";
    return {1, {}, lines};
}

}  // namespace samsyn::server
