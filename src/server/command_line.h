// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/server/commands.h"

namespace samsyn::server {

// A command line understood: which command, what it was given, and the settings it sets itself.
struct Invocation {
    Command const* command = nullptr;
    Given given;
    std::string config_file;
    std::map<std::string, std::string> settings;  // of option_table(): --data, --database …
};

// Or what to print instead: help, or what is wrong with the usage (status 2).
struct Parsed {
    std::optional<Invocation> invocation;
    Printed printed;
};

Parsed parse_command_line(std::vector<std::string> const& words, std::string const& folder,
                          texts::Texts const& texts);

}  // namespace samsyn::server
