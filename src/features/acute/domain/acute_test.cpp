// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "src/features/acute/domain/event.h"

namespace samsyn::acute {
namespace {

Id<Membership> someone(std::string const& name) { return Id<Membership>(Uuid::from_name(name)); }

AcuteEvent event()
{
    AcuteEvent event;
    event.year = 2026;
    event.number = 42;
    event.raised_by = someone("anna");
    return event;
}

}  // namespace

TEST_CASE("a reference has four digits until there are more")
{
    auto it = event();
    CHECK(it.reference() == "A-2026-0042");
    it.number = 12345;
    CHECK(it.reference() == "A-2026-12345");
}

TEST_CASE("an event waits, is confirmed once, and is closed once")
{
    auto it = event();
    CHECK(it.state() == AcuteState::waiting);
    CHECK(it.confirm(someone("anna"), {1}).error().code == "acute.own");
    REQUIRE(it.confirm(someone("bo"), {2}));
    REQUIRE(it.confirm(someone("cia"), {3}));
    CHECK(it.confirmed_at == UtcTime{2});
    CHECK(it.state() == AcuteState::confirmed);
    REQUIRE(it.close(someone("bo"), "Klart", {4}));
    CHECK(it.state() == AcuteState::closed);
    CHECK(it.close(someone("bo"), "Igen", {5}).error().code == "acute.over");
    CHECK(it.confirm(someone("bo"), {6}).error().code == "acute.over");
    CHECK(it.summary == "Klart");
}

TEST_CASE("what is merged is followed elsewhere")
{
    auto it = event();
    it.is_merged = true;
    CHECK(it.state() == AcuteState::merged);
    CHECK(it.confirm(someone("bo"), {1}).error().code == "acute.over");
}

TEST_CASE("the circle is told step after step, round and round, but not for ever")
{
    CHECK_FALSE(step_of_turn(0, 0));
    CHECK(step_of_turn(0, 3) == 0);
    CHECK(step_of_turn(2, 3) == 2);
    CHECK(step_of_turn(3, 3) == 0);
    CHECK(step_of_turn(35, 3) == 2);
    CHECK_FALSE(step_of_turn(36, 3));
}

TEST_CASE("a member of a circle is a person or a role, and one that follows acute events")
{
    Circle circle;
    CircleStep step;
    step.members.items.resize(5);
    step.members.items[0].membership = someone("bo");
    step.members.items[2].organisation = Id<Organisation>(Uuid::from_name("polis"));
    step.members.items[3].organisation = step.members.items[2].organisation;
    step.members.items[3].role = access::Role::reporter;
    step.members.items[4] = step.members.items[3];
    step.members.items[4].role = access::Role::analyst;
    circle.steps.items = {step, {}};
    auto const faults = faults_of(circle);
    REQUIRE(faults.size() == 4);
    CHECK(faults[0].field == "steps[0].members[1]");
    CHECK(faults[0].code == "circle.one_kind");
    CHECK(faults[1].code == "circle.half_role");
    CHECK(faults[2].code == "circle.role_does_not_follow");
    CHECK(faults[3].field == "steps[1]");
    CHECK(faults[3].code == "circle.empty_step");
    CHECK(faults_of(Circle{}).empty());
}

TEST_CASE("each level has its own time")
{
    MinutesToConfirm minutes;
    CHECK(minutes.of(AcuteLevel::attention) == 240);
    CHECK(minutes.of(AcuteLevel::urgent) == 60);
    CHECK(minutes.of(AcuteLevel::critical) == 15);
}

}  // namespace samsyn::acute
