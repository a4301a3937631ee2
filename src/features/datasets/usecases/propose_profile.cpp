// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/propose_profile.h"

#include "src/features/areas/usecases/grounded_areas.h"
#include "src/features/datasets/domain/columns.h"
#include "src/features/datasets/domain/import.h"
#include "src/features/datasets/usecases/import_profiles.h"
#include "src/features/datasets/usecases/own_import.h"

namespace samsyn::datasets {
namespace {

// Of the profiles whose columns the file has, the one that asks for most; the municipality's own before
// others.
Result<std::optional<Profile>> fitting_profile(work::Reading& reading, std::string const& data,
                                               std::vector<std::string> const& headings)
{
    Columns const columns(headings);
    std::optional<Profile> best;
    for (auto& own : own_profiles(reading)) {
        bool const fits = !own.required_columns.empty() && columns.require(own.required_columns);
        if (fits && (!best || own.required_columns.size() > best->required_columns.size()))
            best = std::move(own);
    }
    if (best) return best;
    auto ready = recipe_for(data, headings);
    if (!ready) return refuse(ready);
    if (*ready) best = std::move((*ready)->profile);
    return best;
}

}  // namespace

Result<Surroundings> surroundings_of(work::Reading& reading, std::string const& data)
{
    Surroundings around;
    auto const national = national_categories(data);
    if (!national) return refuse(national);
    RegisterStore registered(reading.transaction, reading.actor.tenant);
    around.categories = categories_or(registered, *national);
    auto tables = code_tables(data);
    if (!tables) return refuse(tables);
    around.tables = std::move(*tables);
    bool const is_system = reading.actor.kind == access::Actor::Kind::system;
    for (auto const& area : areas::grounded_areas(reading)) {
        around.has_ground = around.has_ground || !area.ground.empty();
        if (is_system || reading.actor.is_core(area.id)) around.own_areas.emplace_back(area.code, area.name);
    }
    return around;
}

Result<Proposal> proposed(work::Reading& reading, Surroundings const& around, std::string const& data,
                          Sample const& sample, std::string const& file_name)
{
    auto fitting = fitting_profile(reading, data, sample.headings());
    if (!fitting) return refuse(fitting);
    if (*fitting) return Proposal{std::move(**fitting), {}};
    auto const headings = read_headings(data);
    if (!headings) return refuse(headings);
    auto const vocabulary = vocabulary_of(around.categories, std::nullopt);
    std::set<std::string> own_areas;
    for (auto const& [code, area] : around.own_areas) own_areas.insert(code);
    return propose(sample, {*headings, around.tables, vocabulary, own_areas, around.has_ground},
                   profile_name_of(file_name));
}

Result<access::Scope> scope_of(ProposeRecipe const&, work::Reading& reading)
{
    return scope_of_importer(reading.actor);
}

Result<Recipe> handle(ProposeRecipe const& query, work::Reading& reading)
{
    auto const around = surroundings_of(reading, query.data);
    if (!around) return refuse(around);
    auto const sample = Sample::of(query.path, {}, query.scratch);
    if (!sample) return refuse(sample);
    auto proposal = proposed(reading, *around, query.data, *sample, plain_file_name(query.path));
    if (!proposal) return refuse(proposal);
    auto const& fields = proposal->profile.fields;
    bool const is_clear = fields.time.from.column && (fields.category.column || fields.category.constant);
    if (!is_clear) return fail_field("profile", "import.profile_needed");
    return recipe_with(query.data, std::move(proposal->profile));
}

Result<access::Scope> scope_of(FindRecipe const&, work::Reading& reading)
{
    return scope_of_importer(reading.actor);
}

Result<Recipe> handle(FindRecipe const& query, work::Reading& reading)
{
    auto profile = profile_named(reading, query.data, query.profile);
    if (!profile) return refuse(profile);
    return recipe_with(query.data, std::move(*profile));
}

}  // namespace samsyn::datasets
