// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "src/features/datasets/usecases/change_import.h"
#include "src/features/datasets/usecases/import_job.h"
#include "src/features/datasets/usecases/import_profiles.h"
#include "src/features/datasets/usecases/show_import.h"
#include "src/features/datasets/usecases/show_mapping.h"
#include "tests/support/engines.h"
#include "tests/support/temp_folder.h"
#include "tests/support/town.h"

namespace samsyn::datasets {

// A town, somebody who imports, and a desk with what the program does beside requests.
struct Counter {
    explicit Counter(sql::Database& database)
        : town(database),
          coordinator(town.person("kommun", {access::Role::coordinator})),
          desk{folder.path(), "data", &under_way},
          jobs{{std::string(import_job_name), import_job(desk)}}
    {
    }

    template <class Command>
    auto done(access::Actor const& actor, Command const& command)
    {
        auto output = work::execute(town.runtime(), actor, command);
        if (!output) FAIL(output.error().code);
        return *output;
    }
    template <class Command>
    std::string refused(access::Actor const& actor, Command const& command)
    {
        auto const output = work::execute(town.runtime(), actor, command);
        return output ? "" : output.error().code;
    }

    Id<Import> receive(std::string const& content, std::string const& name = "brott.csv")
    {
        auto const id = Id<Import>(Uuid::from_name("import " + std::to_string(++files)));
        std::ofstream(desk.file_of(town.tenant(), id), std::ios::binary) << content;
        done(coordinator, ReceiveImportFile{id, name, static_cast<std::int64_t>(content.size())});
        return id;
    }
    Result<Mapping> try_mapping(Id<Import> id, std::optional<std::string> profile = {})
    {
        return work::ask(town.runtime(), coordinator, ShowMapping{id, profile, &desk});
    }
    Mapping mapping(Id<Import> id)
    {
        auto shown = try_mapping(id);
        if (!shown) FAIL(shown.error().code);
        return *shown;
    }
    void plan(Id<Import> id, ImportPlan const& plan)
    {
        done(coordinator, SetImportPlan{id, mapping(id).version, plan.profile, plan.create_areas, &desk});
    }
    void work() { work::do_due_jobs(town.runtime(), jobs, 10, work::Lane::slow); }
    ShownImport shown(Id<Import> id)
    {
        auto shown = work::ask(town.runtime(), coordinator, ShowImport{id, &desk});
        if (!shown) FAIL(shown.error().code);
        return *shown;
    }
    ShownImport checked(Id<Import> id)
    {
        done(coordinator, CheckImport{id});
        work();
        return shown(id);
    }
    ShownImport taken_in(Id<Import> id)
    {
        done(coordinator, RunImport{id});
        work();
        return shown(id);
    }
    std::int64_t observations()
    {
        std::int64_t count = 0;
        town.database().read([&](sql::Transaction& t) {
            t.for_each("SELECT COUNT(*) FROM observations",
                       [&](sql::Row const& row) { count = row.integer(0); });
        });
        return count;
    }

    tests::Town town;
    access::Actor coordinator;
    tests::TempFolder folder;
    ImportsUnderWay under_way;
    ImportDesk desk;
    work::JobHandlers jobs;
    int files = 0;
};

// What the column of that name was taken for.
inline std::string use_of(Mapping const& mapping, std::string const& column)
{
    for (auto const& one : mapping.columns)
        if (one.name == column) return one.uses.empty() ? "" : one.uses.front().field;
    return "no such column";
}

}  // namespace samsyn::datasets
