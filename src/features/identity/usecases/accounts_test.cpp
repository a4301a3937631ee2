// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/accounts.h"

#include <doctest/doctest.h>

#include "src/features/identity/domain/role_rules.h"
#include "src/features/identity/usecases/show_me.h"
#include "src/features/identity/usecases/show_rights.h"
#include "src/features/identity/usecases/signing_in_test.h"

namespace samsyn::identity {
namespace {

using access::Role;

InviteUser invitation(tests::Town const& town, std::string const& organisation, std::vector<Role> roles)
{
    InviteUser command;
    command.email = "Ny.Person@Example.se";
    command.user_name = "Ny Person";
    command.organisation = town.organisation(organisation);
    command.roles.items = std::move(roles);
    return command;
}

template <class Command>
std::string code_of(tests::Town& town, access::Actor const& actor, Command const& command)
{
    auto const done = work::execute(town.runtime(), actor, command);
    if (done) return "";
    return done.error().fields.empty() ? done.error().code : done.error().fields[0].code;
}

ChangeUser change(access::Actor const& who, std::vector<Role> roles)
{
    ChangeUser command;
    command.membership = who.membership;
    command.roles.items = std::move(roles);
    return command;
}

}  // namespace

TEST_CASE("who may give which role: nobody more than they hold")
{
    auto const holding = [](Role role) {
        access::Actor actor;
        actor.roles = {role};
        return actor;
    };
    for (auto const giver :
         {Role::reporter, Role::member, Role::analyst, Role::publisher, Role::secretary, Role::archivist})
        for (auto const given : {Role::reporter, Role::administrator})
            CHECK_FALSE(may_give(holding(giver), given));
    for (auto const given : {Role::reporter, Role::member, Role::analyst})
        CHECK(may_give(holding(Role::coordinator), given));
    for (auto const given :
         {Role::coordinator, Role::publisher, Role::secretary, Role::archivist, Role::administrator}) {
        CHECK_FALSE(may_give(holding(Role::coordinator), given));
        CHECK(may_give(holding(Role::administrator), given));
    }
    CHECK_FALSE(may_give(holding(Role::coordinator), std::vector{Role::reporter, Role::administrator}));
}

TEST_CASE("a coordinator lets reporters in to its own organisation, and the invitation waits to be mailed")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto& town = door.town;
        auto command = invitation(town, "kommun", {Role::reporter});
        command.operations.items = {town.operation("skolan")};
        auto const user = work::execute(town.runtime(), door.member, command);
        REQUIRE(user);
        CHECK(user->email == "ny.person@example.se");
        CHECK(user->is_invited);
        CHECK(user->may_change);
        CHECK(user->operations.size() == 1);
        CHECK(door.count("SELECT COUNT(*) FROM jobs WHERE name = 'identity.mail_key'") == 1);
        CHECK(code_of(town, door.member, command) == "user.exists");
        CHECK(code_of(town, door.member, InviteAgain{user->membership}) == "");
    });
}

TEST_CASE("a coordinator reaches no other organisation and no higher role")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto& town = door.town;
        CHECK(code_of(town, door.member, invitation(town, "polis", {Role::reporter})) == "access.forbidden");
        for (auto const role : {Role::coordinator, Role::administrator, Role::publisher})
            CHECK(code_of(town, door.member, invitation(town, "kommun", {role})) == "role.not_yours");
        auto foreign = invitation(town, "kommun", {Role::reporter});
        foreign.operations.items = {town.operation("polisen")};
        CHECK(code_of(town, door.member, foreign) == "operation.unknown");
        auto const officer = town.person("polis", {Role::reporter});
        CHECK(code_of(town, door.member, change(officer, {Role::member})) == "user.missing");
        CHECK(code_of(town, door.member, EndUser{officer.membership}) == "user.missing");
        CHECK(code_of(town, door.member, EndUser{Id<Membership>(Uuid::from_name("nobody"))}) ==
              "user.missing");
        auto const colleague = town.person("kommun", {Role::reporter});
        CHECK(code_of(town, door.member, change(colleague, {Role::analyst, Role::coordinator})) ==
              "role.not_yours");
        CHECK(code_of(town, door.member, change(colleague, {})) == "field.required");
        CHECK(code_of(town, door.member, change(colleague, {Role::analyst})) == "");
        CHECK(town.again(colleague).roles.has(Role::analyst));
    });
}

TEST_CASE("who holds more than one may give is not touched, nor is oneself")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto& town = door.town;
        auto const administrator = town.person("kommun", {Role::administrator});
        auto const peer = town.person("kommun", {Role::coordinator});
        for (auto const& above : {administrator, peer}) {
            CHECK(code_of(town, door.member, change(above, {Role::reporter})) == "role.not_yours");
            CHECK(code_of(town, door.member, EndUser{above.membership}) == "role.not_yours");
            CHECK(code_of(town, door.member, InviteAgain{above.membership}) == "role.not_yours");
        }
        CHECK(code_of(town, administrator, change(administrator, {Role::administrator, Role::coordinator})) ==
              "user.self");
        CHECK(code_of(town, administrator, EndUser{administrator.membership}) == "user.self");
        auto self = invitation(town, "polis", {Role::coordinator});
        self.email = "ankvik-admin@example.se";
        door.write([&](sql::Transaction& t) {
            t.change("UPDATE users SET email = 'ankvik-admin@example.se' WHERE id = $1", administrator.user);
        });
        CHECK(code_of(town, administrator, self) == "user.self");
        CHECK(code_of(town, administrator, change(peer, {Role::analyst})) == "");
    });
}

TEST_CASE("nobody without the right lets anybody in, and no town reaches into another")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto& town = door.town;
        for (auto const role : {Role::reporter, Role::member, Role::analyst, Role::publisher, Role::secretary,
                                Role::archivist}) {
            auto const actor = town.person("kommun", {role});
            CHECK(code_of(town, actor, invitation(town, "kommun", {Role::reporter})) == "access.forbidden");
            CHECK(work::ask(town.runtime(), actor, ListUsers{}).error().code == "access.forbidden");
        }
        tests::Town other(database, "vikby");
        auto const administrator = other.person("kommun", {Role::administrator});
        CHECK(code_of(other, administrator, EndUser{door.member.membership}) == "user.missing");
        CHECK(code_of(other, administrator, invitation(town, "kommun", {Role::reporter})) ==
              "organisation.unknown");
        auto const list = work::ask(other.runtime(), administrator, ListUsers{});
        REQUIRE(list);
        CHECK(list->users.size() == 1);
    });
}

TEST_CASE("ending a membership ends its sessions at once")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const administrator = door.town.person("kommun", {Role::administrator});
        auto const token = door.signed_in();
        CHECK(code_of(door.town, administrator, EndUser{door.member.membership}) == "");
        CHECK_FALSE(actor_of_session(door.town.runtime(), token));
        CHECK(door.try_password(door.email_of(door.member), right_password).error().code ==
              "sign_in.refused");
        auto const list = work::ask(door.town.runtime(), administrator, ListUsers{});
        REQUIRE(list);
        CHECK(list->users.size() == 1);
    });
}

TEST_CASE("somebody let in by mistake is ended the same day")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const administrator = door.town.person("kommun", {Role::administrator});
        auto const invited = work::execute(door.town.runtime(), administrator,
                                           invitation(door.town, "kommun", {Role::reporter}));
        REQUIRE(invited);
        CHECK(code_of(door.town, administrator, EndUser{invited->membership}) == "");
        CHECK(work::ask(door.town.runtime(), administrator, ListUsers{})->users.size() == 2);
    });
}

TEST_CASE("a membership's days are changed, and keeps nobody in before the first")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const administrator = door.town.person("kommun", {Role::administrator});
        auto const today = administrator.today;
        auto const token = door.signed_in();
        auto command = change(door.member, {Role::coordinator});
        command.valid_from = today.plus(-3);
        auto const earlier = work::execute(door.town.runtime(), administrator, command);
        REQUIRE(earlier);
        CHECK(earlier->valid_from == today.plus(-3));
        command.valid_from.reset();
        CHECK(work::execute(door.town.runtime(), administrator, command)->valid_from == today.plus(-3));
        CHECK(actor_of_session(door.town.runtime(), token));

        command.valid_from = today.plus(7);
        command.valid_to = today.plus(7);
        CHECK(code_of(door.town, administrator, command) == "period.empty");
        command.valid_to = today.plus(8);
        CHECK(code_of(door.town, administrator, command) == "");
        CHECK_FALSE(actor_of_session(door.town.runtime(), token));
        CHECK(work::ask(door.town.runtime(), administrator, ListUsers{})->users.size() == 2);
    });
}

TEST_CASE("a coordinator lists its own organisation, the administrator all")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        door.town.person("polis", {Role::analyst});
        auto const own = work::ask(door.town.runtime(), door.member, ListUsers{});
        REQUIRE(own);
        CHECK(own->users.size() == 1);
        CHECK_FALSE(own->users[0].may_change);
        CHECK(own->may_give == std::vector{Role::reporter, Role::member, Role::analyst});
        auto const administrator = door.town.person("kommun", {Role::administrator});
        CHECK(work::ask(door.town.runtime(), administrator, ListUsers{})->users.size() == 3);
    });
}

TEST_CASE("everybody sees who they are and who may do what")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const me = work::ask(door.town.runtime(), door.member, ShowMe{});
        REQUIRE(me);
        CHECK(me->user.email == door.email_of(door.member));
        REQUIRE(me->memberships.size() == 1);
        CHECK(me->memberships[0].is_active);
        auto const rights = work::ask(door.town.runtime(), door.member, ShowRights{});
        REQUIRE(rights);
        CHECK(rights->grants.size() == access::grants().size());
    });
}

}  // namespace samsyn::identity
