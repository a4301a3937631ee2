// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <set>
#include <string>

#include "src/features/datasets/domain/code_table.h"
#include "src/features/datasets/domain/profile.h"
#include "src/features/datasets/usecases/headings.h"
#include "src/features/datasets/usecases/row_reader.h"
#include "src/features/datasets/usecases/sample.h"

namespace samsyn::datasets {

// Why a column was taken for something.
enum class Because {
    heading,  // its heading says so
    values,   // what stands in it looks like that
    profile,  // the profile says so
    chosen,   // somebody said so
};
BOOST_DESCRIBE_ENUM(Because, heading, values, profile, chosen)

// What a proposal is made from, besides the file.
struct KnownWords {
    Headings const& headings;
    std::map<std::string, CodeTable> const& tables;  // by path under data/
    Vocabulary const& vocabulary;
    std::set<std::string> own_areas;  // codes; those the actor may place rows in
    bool has_ground = false;          // some area has a boundary
};

struct Proposal {
    Profile profile;
    std::map<std::string, Because> because;  // by field: "time.from"
};

// Guesses how the columns of an unknown file become observations: by headings first, else by what stands in
// them. What it cannot tell it leaves out, so that a person decides. `name` is the profile's.
Proposal propose(Sample const& sample, KnownWords const& words, std::string const& name);

// A name for a profile out of a file's: "Stölder 2026.xlsx" gives "stolder-2026".
std::string profile_name_of(std::string_view file_name);

}  // namespace samsyn::datasets
