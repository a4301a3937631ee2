// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/datasets/usecases/proposal.h"
#include "src/features/datasets/usecases/recipe.h"
#include "src/work/work.h"

namespace samsyn::datasets {

// What is known where the file comes in: its municipality's categories and areas, and what is shipped.
struct Surroundings {
    std::vector<RegisterStore::NamedCategory> categories;
    std::map<std::string, CodeTable> tables;
    std::vector<std::pair<std::string, std::string>>
        own_areas;            // code and name; where the actor may place rows
    bool has_ground = false;  // some area has a boundary
};
// Refuses "profile.broken_file". For callers that have let the actor through.
Result<Surroundings> surroundings_of(work::Reading& reading, std::string const& data);

// How a file would be read: by the profile that asks for most columns the file has, the municipality's own
// before the ready ones; else by its headings and by what stands in its columns.
Result<Proposal> proposed(work::Reading& reading, Surroundings const& around, std::string const& data,
                          Sample const& sample, std::string const& file_name);

// The same for the command line, as a recipe. Refuses what the file as a whole does wrong, and
// "import.profile_needed" when it cannot be told what stands for time or category.
struct ProposeRecipe {
    static constexpr std::string_view name = "datasets.propose_recipe";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = Recipe;

    std::string path;
    std::string data;
    std::string scratch = "/tmp";
};

Result<access::Scope> scope_of(ProposeRecipe const& query, work::Reading& reading);
Result<Recipe> handle(ProposeRecipe const& query, work::Reading& reading);

// The own profile or the ready one of a name, as a recipe. Refuses "profile.unknown".
struct FindRecipe {
    static constexpr std::string_view name = "datasets.find_recipe";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = Recipe;

    std::string profile;
    std::string data;
};

Result<access::Scope> scope_of(FindRecipe const& query, work::Reading& reading);
Result<Recipe> handle(FindRecipe const& query, work::Reading& reading);

}  // namespace samsyn::datasets
