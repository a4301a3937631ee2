// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/features/publishing/domain/plan.h"
#include "src/work/work.h"

namespace samsyn::publishing {

struct ChosenCategory {
    Text<60> code;
    CategoryReach reach = CategoryReach::areas;
};
BOOST_DESCRIBE_STRUCT(ChosenCategory, (), (code, reach))

// Decides what is published: before anybody has seen a number of it. Refuses "release.area_unknown",
// "release.category_not_public" (not allowed in public by the taxonomy), "release.category_sensitive" (the
// police first: the municipality as a whole only), "email.malformed", "release.plan_changed",
// "release.points_missing" (places without points to show them by), and "release.under_way" while a release
// by the old plan is on its way.
struct SetReleasePlan {
    static constexpr std::string_view name = "releases.set_plan";
    static constexpr auto needs = access::Permission::prepare_release;
    using Output = Done;

    std::int64_t if_match = 0;
    ListOf<Id<Area>, 200> areas;
    ListOf<ChosenCategory, 100> categories;
    PeriodLength length = PeriodLength::quarter;
    Between<3, 100> k = 5;
    Between<1, 120> days_after = 14;
    Between<0, 1439> minute_of_day = 480;
    ListOf<Text<254>, 200> media;
    std::optional<bool> shows_places;
};
BOOST_DESCRIBE_STRUCT(SetReleasePlan, (),
                      (if_match, areas, categories, length, k, days_after, minute_of_day, media,
                       shows_places))

Result<access::Scope> scope_of(SetReleasePlan const& command, work::Work& work);
Result<Done> handle(SetReleasePlan const& command, work::Work& work);

// All areas of a plan must be within the reach of who acts on it: the first that is not is the scope.
access::Scope scope_of_areas(std::vector<Id<Area>> const& areas, access::Permission permission,
                             access::Actor const& actor);

struct AreaChoice {
    Id<Area> id;
    std::string code;
    std::string name;
    std::string parent;
    bool is_chosen = false;
};
BOOST_DESCRIBE_STRUCT(AreaChoice, (), (id, code, name, parent, is_chosen))

struct CategoryChoice {
    std::string code;
    std::string parent;
    PublicName name;
    bool is_sensitive = false;
    std::optional<CategoryReach> reach;  // nothing: not published
};
BOOST_DESCRIBE_STRUCT(CategoryChoice, (), (code, parent, name, is_sensitive, reach))

struct ReleasePlanView {
    std::int64_t version = 0;
    PeriodLength length = PeriodLength::quarter;
    std::int64_t k = 5;
    std::int64_t days_after = 14;
    std::int64_t minute_of_day = 480;
    std::vector<AreaChoice> areas;
    std::vector<CategoryChoice> categories;
    std::vector<std::string> media;
    bool shows_places = false;
    std::int64_t points = 0;  // that events would be moved to; none: places cannot be shown
    bool may_change = false;
};
BOOST_DESCRIBE_STRUCT(ReleasePlanView, (),
                      (version, length, k, days_after, minute_of_day, areas, categories, media, shows_places,
                       points, may_change))

// The plan, and all that could be in it.
struct ShowReleasePlan {
    static constexpr std::string_view name = "releases.plan";
    static constexpr auto needs = access::Permission::read_releases;
    using Output = ReleasePlanView;
};
BOOST_DESCRIBE_STRUCT(ShowReleasePlan, (), ())

Result<access::Scope> scope_of(ShowReleasePlan const& query, work::Reading& reading);
Result<ReleasePlanView> handle(ShowReleasePlan const& query, work::Reading& reading);

}  // namespace samsyn::publishing
