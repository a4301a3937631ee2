// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/time.h"
#include "src/demo/input/files.h"

namespace samsyn::demo {

struct KnownPlace {
    std::string area;
    std::string name;
    std::string in_text;  // with its preposition
    double lon = 0;
    double lat = 0;
};
struct Reporter {
    std::string operation;
    std::string kind;
    std::string area;
    std::string person;
    Day from;  // of the reporting, not before the theme began
};
struct AskedQuestion {
    std::string code;
    std::vector<std::string> categories;
};

// What the story needs to know of the town: where things are, who reports for which area, what is asked.
struct Setting {
    std::map<std::string, KnownPlace> places;
    std::vector<Reporter> reporters;                              // one for each line of the inventory
    std::map<std::string, std::string> checklist_of_area;         // areas with rounds only
    std::map<std::string, std::vector<AskedQuestion>> questions;  // by checklist
    std::map<std::string, std::int64_t> severity;                 // by category
    int deadline_days = 0;
    int deadline_minute = 0;

    // Throws BrokenFile.
    static Setting of(Files const& files);
    std::vector<AskedQuestion> const& asked_in(std::string const& area) const;
};

}  // namespace samsyn::demo
