// SPDX-License-Identifier: EUPL-1.2
#include "src/server/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <list>
#include <sstream>

namespace samsyn::server {
namespace {

// CLI11 fills these while it parses; a list, since their addresses must stay.
struct Slot {
    Parameter parameter;
    std::vector<std::string> values;
    bool is_set = false;
};
constexpr int most_repeated = 1000;
using Slots = std::list<Slot>;
using Say =
    std::function<std::string(std::string const& key)>;  // the text "cli.<key>" in the language asked for

bool is_argument(std::string const& name) { return name.front() >= 'A' && name.front() <= 'Z'; }

// Options of every command: which settings, language, form of the answer.
std::vector<Parameter> common_parameters()
{
    std::vector<Parameter> all{{"config"}, {"lang"}, {"json", true}};
    for (auto const& rule : option_table()) {
        auto name = rule.name;
        std::replace(name.begin(), name.end(), '_', '-');
        all.push_back({name});
    }
    return all;
}

void add_parameter(CLI::App& app, Slot& slot, std::string const& help)
{
    auto const& [name, is_flag, is_required, is_repeated, may_be_bare, own_help] = slot.parameter;
    auto const shown = is_argument(name) ? name : name.size() == 1 ? "-" + name + ",--" + name : "--" + name;
    CLI::Option* option = nullptr;
    if (is_flag)
        option = app.add_flag(shown, slot.is_set, help);
    else
        option = app.add_option(shown, slot.values, help)
                     ->expected(may_be_bare ? 0 : 1, is_repeated ? most_repeated : 1);
    if (is_repeated) option->take_all();
    if (is_required) option->required();
}

std::string key_of(std::string name)
{
    std::replace(name.begin(), name.end(), ' ', '_');
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

// "import observations" is a subcommand of a subcommand.
CLI::App& app_of(CLI::App& root, std::string const& name, std::string const& help)
{
    CLI::App* app = &root;
    std::istringstream words(name);
    for (std::string word; words >> word;) {
        auto const same =
            app->get_subcommands([&](CLI::App const* inner) { return inner->get_name() == word; });
        app = same.empty() ? app->add_subcommand(word) : same.front();
    }
    app->description(help);
    return *app;
}

// The words around the help, which CLI11 has in English only.
void speak(CLI::App& app, Say const& say)
{
    for (auto const* label : {"Usage", "OPTIONS", "SUBCOMMAND", "Positionals", "TEXT", "REQUIRED"})
        app.get_formatter()->label(label, say("label." + key_of(label)));
    for (auto* option : app.get_options())
        if (!option->get_positional()) option->group(say("label.options"));
    for (auto* inner : app.get_subcommands({})) {
        inner->group(say("label.subcommands"));
        if (inner->get_description().empty()) inner->description(say("command." + inner->get_name()));
        speak(*inner, say);
    }
}

// What is wrong with the usage. CLI11 names the word at fault before or after its English.
std::string fault(CLI::ParseError const& error, Say const& say)
{
    std::string const said = error.what();
    auto const is = [&](CLI::ExitCodes code) { return error.get_exit_code() == static_cast<int>(code); };
    if (is(CLI::ExitCodes::RequiredError) && said.starts_with("A subcommand")) return say("usage.no_command");
    if (is(CLI::ExitCodes::RequiredError))
        return say("usage.missing") + ": " + said.substr(0, said.find(' '));
    if (is(CLI::ExitCodes::ExtrasError))
        return say("usage.unexpected") + said.substr(std::min(said.find(": "), said.size()));
    if (is(CLI::ExitCodes::ArgumentMismatch))
        return say("usage.no_value") + ": " + said.substr(0, said.find(':'));
    return said;
}

struct Usage {
    Command const* command;
    CLI::App* app;
    Slots slots;
};

// CLI11 has "true" for an option whose value is left out.
std::vector<std::string> given_to(Slot const& slot)
{
    bool const is_bare = slot.parameter.may_be_bare && slot.values == std::vector<std::string>{"true"};
    return is_bare ? std::vector<std::string>() : slot.values;
}

Invocation invocation_of(Usage& usage, std::string const& folder, texts::Language language)
{
    Invocation invocation;
    invocation.command = usage.command;
    invocation.given.folder = folder;
    invocation.given.language = language;
    for (auto& slot : usage.slots)
        if (slot.is_set || !slot.values.empty())
            invocation.given.values[slot.parameter.name] = given_to(slot);
    if (invocation.given.has("config")) invocation.config_file = invocation.given.path("config");
    for (auto const& rule : option_table()) {
        auto name = rule.name;
        std::replace(name.begin(), name.end(), '_', '-');
        if (!invocation.given.has(name)) continue;
        invocation.settings[rule.name] = name == "data" || name == "assets" || name == "map_tiles"
                                             ? invocation.given.path(name)
                                             : invocation.given.text(name);
    }
    return invocation;
}

// --lang anywhere on the line, else the environment's language, else Swedish.
texts::Language language_of(std::vector<std::string> const& words)
{
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == "--lang") return words[i + 1] == "en" ? texts::Language::en : texts::Language::sv;
    auto const* from_environment = std::getenv("LANG");
    return from_environment && std::string_view(from_environment).starts_with("en") ? texts::Language::en
                                                                                    : texts::Language::sv;
}

}  // namespace

std::string Given::text(std::string const& name, std::string const& standard) const
{
    auto const found = values.find(name);
    return found == values.end() || found->second.empty() ? standard : found->second.front();
}

std::string Given::path(std::string const& name) const
{
    auto const all = paths(name);
    return all.empty() ? std::string() : all.front();
}

std::vector<std::string> Given::paths(std::string const& name) const
{
    auto const found = values.find(name);
    if (found == values.end()) return {};
    auto all = found->second;
    for (auto& path : all)
        if (!path.empty() && path.front() != '/') path = folder + "/" + path;
    return all;
}

Parsed parse_command_line(std::vector<std::string> const& words, std::string const& folder,
                          texts::Texts const& texts)
{
    auto const language = language_of(words);
    auto const help_of = [&](std::string const& key) { return texts.text_of(language, "cli." + key); };
    CLI::App root(help_of("about"), "samsyn");
    root.set_help_flag("-h,--help", help_of("option.help"));
    root.require_subcommand(1);
    std::list<Usage> usages;
    for (auto const& command : commands()) {
        auto& usage = usages.emplace_back(
            Usage{&command, &app_of(root, command.name, help_of("command." + key_of(command.name))), {}});
        auto parameters = command.parameters;
        for (auto& common : common_parameters()) parameters.push_back(common);
        for (auto const& parameter : parameters) {
            usage.slots.push_back({parameter, {}, false});
            auto const& own = parameter.help;
            add_parameter(*usage.app, usage.slots.back(),
                          help_of(own.empty() ? "option." + key_of(parameter.name) : key_of(own)));
        }
    }
    speak(root, help_of);
    root.set_version_flag("--version", SAMSYN_VERSION, help_of("option.version"))
        ->group(help_of("label.options"));
    try {
        auto reversed = words;
        std::reverse(reversed.begin(), reversed.end());  // CLI11 takes them from the back
        root.parse(reversed);
    } catch (CLI::ParseError const& error) {
        std::ostringstream out;
        std::ostringstream err;
        if (root.exit(error, out, err) == 0) return {std::nullopt, {0, out.str(), {}}};
        return {std::nullopt, {2, {}, fault(error, help_of) + "\n" + help_of("usage.help") + "\n"}};
    }
    for (auto& usage : usages)
        if (usage.app->parsed()) return {invocation_of(usage, folder, language), {}};
    return {std::nullopt, {2, {}, root.help()}};
}

}  // namespace samsyn::server
