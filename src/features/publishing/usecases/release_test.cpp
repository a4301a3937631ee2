// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "src/features/publishing/usecases/publishing_town_test.h"

namespace samsyn::publishing {

TEST_CASE("a release shows what was counted, what was decided and what is done, and hides what is small")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(march);
        town.saw("hulta", "DISORDER", 6, march.plus(5));
        town.saw("norr", "DRUGS", 9, march.plus(5));
        town.saw("norr", "DRUGS", 2, march.plus(6), {}, "polis");
        auto const prepared = town.run(town.coordinator, town.preparing("mars", march));
        REQUIRE(prepared);
        auto const page = town.page(prepared->id);
        auto const& document = page.document;
        CHECK(town.count(document, "hulta", "DAMAGE") == 20);
        CHECK(town.count(document, "hulta", "DISORDER") == 26);
        CHECK(town.count(document, whole, "DAMAGE") == 60);
        CHECK(town.count(document, whole, whole) == 126);
        CHECK(town.count(document, whole, "DRUGS") == 11);
        CHECK(document.cells.size() == 4 * 3 + 1);
        CHECK(page.hidden.empty());
        for (auto const& cell : document.cells) {
            bool const is_decided = cell.category == "DAMAGE" && cell.area != whole;
            CHECK(cell.level == (is_decided ? std::optional(Level::warn) : std::nullopt));
        }
        CHECK(document.areas[1].actions == "Vi lagar lamporna vid torget.");
        CHECK(document.areas[1].answered == 3);
        CHECK(document.areas[0].expected == 12);
        CHECK(document.basis.size() == 3);
        CHECK(document.sources.size() == 1);
        CHECK(page.state == ReleaseState::prepared);
        CHECK(page.is_own);
        CHECK_FALSE(page.may_approve);
    });
}

TEST_CASE("those inside see what the gate hid and why, and what its audit found")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(march);
        town.saw("norr", "DRUGS", 9, march.plus(5));  // told of by one alone
        auto const prepared = town.run(town.coordinator, town.preparing("mars", march));
        REQUIRE(prepared);
        auto const page = town.page(prepared->id);
        REQUIRE(page.hidden.size() == 1);
        CHECK(page.hidden.front().category == "DRUGS");
        CHECK(page.hidden.front().why == HiddenWhy::few_contributors);
        CHECK(page.audit.violations == 0);
    });
}

TEST_CASE("a period is released when it is closed, planned and covered by frozen pictures")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        auto const prepare = [&](Day first) {
            return town.run(town.coordinator, town.preparing("försök " + first.text(), first));
        };
        CHECK(code_of(prepare(march)) == "release.no_plan");
        town.decide();
        town.much(march);
        CHECK(code_of(prepare(Day::of(2026, 4, 1))) == "release.period_open");
        CHECK(code_of(prepare(march.plus(1))) == "release.not_a_period");
        town.change("UPDATE editions SET audience = 'area'");  // who may read it changes nothing
        town.write([&](auto& t) {
            t.change("DELETE FROM editions WHERE area = $1 AND first_day = $2", town.town.area("soder"),
                     march);
        });
        CHECK(first_fault(prepare(march)) == "soder: release.pictures_missing");
        town.change("DELETE FROM assessments WHERE id NOT IN (SELECT assessment FROM editions)");
        town.freeze("soder", march);
        CHECK(prepare(march));
        CHECK(code_of(prepare(february)) == "release.under_way");
        auto const draft = work::ask(town.town.runtime(), town.coordinator, ShowReleaseDraft{march});
        REQUIRE(draft);
        CHECK(draft->is_released);
        CHECK(draft->missing.empty());
        CHECK(draft->areas[1].suggestion == "Laga lamporna (Gatukontoret)");
    });
}

TEST_CASE("the plan takes only what may be public, and sensitive things for the whole only")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        auto plan = town.plan();
        plan.categories.items[2].reach = CategoryReach::areas;
        CHECK(first_fault(town.run(town.coordinator, plan)) ==
              "categories[2].reach: release.category_sensitive");
        plan = town.plan();
        town.change("UPDATE categories SET is_public_allowed = 0 WHERE code = 'DISORDER'");
        CHECK(first_fault(town.run(town.coordinator, plan)) ==
              "categories[1].code: release.category_not_public");
        town.change("UPDATE categories SET is_public_allowed = 1");
        plan.areas.items.push_back(town.town.area("mopeder"));
        CHECK(first_fault(town.run(town.coordinator, plan)) == "areas[3]: release.area_unknown");
        plan = town.plan();
        plan.media.items = {"ingen adress"};
        CHECK(first_fault(town.run(town.coordinator, plan)) == "media[0]: email.malformed");
        town.decide();
        CHECK(code_of(town.run(town.coordinator, town.plan())) == "release.plan_changed");
        CHECK(code_of(town.run(town.town.person("polis", {Role::coordinator}), town.plan())) != "");
    });
}

TEST_CASE("personal data in the words stops a release; what may lead to a person is pointed out, masked")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(march);
        auto command = town.preparing("mars", march);
        command.summary = "Ring 070-174 06 05.";
        CHECK(first_fault(town.run(town.coordinator, command)) == "summary: guard.phone");
        command.summary = "Lugnt.";
        command.actions.items.push_back({"norr", "Bovärden Karl Andersson ser över porten."});
        auto const prepared = town.run(town.coordinator, command);
        REQUIRE(prepared);
        auto const findings = town.page(prepared->id).findings;
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].area == "norr");
        CHECK(findings[0].kinds == std::vector<std::string>{"name"});
        CHECK(findings[0].masked.find("Andersson") == std::string::npos);
    });
}

TEST_CASE("a second person approves exactly what was read, having looked at everything")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        auto both = town.town.person("kommun", {Role::coordinator, Role::publisher});
        town.decide();
        town.much(march);
        auto const prepared = town.run(both, town.preparing("mars", march));
        REQUIRE(prepared);
        CHECK(code_of(town.run(both, town.approving(*prepared))) == "release.same_person");
        CHECK(code_of(town.run(town.coordinator, town.approving(*prepared))) != "");
        auto command = town.approving(*prepared);
        command.looked.items.pop_back();
        CHECK(code_of(town.run(town.publisher, command)) == "release.unchecked");
        command = town.approving(*prepared);
        command.fingerprint = std::string(64, '0');
        CHECK(code_of(town.run(town.publisher, command)) == "release.changed");
        auto const approved = town.run(town.publisher, town.approving(*prepared));
        REQUIRE(approved);
        CHECK(swedish_time(approved->publish_at).text() == "2026-04-14T08:00");
        CHECK(town.run(town.publisher, town.approving(*prepared))->publish_at == approved->publish_at);
        town.do_jobs();
        CHECK(town.page(prepared->id).state == ReleaseState::approved);  // before its time
        CHECK(town.run(town.coordinator, DiscardRelease{prepared->id}));
        town.town.clock().set(approved->publish_at);
        town.do_jobs();
        CHECK(town.page(prepared->id).state == ReleaseState::approved);
        CHECK(town.letters().empty());
        CHECK(std::filesystem::is_empty(town.folder));
    });
}

TEST_CASE("what came late, or when its period was out, counts in the period it was accepted in")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(february);
        town.much(march);
        auto const first = town.released("februari", february);
        CHECK(town.count(town.page(first).document, "hulta", "DAMAGE") == 20);
        auto const after = town.town.clock().now();
        town.saw("hulta", "DAMAGE", 30, february.plus(4), after.plus_seconds(60));
        town.much(Day::of(2026, 4, 1));
        town.town.at_noon(Day::of(2026, 5, 4));
        auto const in_march = town.released("mars", march);
        CHECK(town.count(town.page(in_march).document, "hulta", "DAMAGE") == 20);
        auto const in_april = town.released("april", Day::of(2026, 4, 1));
        CHECK(town.count(town.page(in_april).document, "hulta", "DAMAGE") == 50);
        CHECK(town.count(town.page(first).document, "hulta", "DAMAGE") == 20);
    });
}

TEST_CASE("only what is shared, reviewed and not secret counts, each merged thing once")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(march);
        for (auto const* change : {"audience = 'own'", "class = 'secrecy'", "is_reviewed = 0",
                                   "state = 'draft'", "merged_into = id"}) {
            town.saw("hulta", "DAMAGE", 40, march.plus(6));
            town.change(std::string("UPDATE observations SET ") + change +
                        " WHERE count = 40 AND audience = "
                        "'core' AND class = 'internal' AND is_reviewed = 1 AND state = 'shared' AND "
                        "merged_into IS NULL");
        }
        town.change("UPDATE categories SET is_public_allowed = 0 WHERE code = 'DRUGS'");
        town.saw("hulta", "DRUGS", 50, march.plus(6));
        auto const prepared = town.run(town.coordinator, town.preparing("mars", march));
        REQUIRE(prepared);
        auto const document = town.page(prepared->id).document;
        CHECK(town.count(document, "hulta", "DAMAGE") == 20);
        CHECK(town.count(document, whole, whole) == 120);
    });
}

}  // namespace samsyn::publishing
