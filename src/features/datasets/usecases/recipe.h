// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/features/datasets/domain/code_table.h"
#include "src/features/datasets/domain/taxonomy.h"

namespace samsyn::datasets {

// A profile with the code table it names, and the national categories for a register that has none yet.
struct Recipe {
    Profile profile;
    std::optional<CodeTable> table;
    std::vector<NationalCategory> national;
};

// The ready profile of that name in `data`/import-profiles. Refuses "profile.unknown", and
// "profile.broken_file" when what is shipped cannot be read.
Result<Recipe> ready_recipe(std::string const& data, std::string const& name);
// Names of all ready profiles, in order.
std::vector<std::string> ready_profiles(std::string const& data);
// A profile that somebody wrote, in JSON. Refuses "profile.format" and every field at fault.
Result<Recipe> recipe_of(std::string const& data, std::string_view json);
// The national categories, and every code table by its path, as shipped in `data`.
Result<std::vector<NationalCategory>> national_categories(std::string const& data);
Result<std::map<std::string, CodeTable>> code_tables(std::string const& data);
// The same of a profile that has been read already.
Result<Recipe> recipe_with(std::string const& data, Profile profile);
// The ready profile whose required columns the file has, the one that asks for most; none when none fits.
Result<std::optional<Recipe>> recipe_for(std::string const& data, std::vector<std::string> const& headings);

}  // namespace samsyn::datasets
