// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/import_profiles.h"

#include <algorithm>

#include "src/features/datasets/domain/columns.h"
#include "src/features/datasets/store/profile_store.h"
#include "src/features/datasets/usecases/own_import.h"

namespace samsyn::datasets {
namespace {

constexpr std::size_t most_profiles = 200;

void add(std::vector<FieldColumn>& uses, std::string const& field, std::optional<std::string> const& column)
{
    if (column) uses.push_back({field, *column});
}

void add(std::vector<FieldColumn>& uses, std::string const& field, std::optional<Source> const& source)
{
    if (source) add(uses, field, source->column);
}

}  // namespace

std::vector<FieldColumn> uses_of(Profile const& profile)
{
    auto const& fields = profile.fields;
    std::vector<FieldColumn> uses;
    add(uses, "external_id", fields.external_id.column);
    add(uses, "time.from", fields.time.from.column);
    add(uses, "time.year_from", fields.time.from.year_from);
    if (fields.time.to) add(uses, "time.to", fields.time.to->column);
    add(uses, "time.clock", fields.time.clock);
    if (fields.time.fallback) add(uses, "time.fallback", fields.time.fallback->column);
    add(uses, "place_text", fields.place_text);
    if (fields.position) {
        add(uses, "position.x", fields.position->x.column);
        add(uses, "position.y", fields.position->y.column);
    }
    add(uses, "category", fields.category.column);
    add(uses, "count", fields.count);
    add(uses, "text", fields.text);
    for (auto const& candidate : fields.area.candidates.value_or(std::vector<Source>()))
        add(uses, "area.name", candidate.column);
    return uses;
}

std::vector<std::string> columns_of(Profile const& profile)
{
    std::vector<std::string> names;
    for (auto const& use : uses_of(profile))
        if (std::ranges::find(names, use.column) == names.end()) names.push_back(use.column);
    return names;
}

std::vector<Profile> own_profiles(work::Reading& reading)
{
    std::vector<Profile> own;
    for (auto const& kept : ProfileStore(reading.transaction, reading.actor.tenant).list())
        if (auto profile = json::read<Profile>(kept.body)) own.push_back(std::move(*profile));
    return own;
}

Result<Profile> profile_named(work::Reading& reading, std::string const& data, std::string const& name)
{
    if (auto const kept = ProfileStore(reading.transaction, reading.actor.tenant).find(name))
        return json::read<Profile>(kept->body);
    auto ready = ready_recipe(data, name);
    if (!ready) return refuse(ready);
    return std::move(ready->profile);
}

Result<access::Scope> scope_of(ListImportProfiles const&, work::Reading& reading)
{
    return scope_of_importer(reading.actor);
}
Result<access::Scope> scope_of(SaveImportProfile const&, work::Work& work)
{
    return scope_of_importer(work.actor);
}
Result<access::Scope> scope_of(RemoveImportProfile const&, work::Work& work)
{
    return scope_of_importer(work.actor);
}

Result<ProfileList> handle(ListImportProfiles const& query, work::Reading& reading)
{
    ProfileList list;
    for (auto const& kept : ProfileStore(reading.transaction, reading.actor.tenant).list())
        if (auto const own = json::read<Profile>(kept.body))
            list.profiles.push_back({own->name, own->title, false, kept.version});
    for (auto const& name : ready_profiles(query.desk->data)) {
        auto const ready = ready_recipe(query.desk->data, name);
        if (!ready) return refuse(ready);
        list.profiles.push_back({name, ready->profile.title, true, 0});
    }
    return list;
}

Result<SavedProfile> handle(SaveImportProfile const& command, work::Work& work)
{
    auto profile = command.profile;
    profile.name = command.profile_name;
    profile.required_columns = columns_of(profile);
    auto const recipe = recipe_with(command.desk->data, profile);
    if (!recipe) return refuse(recipe);
    auto const ready = ready_profiles(command.desk->data);
    if (std::ranges::find(ready, profile.name) != ready.end())
        return fail(ErrorKind::conflict, "profile.ready", {{"name", "profile.ready"}});
    ProfileStore store(work.transaction, work.actor.tenant);
    auto const kept = store.find(profile.name);
    if (command.if_match != (kept ? kept->version : 0)) return fail(ErrorKind::stale, "profile.changed");
    if (!kept && store.list().size() >= most_profiles) return fail(ErrorKind::too_many, "profile.too_many");
    store.save({profile.name, json::write(profile), work.actor.membership, work.now});
    work.concerns(Uuid::from_name("import profile " + work.actor.tenant.text() + " " + profile.name));
    return SavedProfile{command.if_match + 1};
}

Result<Done> handle(RemoveImportProfile const& command, work::Work& work)
{
    if (!ProfileStore(work.transaction, work.actor.tenant).remove(command.profile_name))
        return fail(ErrorKind::not_found, "profile.unknown");
    work.concerns(Uuid::from_name("import profile " + work.actor.tenant.text() + " " + command.profile_name));
    return Done{};
}

}  // namespace samsyn::datasets
