// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/texts/texts.h"
#include "src/server/control.h"
#include "src/server/installation.h"
#include "src/server/options.h"

namespace samsyn::server {

// What a command was given, by the names of its options and arguments: "--dry-run" is "dry-run", FILE is
// "FILE".
class Given {
public:
    std::map<std::string, std::vector<std::string>> values;
    std::string folder;  // where the command was given
    texts::Language language = texts::Language::sv;

    bool has(std::string const& name) const { return values.contains(name); }
    std::string text(std::string const& name, std::string const& standard = {}) const;
    // A path, seen from the folder the command was given in.
    std::string path(std::string const& name) const;
    std::vector<std::string> paths(std::string const& name) const;
};

// One option, flag or argument. Names in capitals are arguments, told by their place.
struct Parameter {
    std::string name;
    bool is_flag = false;
    bool is_required = false;
    bool is_repeated = false;
    bool may_be_bare = false;  // its value may be left out
    std::string help = {};     // another text than cli.option.<name>: cli.<this>
};

// A subcommand of `samsyn`; "import observations" is one of two words. Its help is the text
// "cli.command.<name with _>", that of a parameter "cli.option.<name>".
struct Command {
    std::string name;
    std::vector<Parameter> parameters;
    // One of these: alone needs only the options in force; with_installation runs inside the server that owns
    // the data directory, or opens it when none runs.
    std::function<Printed(Options const&, Given const&, texts::Texts const&)> alone = {};
    std::function<Printed(Installation&, Given const&, texts::Texts const&)> with_installation = {};
};

// All of them.
std::vector<Command> const& commands();

// A refusal as the command line shows it: the sentence of its code, and each field at fault.
Printed refused(Error const& error, Given const& given, texts::Texts const& texts);

}  // namespace samsyn::server
