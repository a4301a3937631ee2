// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/recipe.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "src/features/datasets/domain/columns.h"
#include "src/features/datasets/usecases/profile_form.h"

namespace samsyn::datasets {
namespace {

constexpr std::size_t most_name_signs = 60;
constexpr std::string_view name_signs = "abcdefghijklmnopqrstuvwxyz0123456789-";

std::string profile_folder(std::string const& data) { return data + "/import-profiles"; }

// Nothing when there is no such file.
std::optional<std::string> content_of(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

bool is_name(std::string_view name)
{
    return !name.empty() && name.find_first_not_of(name_signs) == name.npos;
}

// police/uk-types.json, and nothing that leads elsewhere.
bool is_table_path(std::string_view path)
{
    auto const slash = path.find('/');
    if (slash == path.npos || !path.ends_with(".json")) return false;
    return is_name(path.substr(0, slash)) && is_name(path.substr(slash + 1, path.size() - slash - 6));
}

Result<CodeTable> code_table(std::string const& data, std::string const& path)
{
    auto const content = is_table_path(path) ? content_of(data + "/" + path) : std::nullopt;
    if (!content) return fail_field("fields.category.table", "profile.table_unknown");
    auto table = json::read<CodeTable>(*content);
    if (!table) return fail_field(path, "profile.broken_file");
    return table;
}

Result<Recipe> with_table(std::string const& data, Profile profile)
{
    auto national = national_categories(data);
    if (!national) return refuse(national);
    Recipe recipe{std::move(profile), std::nullopt, std::move(*national)};
    auto const& path = recipe.profile.fields.category.table;
    if (!path) return recipe;
    auto table = code_table(data, *path);
    if (!table) return refuse(table);
    recipe.table = std::move(*table);
    return recipe;
}

}  // namespace

Result<std::vector<NationalCategory>> national_categories(std::string const& data)
{
    auto const broken = fail_field("codes/taxonomy-v1.json", "profile.broken_file");
    auto const content = content_of(data + "/codes/taxonomy-v1.json");
    auto const document = content ? json::Document::parse(*content) : Result<json::Document>(broken);
    auto const list = document ? document->root().member("categories") : std::nullopt;
    auto categories = list ? json::read<std::vector<NationalCategory>>(*list)
                           : Result<std::vector<NationalCategory>>(broken);
    if (!categories) return broken;
    std::erase_if(*categories, [](NationalCategory const& category) { return category.kind == "nil"; });
    return categories;
}

Result<std::map<std::string, CodeTable>> code_tables(std::string const& data)
{
    std::map<std::string, CodeTable> tables;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(data + "/police", error)) {
        auto const name = entry.path().filename().string();
        if (!name.ends_with("types.json")) continue;
        auto table = code_table(data, "police/" + name);
        if (!table) return refuse(table);
        tables.emplace("police/" + name, std::move(*table));
    }
    return tables;
}

Result<Recipe> recipe_of(std::string const& data, std::string_view json)
{
    auto profile = json::read<Profile>(json);
    if (!profile) return refuse(profile);
    return recipe_with(data, std::move(*profile));
}

Result<Recipe> recipe_with(std::string const& data, Profile profile)
{
    if (profile.format != profile_format) return fail_field("format", "profile.format");
    if (!is_name(profile.name) || profile.name.size() > most_name_signs)
        return fail_field("name", "code.malformed");
    return with_table(data, std::move(profile));
}

Result<Recipe> ready_recipe(std::string const& data, std::string const& name)
{
    auto const content =
        is_name(name) ? content_of(profile_folder(data) + "/" + name + ".json") : std::nullopt;
    if (!content || name == "headings") return fail_field("profile", "profile.unknown");
    auto recipe = recipe_of(data, *content);
    if (!recipe) return fail_field(name, "profile.broken_file");
    return recipe;
}

std::vector<std::string> ready_profiles(std::string const& data)
{
    std::vector<std::string> names;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(profile_folder(data), error))
        if (entry.path().extension() == ".json" && entry.path().stem() != "headings")
            names.push_back(entry.path().stem().string());
    std::ranges::sort(names);
    return names;
}

Result<std::optional<Recipe>> recipe_for(std::string const& data, std::vector<std::string> const& headings)
{
    Columns const columns(headings);
    std::optional<Recipe> best;
    for (auto const& name : ready_profiles(data)) {
        auto recipe = ready_recipe(data, name);
        if (!recipe) return refuse(recipe);
        auto const& wanted = recipe->profile.required_columns;
        bool const asks_more = !best || wanted.size() > best->profile.required_columns.size();
        if (!wanted.empty() && asks_more && columns.require(wanted)) best = std::move(*recipe);
    }
    return best;
}

}  // namespace samsyn::datasets
