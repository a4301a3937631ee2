// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/usecases/edition_town_test.h"

namespace samsyn::editions {
namespace {

TEST_CASE("a period nobody has written about shows what is proposed, and what stands in the way of freezing")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        auto const page = town.page();
        CHECK(page.summary.empty());
        CHECK(page.summary_version == 0);
        REQUIRE(page.levels.size() == 3);
        CHECK(page.levels[0].category == "qDAMAGE");
        CHECK(page.levels[0].count == 15);
        CHECK_FALSE(page.levels[0].decided);
        CHECK(page.core.size() == 3);
        CHECK(page.obstacles == std::vector{Obstacle::summary_missing, Obstacle::approval_missing});
        CHECK_FALSE(page.before);
        CHECK_FALSE(page.frozen);
    });
}

TEST_CASE("the summary, a level and the plan are written each for itself, and never over somebody else's")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        REQUIRE(town.summarise("Lugnt."));
        auto stale = town.level(Level::bad, "Skolan och polisen säger samma sak.");
        REQUIRE(town.run(town.police, stale));
        CHECK(code_of(town.run(town.committee, stale)) == "assessment.changed");
        REQUIRE(town.run(town.housing, town.plan({town.item("Byt lås i tvättstugan")})));

        auto const page = town.page();
        CHECK(page.summary == "Lugnt.");
        CHECK(page.levels[0].decided == Level::bad);
        CHECK(page.levels[0].proposed_then == page.levels[0].proposed);
        CHECK(page.levels[0].motive == "Skolan och polisen säger samma sak.");
        REQUIRE(page.plan.size() == 1);
        CHECK(page.plan[0].what == "Byt lås i tvättstugan");
        CHECK(page.plan[0].due == Day::of(2026, 4, 1));
    });
}

TEST_CASE("a decided level is taken away again, and the proposal stands")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        REQUIRE(town.run(town.police, town.level(Level::bad, "Allvarligt.")));
        FollowProposal back{town.hulta, town.first(), "qDAMAGE", 1};
        REQUIRE(town.run(town.committee, back));
        CHECK_FALSE(town.page().levels[0].decided);
        CHECK(code_of(town.run(town.committee, back)) == "level.unknown");
    });
}

TEST_CASE("personal data in what the core writes is stopped where it stands")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        auto const written = town.summarise("Det är 850709-9805 som gör det.");
        REQUIRE_FALSE(written);
        REQUIRE(written.error().fields.size() == 1);
        CHECK(written.error().fields[0].field == "summary");
        auto const planned = town.run(town.committee, town.plan({town.item("Ring 850709-9805")}));
        REQUIRE_FALSE(planned);
        CHECK(planned.error().fields[0].field == "items[0].what");
        CHECK(town.page().summary_version == 0);
    });
}

TEST_CASE("only the area's core works on its picture")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        auto const shop = town.town.person("butik", {Role::coordinator});
        auto const member = town.town.person("kommun", {Role::member});
        for (auto const& who : {shop, member}) {
            auto const shown = work::ask(town.town.runtime(), who, ShowAssessment{town.hulta, town.first()});
            CHECK_FALSE(shown);
            auto command = town.freezing("theirs");
            CHECK_FALSE(town.run(who, command));
        }
    });
}

TEST_CASE("an approval stands for exactly what was read; whatever changes needs a new one")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        REQUIRE(town.summarise("Lugnt."));
        auto const read = town.page().fingerprint;
        REQUIRE(town.approve(town.police));
        CHECK(town.page().core[2].state == ApprovalState::given);  // committee, housing, police by name
        REQUIRE(town.summarise("Inte lugnt."));
        CHECK(town.page().core[2].state == ApprovalState::outdated);
        CHECK(code_of(town.run(town.housing, Approve{town.hulta, town.first(), read})) ==
              "assessment.changed");
        REQUIRE(town.run(town.police, WithdrawApproval{town.hulta, town.first()}));
        CHECK(town.page().core[2].state == ApprovalState::missing);
    });
}

TEST_CASE("what stands in the way of freezing is said, one thing after the other")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        auto const next = town.pictures.open();
        ++town.pictures.closed;
        CHECK(code_of(town.run(town.committee, town.freezing("early"))) == "round.still_open");
        --town.pictures.closed;
        (void)next;
        CHECK(code_of(town.run(town.committee, town.freezing("one"))) == "summary.missing");
        REQUIRE(town.summarise("Lugnt."));
        CHECK(code_of(town.run(town.committee, town.freezing("one"))) == "approval.missing");
        REQUIRE(town.approve(town.committee));
        auto command = town.freezing("one");
        command.absences.items = {{town.town.organisation("polis"), "Sjuk"},
                                  {town.town.organisation("bostad"), "Sjuk"}};
        CHECK(code_of(town.run(town.committee, command)) == "approval.missing");
        REQUIRE(town.approve(town.police));
        command.absences.items = {{town.town.organisation("bostad"), "Ingen kunde komma"}};
        auto const mark = town.run(town.committee, command);
        REQUIRE(mark);
        auto const edition = town.edition(town.committee, mark->id);
        REQUIRE(edition);
        REQUIRE(edition->frozen.absences.size() == 1);
        CHECK(edition->frozen.absences[0].reason == "Ingen kunde komma");
        CHECK(edition->frozen.approvals.size() == 2);
    });
}

TEST_CASE(
    "a frozen edition is numbered and hashed, the same again is the same, and nothing may be written in it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        auto const mark = town.freeze("first");
        CHECK(mark.number == 1);
        CHECK(mark.hash == to_hex(sha256(town.bytes(mark.id))));
        auto const again = town.run(town.committee, town.freezing("first"));
        REQUIRE(again);
        CHECK(again->hash == mark.hash);
        CHECK(code_of(town.run(town.committee, town.freezing("second"))) == "assessment.frozen");
        CHECK(code_of(town.summarise("Efteråt.")) == "assessment.frozen");
        CHECK(code_of(town.approve(town.police)) == "assessment.frozen");
        CHECK(town.page().state == situation::PictureState::frozen);
        for (auto const* column : {"content", "hash", "number"}) {
            CAPTURE(column);
            CHECK_THROWS(town.pictures.change("UPDATE editions SET " + std::string(column) + " = " + column));
        }
    });
}

TEST_CASE("a late answer changes the running picture and not the frozen one, which says that it came")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        town.pictures.fortnight(2, {"skolan", "bibliotek", "polisen", "livs"});
        auto const mark = town.freeze("first");
        auto const before = town.bytes(mark.id);
        auto const fingerprint = town.page().fingerprint;
        town.town.clock().set(town.town.runtime().clock.now().plus_seconds(60));
        town.pictures.change(
            "UPDATE reports SET corrected_at = (SELECT MAX(frozen_at) + 1 FROM editions) WHERE operation = "
            "(SELECT id FROM operations WHERE code = 'livs') AND round = (SELECT id FROM rounds WHERE number "
            "= 2)");
        town.pictures.change(
            "UPDATE observations SET count = count + 5 WHERE owner = "
            "(SELECT id FROM organisations WHERE code = 'butik')");
        CHECK(town.page().fingerprint != fingerprint);
        CHECK(town.bytes(mark.id) == before);
        CHECK(town.edition(town.committee, mark.id)->late_answers == 1);
    });
}

TEST_CASE(
    "the plan of an edition opens the next picture, and each of its items is answered before it freezes")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        auto const lamps = town.item("Laga belysningen");
        auto const locks = town.item("Byt lås");
        REQUIRE(town.run(town.committee, town.plan({lamps, locks})));
        auto const first = town.freeze("first");
        CHECK(town.edition(town.committee, first.id)->frozen.content.plan.size() == 2);

        town.pictures.fortnight(3);
        auto page = town.page();
        REQUIRE(page.outcomes.size() == 2);
        CHECK(page.outcomes[0].item.what == "Laga belysningen");
        CHECK_FALSE(page.outcomes[0].outcome);
        REQUIRE(town.summarise("Lugnt."));
        town.approve_all();
        CHECK(code_of(town.run(town.committee, town.freezing("second"))) == "plan.unanswered");

        CHECK_FALSE(town.run(town.committee, town.plan({}, {{lamps.id, Outcome::not_done, ""}})));
        auto go_on = town.item("Byt lås, nu med ny leverantör");
        go_on.continues = locks.id;
        REQUIRE(town.run(town.committee,
                         town.plan({go_on}, {{lamps.id, Outcome::done, ""},
                                             {locks.id, Outcome::not_done, "Leverantören kom inte"}})));
        auto const second = town.freeze("second");
        CHECK(second.number == 2);
        auto const frozen = town.edition(town.committee, second.id)->frozen;
        CHECK(frozen.previous == first.hash);
        REQUIRE(frozen.content.outcomes.size() == 2);
        CHECK(frozen.content.outcomes[1].outcome == Outcome::not_done);
        CHECK(frozen.content.outcomes[1].words == "Leverantören kom inte");
        REQUIRE(frozen.content.plan.size() == 1);
        CHECK(frozen.content.plan[0].continues == locks.id);
    });
}

TEST_CASE("a plan says each thing once, and answers only for the plan before")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        auto const twice = town.run(town.committee, town.plan({town.item("Byt lås"), town.item("Byt lås")}));
        REQUIRE_FALSE(twice);
        CHECK(twice.error().fields[0].code == "plan.item_twice");
        auto const foreign = town.run(
            town.committee, town.plan({}, {{Id<PlanItem>(Uuid::from_name("x")), Outcome::done, ""}}));
        REQUIRE_FALSE(foreign);
        CHECK(foreign.error().fields[0].code == "plan.unknown_item");
    });
}

TEST_CASE("what is new since the edition before is told with the draft and with the next edition")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        auto const first = town.freeze("first");
        town.pictures.fortnight(9);
        auto const draft = town.page().difference;
        REQUIRE(draft);
        CHECK(draft->hash == first.hash);
        REQUIRE_FALSE(draft->categories.empty());
        CHECK(draft->categories[0].category == "qDAMAGE");
        CHECK(draft->categories[0].count_before == 15);
        CHECK(draft->categories[0].count_now == 45);
        auto const second = town.freeze("second");
        auto const page = town.edition(town.police, second.id);
        REQUIRE(page);
        REQUIRE(page->difference);
        CHECK(page->difference->categories[0].count_now == 45);
        CHECK(page->earlier == first.id);
        CHECK(town.edition(town.police, first.id)->later == second.id);
    });
}

TEST_CASE("an edition is the core's until it is shared, and never tells others which operation said what")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        auto const mark = town.freeze("first");
        auto const shop = town.town.person("butik", {Role::member});
        auto const stranger = town.town.person("granne", {Role::coordinator});
        CHECK(code_of(town.edition(shop, mark.id)) == "edition.unknown");
        CHECK(work::ask(town.town.runtime(), shop, ListEditions{})->editions.empty());

        ShareEdition share{mark.id, 1, access::Audience::area};
        CHECK(code_of(town.run(stranger, share)) == "edition.unknown");
        REQUIRE(town.run(town.police, share));
        CHECK(code_of(town.run(town.police, share)) == "edition.changed");

        auto const shown = town.edition(shop, mark.id);
        REQUIRE(shown);
        CHECK_FALSE(shown->is_whole);
        CHECK_FALSE(shown->may_share);
        CHECK(shown->frozen.content.picture.areas[0].coverage.operations.empty());
        CHECK(shown->frozen.content.picture.areas[0].coverage.answered == 5);
        CHECK(work::ask(town.town.runtime(), shop, ListEditions{})->editions.size() == 1);
        CHECK_FALSE(work::ask(town.town.runtime(), shop, DownloadEdition{mark.id}));
        CHECK(code_of(town.edition(stranger, mark.id)) == "edition.unknown");

        CHECK_FALSE(town.run(town.police, ShareEdition{mark.id, 2, access::Audience::public_}));
        REQUIRE(town.run(town.police, ShareEdition{mark.id, 2, access::Audience::core}));
        CHECK(code_of(town.edition(shop, mark.id)) == "edition.unknown");
    });
}

TEST_CASE("the joint picture is the same whoever of the core asks, and holds nothing one organisation keeps")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        town.pictures.change(
            "UPDATE observations SET audience = 'own', count = 100 WHERE owner = "
            "(SELECT id FROM organisations WHERE code = 'polis')");
        std::set<std::string> fingerprints;
        for (auto const* who : {&town.committee, &town.police, &town.housing}) {
            auto const page = work::ask(town.town.runtime(), *who, ShowAssessment{town.hulta, town.first()});
            REQUIRE(page);
            CHECK(page->levels[0].count == 12);
            fingerprints.insert(page->fingerprint);
        }
        CHECK(fingerprints.size() == 1);
    });
}

TEST_CASE("the area's goals stand in its edition as they were, whatever becomes of them later")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        goals::PutGoal goal;
        goal.goal = Id<goals::Goal>(Uuid::from_name("fewer"));
        goal.area = town.hulta;
        goal.sentence = "Färre trasiga rutor i Hulta";
        auto const set = town.run(town.committee, goal);
        REQUIRE(set);
        auto const mark = town.freeze("first");
        goal.sentence = "Inga trasiga rutor i Hulta";
        goal.if_match = set->version;
        REQUIRE(town.run(town.committee, goal));
        auto const frozen = town.edition(town.police, mark.id)->frozen;
        REQUIRE(frozen.content.goals.size() == 1);
        CHECK(frozen.content.goals[0].sentence == "Färre trasiga rutor i Hulta");
    });
}

TEST_CASE("editions are listed newest first")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        town.freeze("first");
        town.pictures.fortnight(3);
        town.freeze("second");
        auto const list = work::ask(town.town.runtime(), town.police, ListEditions{});
        REQUIRE(list);
        REQUIRE(list->editions.size() == 2);
        CHECK(list->editions[0].number == 2);
        CHECK(list->editions[0].area_code == "hulta");
        CHECK_FALSE(list->has_more);
    });
}

}  // namespace
}  // namespace samsyn::editions
