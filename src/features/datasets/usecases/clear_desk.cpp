// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <filesystem>

#include "lib/base/swedish_calendar.h"
#include "src/features/datasets/store/import_store.h"
#include "src/features/datasets/usecases/change_import.h"
#include "src/features/datasets/usecases/import_job.h"
#include "src/work/tenants.h"

namespace samsyn::datasets {

// Marks those whose time is out, and those that nothing works on any more.
struct ExpireImports {
    static constexpr std::string_view name = "datasets.expire_imports";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = Done;
};

// Whether anybody may still ask for the file of an import, and for its rows at fault.
struct ShowWanted {
    static constexpr std::string_view name = "datasets.show_wanted";
    static constexpr auto needs = access::Permission::run_jobs;
    struct Output {
        bool file = false;
        bool faults = false;
    };
    Id<Import> import;
};

namespace {

namespace fs = std::filesystem;

// A file is at the desk a moment before its import is written down.
constexpr auto grace = std::chrono::minutes(10);

struct Name {
    Id<Tenant> tenant;
    Id<Import> import;
    bool is_file = false;
};

// "<tenant>.<import>.file" or ".faults".
std::optional<Name> name_of(std::string const& file)
{
    auto const first = file.find('.');
    auto const last = file.rfind('.');
    if (first == file.npos || first == last) return std::nullopt;
    auto const tenant = Id<Tenant>::parse(file.substr(0, first));
    auto const import_id = Id<Import>::parse(file.substr(first + 1, last - first - 1));
    if (!tenant || !import_id) return std::nullopt;
    return Name{*tenant, *import_id, file.substr(last) == ".file"};
}

bool is_wanted(work::Runtime& runtime, Name const& name)
{
    auto const system = access::Actor::system(name.tenant, swedish_time(runtime.clock.now()).day);
    auto const wanted = work::ask(runtime, system, ShowWanted{name.import});
    return wanted && (name.is_file ? wanted->file : wanted->faults);
}

bool is_old(fs::directory_entry const& entry)
{
    std::error_code error;
    auto const changed = entry.last_write_time(error);
    return !error && changed + grace < fs::file_time_type::clock::now();
}

}  // namespace

Result<access::Scope> scope_of(ExpireImports const&, work::Work&) { return access::Scope{}; }

Result<Done> handle(ExpireImports const&, work::Work& work)
{
    ImportStore store(work.transaction, work.actor.tenant);
    auto const waiting = work::waiting_jobs(work, import_job_key(std::nullopt));
    auto const kept_from = work.now.plus_seconds(-seconds_a_file_is_kept);
    for (auto& import : store.open_since(work.now)) {
        if (import.is_running() && !waiting.contains(import_job_key(import.id)))
            import.end(work.now, "import.broke");
        else if (!import.is_running() && import.uploaded_at < kept_from)
            import.discarded_at = work.now;
        else
            continue;
        store.save(import);
    }
    return Done{};
}

Result<access::Scope> scope_of(ShowWanted const&, work::Reading&) { return access::Scope{}; }

Result<ShowWanted::Output> handle(ShowWanted const& query, work::Reading& reading)
{
    auto const found = ImportStore(reading.transaction, reading.actor.tenant).find(query.import);
    if (!found) return ShowWanted::Output{};
    bool const is_recent =
        found->ended_at && found->ended_at->plus_seconds(seconds_faults_are_kept) > reading.now;
    return ShowWanted::Output{found->is_open(), !found->discarded_at && (found->is_open() || is_recent)};
}

void clear_desk(work::Runtime& runtime, ImportDesk const& desk)
{
    for (auto const& tenant : work::tenants(runtime.database)) {
        auto const system = access::Actor::system(tenant, swedish_time(runtime.clock.now()).day);
        (void)work::execute(runtime, system, ExpireImports{});
    }
    std::error_code error;
    for (auto const& entry : fs::directory_iterator(desk.folder, error)) {
        if (!is_old(entry)) continue;  // perhaps not written down yet, or being worked on
        auto const name = name_of(entry.path().filename().string());
        if (!name || !is_wanted(runtime, *name)) fs::remove(entry.path(), error);
    }
}

}  // namespace samsyn::datasets
