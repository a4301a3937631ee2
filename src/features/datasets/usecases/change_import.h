// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/features/datasets/usecases/import_desk.h"
#include "src/features/datasets/usecases/import_plan.h"
#include "src/work/work.h"

// An import on the screen, step by step: a file is received, a plan made for it, tried, taken in; and taken
// out again. All of them refuse "import.unknown" for what is not the own organisation's.
namespace samsyn::datasets {

inline constexpr std::string_view import_job_name = "datasets.work_on_import";
// The unique key of an import's job; without an import what the keys of all begin with.
std::string import_job_key(std::optional<Id<Import>> id);

struct ImportSaved {
    Id<Import> id;
};
BOOST_DESCRIBE_STRUCT(ImportSaved, (), (id))

// A file that lies at the desk already. The same one again is the same answer. Refuses "import.other_file"
// (the id is another file's), "import.too_many_open" and "import.too_much_waiting".
struct ReceiveImportFile {
    static constexpr std::string_view name = "datasets.receive_file";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = ImportSaved;
    // Somebody else's in particular.
    static constexpr auto other_file = "import.other_file";

    Id<Import> import;
    std::string file_name;
    std::int64_t file_bytes = 0;
};

struct SavedImportPlan {
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(SavedImportPlan, (), (version))

// Says how the file is to be read. Refuses what recipe_with() does, "import.over", "import.running" and
// "import.plan_changed".
struct SetImportPlan {
    static constexpr std::string_view name = "datasets.set_plan";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = SavedImportPlan;

    Id<Import> import;
    std::int64_t if_match = 0;  // Mapping::version; 0 for the first
    Profile profile;
    bool create_areas = false;
    ImportDesk const* desk = nullptr;
};
BOOST_DESCRIBE_STRUCT(SetImportPlan, (), (import, if_match, profile, create_areas))

// Orders a trial. Refuses "import.plan_missing", "import.over" and "import.running".
struct CheckImport {
    static constexpr std::string_view name = "datasets.check_import";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = Done;

    Id<Import> import;
};
BOOST_DESCRIBE_STRUCT(CheckImport, (), (import))

// Orders that the file is taken in. Refuses besides "import.check_first".
struct RunImport {
    static constexpr std::string_view name = "datasets.run_import";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = Done;

    Id<Import> import;
};
BOOST_DESCRIBE_STRUCT(RunImport, (), (import))

// Throws the file away before anything was taken in.
struct DiscardImport {
    static constexpr std::string_view name = "datasets.discard_import";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = Done;

    Id<Import> import;
};
BOOST_DESCRIBE_STRUCT(DiscardImport, (), (import))

struct Withdrawn {
    std::int64_t observations = 0;
};
BOOST_DESCRIBE_STRUCT(Withdrawn, (), (observations))

// Takes out of the register what an import brought in, and what it changed; the import itself stays in the
// list, with who took it back. Refuses "import.not_done", and "import.not_last" when a later one of the same
// source stands on it.
struct WithdrawImport {
    static constexpr std::string_view name = "datasets.withdraw_import";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = Withdrawn;

    Id<Import> import;
};
BOOST_DESCRIBE_STRUCT(WithdrawImport, (), (import))

Result<access::Scope> scope_of(ReceiveImportFile const& command, work::Work& work);
Result<ImportSaved> handle(ReceiveImportFile const& command, work::Work& work);
Result<access::Scope> scope_of(SetImportPlan const& command, work::Work& work);
Result<SavedImportPlan> handle(SetImportPlan const& command, work::Work& work);
Result<access::Scope> scope_of(CheckImport const& command, work::Work& work);
Result<Done> handle(CheckImport const& command, work::Work& work);
Result<access::Scope> scope_of(RunImport const& command, work::Work& work);
Result<Done> handle(RunImport const& command, work::Work& work);
Result<access::Scope> scope_of(DiscardImport const& command, work::Work& work);
Result<Done> handle(DiscardImport const& command, work::Work& work);
Result<access::Scope> scope_of(WithdrawImport const& command, work::Work& work);
Result<Withdrawn> handle(WithdrawImport const& command, work::Work& work);

}  // namespace samsyn::datasets
