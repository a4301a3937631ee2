// SPDX-License-Identifier: EUPL-1.2
#include "src/server/options.h"

#include <toml++/toml.h>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "lib/base/check.h"

namespace samsyn::server {
namespace {

bool is_number(std::string const& name)
{
    return name.ends_with("_port") || name == "workers" || name == "readers";
}

OptionRule const* find_rule(std::string_view name)
{
    auto const& table = option_table();
    auto const found =
        std::find_if(table.begin(), table.end(), [&](OptionRule const& rule) { return rule.name == name; });
    return found == table.end() ? nullptr : &*found;
}

Result<Done> check_value(std::string const& name, std::string const& value)
{
    bool const is_mail_server = value.starts_with("smtp://") || value.starts_with("smtps://");
    if (name == "mail" && value != "file" && !is_mail_server) return fail_field(name, "config.malformed");
    if (!is_number(name)) return Done{};
    int number = 0;
    auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size() || number < 1)
        return fail_field(name, "config.not_a_number");
    return Done{};
}

std::string environment_name(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::toupper(c); });
    return "SAMSYN_" + name;
}

Result<std::map<std::string, std::string>> read_file(std::string const& file)
{
    std::map<std::string, std::string> values;
    if (file.empty()) return values;
    if (!std::filesystem::exists(file)) return fail_field(file, "config.unreadable");
    try {
        for (auto const& [key, node] : toml::parse_file(file)) {
            std::string const name(key.str());
            if (!find_rule(name)) return fail_field(name, "config.unknown_key");
            if (auto const text = node.value<std::string>())
                values[name] = *text;
            else if (auto const number = node.value<std::int64_t>())
                values[name] = std::to_string(*number);
            else
                return fail_field(name, "config.malformed");
        }
    } catch (toml::parse_error const& error) {
        return fail_field(file + ":" + std::to_string(error.source().begin.line), "config.malformed");
    }
    return values;
}

std::map<std::string, std::string> read_environment()
{
    std::map<std::string, std::string> values;
    for (auto const& rule : option_table())
        if (auto const* value = std::getenv(environment_name(rule.name).c_str())) values[rule.name] = value;
    return values;
}

}  // namespace

std::vector<OptionRule> const& option_table()
{
    static std::vector<OptionRule> const table{
        {"data", "samsyn-data"},
        {"database", ""},
        {"listen", "127.0.0.1:8080"},
        {"public_listen", ""},
        {"base_url", ""},
        {"public_url", ""},
        {"mail", "file"},
        {"mail_from", "samsyn@localhost"},
        {"mail_user", ""},
        {"mail_password_file", ""},
        {"trusted_proxies", ""},
        {"assets", ""},
        {"map_tiles", ""},
        {"workers", "16"},
        {"readers", "4"},
    };
    return table;
}

Result<Options> Options::load(std::string const& file, std::map<std::string, std::string> const& command_line)
{
    Options options;
    for (auto const& rule : option_table()) options.m_settings[rule.name] = {rule.standard, "standard"};
    auto const from_file = read_file(file);
    if (!from_file) return refuse(from_file);
    auto const take = [&](std::map<std::string, std::string> const& values,
                          char const* origin) -> Result<Done> {
        for (auto const& [name, value] : values) {
            check(find_rule(name) != nullptr);
            if (auto const good = check_value(name, value); !good) return refuse(good);
            options.m_settings[name] = {value, origin};
        }
        return Done{};
    };
    if (auto const taken = take(*from_file, "file"); !taken) return refuse(taken);
    if (auto const taken = take(read_environment(), "environment"); !taken) return refuse(taken);
    if (auto const taken = take(command_line, "command line"); !taken) return refuse(taken);
    return options;
}

std::string const& Options::text(std::string const& name) const { return m_settings.at(name).value; }
int Options::number(std::string const& name) const { return std::stoi(text(name)); }
std::vector<std::string> Options::list(std::string const& name) const
{
    std::vector<std::string> parts;
    std::istringstream all(text(name));
    for (std::string part; std::getline(all, part, ',');) parts.push_back(part);
    return parts;
}

}  // namespace samsyn::server
