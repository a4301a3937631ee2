// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/features/datasets/usecases/import_desk.h"
#include "src/features/datasets/usecases/import_plan.h"
#include "src/features/datasets/usecases/recipe.h"
#include "src/work/work.h"

// Profiles to choose from: those shipped with the program, and the municipality's own.
namespace samsyn::datasets {

struct NamedProfile {
    std::string name;
    Title title;
    bool is_ready = false;     // shipped with the program, so nobody's to change
    std::int64_t version = 0;  // 0: ready
};
BOOST_DESCRIBE_STRUCT(NamedProfile, (), (name, title, is_ready, version))

struct ProfileList {
    std::vector<NamedProfile> profiles;
};
BOOST_DESCRIBE_STRUCT(ProfileList, (), (profiles))

struct ListImportProfiles {
    static constexpr std::string_view name = "datasets.list_profiles";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = ProfileList;

    ImportDesk const* desk = nullptr;
};
BOOST_DESCRIBE_STRUCT(ListImportProfiles, (), ())

struct SavedProfile {
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(SavedProfile, (), (version))

// Keeps the profile under its name for the whole municipality. A file is known again by the columns it reads.
// Refuses what recipe_with() does, "profile.ready" for the name of a shipped one, "profile.changed" when it
// is not the version that stands there, and "profile.too_many".
struct SaveImportProfile {
    static constexpr std::string_view name = "datasets.save_profile";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = SavedProfile;

    std::string profile_name;
    std::int64_t if_match = 0;  // NamedProfile::version; 0 for a new name
    Profile profile;
    ImportDesk const* desk = nullptr;
};
BOOST_DESCRIBE_STRUCT(SaveImportProfile, (), (profile_name, if_match, profile))

// Refuses "profile.unknown". What was imported by it stays.
struct RemoveImportProfile {
    static constexpr std::string_view name = "datasets.remove_profile";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = Done;

    std::string profile_name;
};
BOOST_DESCRIBE_STRUCT(RemoveImportProfile, (), (profile_name))

// The municipality's own profiles, read.
std::vector<Profile> own_profiles(work::Reading& reading);
// The own profile or the ready one of that name. Refuses "profile.unknown".
Result<Profile> profile_named(work::Reading& reading, std::string const& data, std::string const& name);
// What a profile reads from which column, by field ("time.from").
struct FieldColumn {
    std::string field;
    std::string column;
};
std::vector<FieldColumn> uses_of(Profile const& profile);
// Every column that it reads, once.
std::vector<std::string> columns_of(Profile const& profile);

Result<access::Scope> scope_of(ListImportProfiles const& query, work::Reading& reading);
Result<ProfileList> handle(ListImportProfiles const& query, work::Reading& reading);
Result<access::Scope> scope_of(SaveImportProfile const& command, work::Work& work);
Result<SavedProfile> handle(SaveImportProfile const& command, work::Work& work);
Result<access::Scope> scope_of(RemoveImportProfile const& command, work::Work& work);
Result<Done> handle(RemoveImportProfile const& command, work::Work& work);

}  // namespace samsyn::datasets
