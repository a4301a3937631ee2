// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/usecases/acute_town_test.h"
#include "src/features/acute/usecases/circle.h"
#include "src/features/acute/usecases/close_acute.h"
#include "src/features/acute/usecases/follow_acute.h"
#include "src/features/acute/usecases/show_acute.h"
#include "src/features/acute/usecases/show_raise_form.h"

namespace samsyn::acute {
namespace {

CircleMember person(access::Actor const& actor) { return {actor.membership, std::nullopt, std::nullopt}; }
CircleMember role(tests::Town const& town, std::string const& organisation, Role role)
{
    return {std::nullopt, town.organisation(organisation), role};
}
CircleStep step(std::vector<CircleMember> members)
{
    CircleStep step;
    step.members.items = std::move(members);
    return step;
}

void set_circle(AcuteTown& here, std::vector<CircleStep> steps)
{
    SetCircle command;
    command.area = here.town.area("hulta");
    command.steps.items = std::move(steps);
    REQUIRE(work::execute(here.town.runtime(), here.coordinator, command));
}

std::vector<std::string> sorted(std::vector<std::string> addresses)
{
    std::sort(addresses.begin(), addresses.end());
    return addresses;
}

}  // namespace

TEST_CASE("an acute event is one observation, counted once in the round whose days hold it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        std::vector<std::string> topics;
        here.town.runtime().notify = [&](work::Notice const& notice) { topics.push_back(notice.topic); };
        auto const raised = work::execute(here.town.runtime(), here.teacher, here.fight());
        REQUIRE(raised);
        CHECK(raised->reference == "A-2026-0001");
        CHECK(raised->confirm_by == here.town.clock().now().plus_seconds(15 * 60));
        CHECK(topics == std::vector<std::string>{"acute", "picture"});
        CHECK(here.counted() == 1);
        auto const page = work::ask(here.town.runtime(), here.coordinator, ShowAcuteEvent{raised->id});
        REQUIRE(page);
        CHECK(page->round == 1);
        CHECK(page->counted_on == rounds::monday.plus(1));
        CHECK(page->event.state == AcuteState::waiting);
        CHECK(page->event.category == "DISORDER");
        CHECK(page->place == "Torget");
        CHECK(here.number("SELECT COUNT(*) FROM observations WHERE source = 'acute' AND round IS NOT NULL") ==
              1);
        CHECK(work::execute(here.town.runtime(), here.teacher, here.fight("next"))->reference ==
              "A-2026-0002");
    });
}

TEST_CASE("sent again it is the same event; other words under the same id are refused")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto command = here.fight();
        here.raise(command);
        auto const again = work::execute(here.town.runtime(), here.teacher, command);
        REQUIRE(again);
        CHECK(again->reference == "A-2026-0001");
        CHECK(here.counted() == 1);
        CHECK(work::execute(here.town.runtime(), here.police, command).error().code == "acute.differs");
        command.level = AcuteLevel::urgent;
        CHECK(work::execute(here.town.runtime(), here.teacher, command).error().code == "acute.differs");
    });
}

TEST_CASE("the mail carries reference, level and link, and nothing of what happened")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const event = here.raise(here.fight());
        auto const mail = here.post();
        REQUIRE(mail.size() == 3);
        for (auto const& message : mail) {
            CHECK(message.subject == "A-2026-0001: kritisk");
            CHECK(message.body.find("https://samsyn.example/app/handelser/" + event.text()) !=
                  std::string::npos);
            for (auto const* word :
                 {"Torget", "torget", "hulta", "Bråk", "kiosk", "DISORDER", "kommun", "skolan"}) {
                CAPTURE(word);
                CHECK(message.subject.find(word) == std::string::npos);
                CHECK(message.body.find(word) == std::string::npos);
            }
        }
        CHECK(here.number(
                  "SELECT COUNT(*) FROM jobs WHERE payload LIKE '%kiosk%' OR payload LIKE '%DISORDER%'") ==
              0);
    });
}

TEST_CASE("without a circle the coordinators of the core are told, in their language")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        here.town.person("butik", {Role::coordinator});  // no core function
        here.town.person("polis", {Role::analyst});
        here.town.database().write([&](sql::Transaction& t) {
            return t.change("UPDATE users SET language = 'en' WHERE id = $1", here.police.user) > 0;
        });
        here.raise(here.fight());
        auto const mail = here.post();
        REQUIRE(mail.size() == 3);
        for (auto const& message : mail)
            CHECK(message.subject == (message.to == here.address(here.police) ? "A-2026-0001: critical"
                                                                              : "A-2026-0001: kritisk"));
    });
}

TEST_CASE("when nobody confirms in time the next step is told, round and round, until somebody does")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const officer = here.town.person("polis", {Role::analyst});
        set_circle(here, {step({person(here.coordinator)}), step({role(here.town, "polis", Role::analyst)})});
        auto const event = here.raise(here.fight());
        CHECK(here.told() == std::vector{here.address(here.coordinator)});
        here.wait_minutes(14);
        CHECK(here.told().empty());
        here.wait_minutes(1);
        CHECK(here.told() == std::vector{here.address(officer)});
        here.wait_minutes(15);
        CHECK(here.told() == std::vector{here.address(here.coordinator)});
        REQUIRE(work::execute(here.town.runtime(), officer, ConfirmAcute{event}));
        here.wait_minutes(600);
        CHECK(here.told().empty());

        auto const page = work::ask(here.town.runtime(), here.coordinator, ShowAcuteEvent{event});
        REQUIRE(page);
        REQUIRE(page->told.size() == 3);
        CHECK(page->told[1].organisation == "polis");
        CHECK(page->told[2].turn == 2);
        REQUIRE(page->confirmed.size() == 1);
        CHECK(page->confirmed[0].organisation == "polis");
        CHECK(page->event.state == AcuteState::confirmed);
    });
}

TEST_CASE("a telling done twice, as after a crash, tells once")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const event = here.raise(here.fight());
        CHECK(here.told().size() == 3);
        auto const system = access::Actor::system(here.town.tenant(), rounds::monday.plus(1));
        auto const payload = R"({"event":")" + event.text() + R"(","turn":0})";
        REQUIRE(here.jobs.begin()->second(here.town.runtime(), system, payload));
        CHECK(here.told().empty());
    });
}

TEST_CASE("a step that means nobody is passed over, and each level has its own time")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        set_circle(here, {step({role(here.town, "bostad", Role::member)}), step({person(here.police)})});
        here.raise(here.fight("attention", AcuteLevel::attention));
        CHECK(here.told() == std::vector{here.address(here.police)});
        here.wait_minutes(239);
        CHECK(here.told().empty());
        here.wait_minutes(1);
        CHECK(here.told() == std::vector{here.address(here.police)});
    });
}

TEST_CASE("whoever left, or whose organisation left the area, is told nothing more")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        set_circle(here, {step({person(here.police), person(here.housing), person(here.coordinator)})});
        here.town.database().write([&](sql::Transaction& t) {
            t.change("UPDATE memberships SET valid_to = $1 WHERE id = $2", rounds::monday,
                     here.police.membership);
            t.change("UPDATE area_functions SET valid_to = $1 WHERE organisation = $2", rounds::monday,
                     here.town.organisation("bostad"));
            return true;
        });
        here.raise(here.fight());
        CHECK(here.told() == std::vector{here.address(here.coordinator)});
    });
}

TEST_CASE("who raised it is not told and cannot confirm it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const raised = work::execute(here.town.runtime(), here.police, here.fight());
        REQUIRE(raised);
        CHECK(here.told() == sorted({here.address(here.coordinator), here.address(here.housing)}));
        CHECK(work::execute(here.town.runtime(), here.police, ConfirmAcute{raised->id}).error().code ==
              "acute.own");
        CHECK_FALSE(work::ask(here.town.runtime(), here.police, ShowAcuteEvent{raised->id})->may_confirm);
        CHECK(work::ask(here.town.runtime(), here.housing, ShowAcuteEvent{raised->id})->may_confirm);
    });
}

TEST_CASE("personal data, unknown categories and places of elsewhere are refused, and nothing is kept")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto command = here.fight();
        command.seen.description = Sensitive<Text<500, 0>>("Ring 0701234567 om 19811218-9876");
        command.seen.category = "NOTHING_KNOWN";
        auto const refused = work::execute(here.town.runtime(), here.teacher, command);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "request.invalid");
        CHECK(refused.error().fields.front().field == "seen.category");
        CHECK(here.counted() == 0);
        CHECK(here.number("SELECT COUNT(*) FROM acute_events") == 0);
        CHECK(here.number("SELECT COUNT(*) FROM jobs") == 0);
    });
}

TEST_CASE("only organisations with a function in the area raise, and only their members and above follow")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        tests::Town elsewhere(database, "bortby");
        auto const event = here.raise(here.fight());
        auto const neighbour = here.town.person("granne", {Role::coordinator});
        CHECK(work::execute(here.town.runtime(), neighbour, here.fight("theirs")).error().kind ==
              ErrorKind::forbidden);
        for (auto const& reader :
             {here.coordinator, here.police, here.town.person("butik", {Role::member})}) {
            CHECK(work::ask(here.town.runtime(), reader, ShowAcuteEvent{event}));
            CHECK(work::ask(here.town.runtime(), reader, ListAcuteEvents{})->events.size() == 1);
        }
        for (auto const& outsider :
             {neighbour, here.teacher, here.town.person("polis", {Role::administrator}),
              elsewhere.person("kommun", {Role::coordinator})}) {
            auto const code = [](auto const& result) { return result.error().code; };
            CHECK(code(work::ask(here.town.runtime(), outsider, ShowAcuteEvent{event})) == "acute.unknown");
            CHECK(code(work::execute(here.town.runtime(), outsider, ConfirmAcute{event})) == "acute.unknown");
            CHECK(code(work::execute(here.town.runtime(), outsider, ReadAcuteLog{event})) == "acute.unknown");
            CHECK(code(work::execute(here.town.runtime(), outsider, CloseAcute{event, 1, "Klart"})) ==
                  "acute.unknown");
        }
        auto const form = work::ask(here.town.runtime(), here.teacher, ShowRaiseForm{});
        REQUIRE(form);
        CHECK(form->areas.size() == 2);
        CHECK(form->categories.size() == 3);
    });
}

TEST_CASE("who typed it is a name only inside the own organisation")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const event = here.raise(here.fight());
        CHECK(work::ask(here.town.runtime(), here.coordinator, ShowAcuteEvent{event})->raised_by);
        CHECK_FALSE(work::ask(here.town.runtime(), here.police, ShowAcuteEvent{event})->raised_by);
    });
}

TEST_CASE("a circle is the core coordinators' to set, of people who follow the area")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AcuteTown here(database);
        auto const shop = here.town.person("butik", {Role::coordinator});
        auto const stranger = here.town.person("granne", {Role::coordinator});
        SetCircle command;
        command.area = here.town.area("hulta");
        command.minutes.critical = 5;
        command.steps.items = {step({person(shop), person(stranger)})};
        CHECK(work::execute(here.town.runtime(), shop, command).error().kind == ErrorKind::forbidden);
        CHECK(work::execute(here.town.runtime(), stranger, command).error().kind == ErrorKind::not_found);
        auto const refused = work::execute(here.town.runtime(), here.coordinator, command);
        REQUIRE_FALSE(refused);
        REQUIRE(refused.error().fields.size() == 1);
        CHECK(refused.error().fields[0].field == "steps[0].members[1]");
        command.steps.items = {step({person(shop)})};
        CHECK(work::execute(here.town.runtime(), here.coordinator, command)->version == 1);
        CHECK(work::execute(here.town.runtime(), here.coordinator, command).error().code == "circle.changed");
        auto const page = work::ask(here.town.runtime(), here.police, ShowCircle{command.area});
        REQUIRE(page);
        CHECK(page->is_own);
        CHECK(page->minutes.critical == 5);
        CHECK(page->steps == command.steps.items);
        CHECK(page->candidates.size() == 4);
        CHECK(work::ask(here.town.runtime(), stranger, ShowCircle{command.area}).error().kind ==
              ErrorKind::not_found);
    });
}

}  // namespace samsyn::acute
