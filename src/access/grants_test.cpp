// SPDX-License-Identifier: EUPL-1.2
#include "src/access/grants.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <tuple>

namespace samsyn::access {
namespace {

std::string golden()
{
    std::ifstream in("tests/golden/access.md");
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

Actor holding(Roles roles)
{
    Actor actor;
    actor.roles = roles;
    return actor;
}

}  // namespace

TEST_CASE("a change of who may do what is a change of tests/golden/access.md")
{
    CHECK(grants_as_markdown() == golden());
}

TEST_CASE("no grant stands twice")
{
    std::set<std::tuple<Role, Permission, Reach>> seen;
    for (auto const& grant : grants()) CHECK(seen.emplace(grant.role, grant.permission, grant.reach).second);
}

TEST_CASE("the administrator holds nothing that shows content")
{
    auto const administrator = holding({Role::administrator});
    for (auto const content :
         {Permission::report, Permission::read_own_reports, Permission::read_reports,
          Permission::read_picture, Permission::read_rounds, Permission::export_data,
          Permission::import_observations, Permission::follow_acute, Permission::edit_feedback,
          Permission::assess_picture, Permission::attach_files, Permission::read_releases,
          Permission::prepare_release, Permission::approve_release})
        CHECK_FALSE(may_somewhere(administrator, content));
}

TEST_CASE("a grant reaches as far as it says and no further")
{
    Id<Organisation> const own(Uuid::from_name("own"));
    Id<Area> const core_area_id(Uuid::from_name("core"));
    Id<Area> const seen_area(Uuid::from_name("seen"));
    Id<Area> const other_area(Uuid::from_name("other"));
    auto coordinator = holding({Role::coordinator});
    coordinator.organisation = own;
    coordinator.functions[core_area_id] = {AreaFunction::core};
    coordinator.functions[seen_area] = {AreaFunction::observer};
    CHECK(may(coordinator, Permission::manage_rounds, {.area = core_area_id}));
    CHECK_FALSE(may(coordinator, Permission::manage_rounds, {.area = seen_area}));
    CHECK_FALSE(may(coordinator, Permission::manage_rounds, {}));
    CHECK(may(coordinator, Permission::read_picture, {.area = seen_area}));
    CHECK_FALSE(may(coordinator, Permission::read_picture, {.area = other_area}));
    CHECK(may(coordinator, Permission::manage_accounts, {.organisation = own}));
    CHECK_FALSE(may(coordinator, Permission::manage_accounts,
                    {.organisation = Id<Organisation>(Uuid::from_name("another"))}));
    CHECK_FALSE(may(holding({}), Permission::own_account, {}));
}

TEST_CASE("a reporter answers for its operations only")
{
    Id<Operation> const own(Uuid::from_name("school"));
    auto reporter = holding({Role::reporter});
    reporter.operations = {own};
    CHECK(may(reporter, Permission::report, {.operation = own}));
    CHECK_FALSE(may(reporter, Permission::report, {.operation = Id<Operation>(Uuid::from_name("shop"))}));
    CHECK_FALSE(may(reporter, Permission::report, {}));
}

TEST_CASE("who came by a round's link may nothing outside that round")
{
    Id<Operation> const own(Uuid::from_name("school"));
    auto const round = Uuid::from_name("round");
    auto reporter = holding({Role::reporter});
    reporter.operations = {own};
    reporter.only_round = round;
    CHECK(may(reporter, Permission::report, {.operation = own, .round = round}));
    CHECK_FALSE(may(reporter, Permission::report, {.operation = own, .round = Uuid::from_name("next")}));
    CHECK_FALSE(may(reporter, Permission::report, {.operation = own}));
    CHECK_FALSE(may(reporter, Permission::read_own_reports, {.organisation = reporter.organisation}));
    CHECK_FALSE(may(reporter, Permission::own_account, {}));
    CHECK_FALSE(may(reporter, Permission::raise_acute, Scope::own_reach()));
}

TEST_CASE("a list of one's own reach needs the permission, and no area")
{
    auto const without_areas = holding({Role::coordinator});
    CHECK(may(without_areas, Permission::read_rounds, Scope::own_reach()));
    CHECK_FALSE(may(without_areas, Permission::read_rounds, Scope{}));
    CHECK_FALSE(may(holding({Role::administrator}), Permission::read_rounds, Scope::own_reach()));
}

}  // namespace samsyn::access
