// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <string>
#include <vector>

#include "lib/base/result.h"

namespace samsyn::server {

// One setting: its name in samsyn.toml; its environment variable is SAMSYN_ and the name in capitals, its
// option on the command line the name with dashes, its help the text "cli.option.<name>".
struct OptionRule {
    std::string name;
    std::string standard;
};

// The one table of settings.
std::vector<OptionRule> const& option_table();

// The settings in force, each with where it came from: standard, file, environment or command line.
class Options {
public:
    struct Setting {
        std::string value;
        std::string origin;
    };

    // Later ones win: standard values, the file (when not empty), the environment, the command line.
    // Refuses "config.unknown_key", "config.malformed" and "config.unreadable" with the key or line at fault.
    static Result<Options> load(std::string const& file,
                                std::map<std::string, std::string> const& command_line);

    std::string const& text(std::string const& name) const;
    int number(std::string const& name) const;
    std::vector<std::string> list(std::string const& name) const;  // commas between
    std::map<std::string, Setting> const& all() const { return m_settings; }

private:
    std::map<std::string, Setting> m_settings;
};

}  // namespace samsyn::server
