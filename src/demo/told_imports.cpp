// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/told_imports.h"

#include "lib/base/swedish_calendar.h"
#include "src/access/load_actor.h"
#include "src/demo/input/fields.h"
#include "src/features/datasets/usecases/import_observations.h"
#include "src/features/datasets/usecases/propose_profile.h"

namespace samsyn::demo {

ToldImports::ToldImports(sql::Database& database, std::string data_folder, Files const& files, Ids const& ids)
    : m_database(database),
      m_data(std::move(data_folder)),
      m_files(files),
      m_ids(ids),
      m_clock(SystemClock().now()),
      m_runtime{database, m_clock}
{
}

Result<Done> ToldImports::tell()
{
    Result<Done> all = Done{};
    for_each_item(m_files.story.root(), "imports", [&](json::Node told) {
        if (all) all = tell_one(told);
    });
    return all;
}

Result<Done> ToldImports::tell_one(json::Node told)
{
    m_clock.set(time_of(told));
    auto const who = actor(text_of(told, "by"));
    datasets::ImportFile file;
    file.file_name = text_of(told, "file");
    file.path = m_data + "/demo/alnefors/" + file.file_name;
    auto recipe = work::ask(m_runtime, who, datasets::ProposeRecipe{file.path, m_data});
    if (!recipe) return refuse(recipe);
    file.recipe = std::move(*recipe);
    auto const taken = work::execute(m_runtime, who, datasets::ImportObservations{std::move(file)});
    if (!taken) return refuse(taken);
    return Done{};
}

access::Actor ToldImports::actor(std::string const& person)
{
    auto const membership = Id<Membership>(m_ids.of("membership", person));
    std::optional<access::Actor> loaded;
    m_database.read([&](sql::Transaction& transaction) {
        loaded = access::load_actor(transaction, m_ids.tenant(), membership, swedish_time(m_clock.now()).day);
    });
    if (!loaded) throw BrokenFile("by");
    return *loaded;
}

}  // namespace samsyn::demo
