// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/usecases/count_baseline.h"
#include "src/features/goals/usecases/goals_town_test.h"

namespace samsyn::goals {
namespace {

SetStart start_of(GoalsTown const& here)
{
    SetStart command;
    command.area = here.town.area("hulta");
    command.reason = "Skadegörelsen vid skolan har ökat i två år.";
    command.since = monday;
    command.decided_by = "Trygghets- och säkerhetsrådet § 7";
    command.registry_number = "KS 2026-114";
    return command;
}

}  // namespace

TEST_CASE("the start of an area is written by the core, once however often it is sent")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        GoalsTown here(database);
        CHECK_FALSE(here.page(here.coordinator).start);
        auto command = start_of(here);
        REQUIRE(here.does(command));
        CHECK(here.does(command)->version == 1);
        CHECK(here.refusal(here.shop, command) == "access.forbidden");
        CHECK(work::execute(here.town.runtime(), here.police, command));

        command.reason = "Skadegörelsen har ökat.";
        CHECK(here.refusal(here.coordinator, command) == "goals.changed");
        command.if_match = 1;
        REQUIRE(here.does(command));
        auto const page = here.page(here.shop);
        REQUIRE(page.start);
        CHECK(page.start->reason == "Skadegörelsen har ökat.");
        CHECK(page.start->version == 2);
        CHECK_FALSE(page.may_manage);
        CHECK(page.changes.empty());
        auto const changes = here.page(here.coordinator).changes;
        REQUIRE(changes.size() == 2);
        CHECK(changes[0].fields ==
              std::vector<FieldChange>{
                  {"reason", "Skadegörelsen vid skolan har ökat i två år.", "Skadegörelsen har ökat."}});
        CHECK(changes[0].organisation == "kommun");

        command.if_match = 2;
        command.review_on = monday;
        CHECK(here.refusal(here.coordinator, command) == "review_on validity.order");
        command.review_on.reset();
        command.reason = "Ring Karin på 070-123 45 67";
        CHECK(here.refusal(here.coordinator, command) == "reason guard.phone");
    });
}

TEST_CASE("the parties are those of the register, the core first, and the rhythm that of the rounds")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        GoalsTown here(database);
        auto const page = here.page(here.coordinator);
        std::vector<std::string> parties;
        for (auto const& party : page.parties)
            parties.push_back(enum_text(party.function) + " " + party.name + " " +
                              std::to_string(party.operations));
        CHECK(parties ==
              std::vector<std::string>{"core bostad 1", "core kommun 2", "core polis 1", "reporter butik 1"});
        REQUIRE(page.rhythm);
        CHECK(page.rhythm->length_days == 14);
        CHECK(page.may_manage_register);
        CHECK_FALSE(page.categories.empty());
    });
}

TEST_CASE("a goal is set once under its own id, changed by who has seen it, ended with a reason and kept")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        GoalsTown here(database);
        auto command = here.calm();
        REQUIRE(here.does(command));
        REQUIRE(here.does(command));
        CHECK(here.shown(here.coordinator, monday).goals.size() == 1);
        CHECK(here.shown(here.coordinator, monday.plus(-1)).goals.empty());
        CHECK(here.refusal(here.shop, command) == "access.forbidden");
        CHECK(here.refusal(here.town.person("granne", {Role::coordinator}), command) == "area.unknown");
        auto elsewhere = command;
        elsewhere.area = here.town.area("mopeder");
        CHECK(here.refusal(here.coordinator, elsewhere) == "goal.unknown");

        command.sentence = "Hela rutor i Hulta";
        CHECK(here.refusal(here.coordinator, command) == "goals.changed");
        command.if_match = 1;
        command.why = "Rådet ville säga vad vi vill ha, inte vad vi inte vill ha.";
        REQUIRE(here.does(command));

        EndGoal end{command.goal, 2, monday.plus(-1), "Nått"};
        CHECK(here.refusal(here.coordinator, end) == "ended_on goal.ends_before_it_began");
        end.ended_on = monday.plus(30);
        REQUIRE(here.does(end));
        CHECK(here.does(end)->version == 3);
        CHECK(here.shown(here.coordinator, monday.plus(29)).goals.size() == 1);
        CHECK(here.shown(here.coordinator, monday.plus(30)).goals.empty());
        command.if_match = 3;
        command.sentence = "Något annat";
        CHECK(here.refusal(here.coordinator, command) == "goal.ended");
        auto const page = here.page(here.coordinator);
        REQUIRE(page.goals.size() == 1);
        CHECK(page.goals[0].kept.ended_reason == "Nått");
        CHECK(page.changes.size() == 3);
        CHECK(page.changes[0].fields == std::vector<FieldChange>{{"ended_on", "", "2026-04-01"}});
        CHECK(page.changes[1].why == "Rådet ville säga vad vi vill ha, inte vad vi inte vill ha.");

        REQUIRE(here.does(EndGoal{command.goal, 3, std::nullopt, "Den var inte nådd"}));
        CHECK(here.shown(here.coordinator, monday.plus(30)).goals.size() == 1);
    });
}

TEST_CASE("a count takes its baseline and its values from closed rounds, with their coverage")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        GoalsTown here(database);
        for (int const damage : {10, 12, 11, 9, 12, 12}) here.tell_round(damage);
        REQUIRE(here.does(here.calm()));
        auto command = here.damage_each_round();
        command.baseline_from = monday;
        command.baseline_to = monday.plus(6 * 14 - 1);
        REQUIRE(here.does(command));
        CHECK(here.does(command)->version == 1);
        for (int const damage : {4, 3, 5}) here.tell_round(damage);
        here.tell_round(1, false);

        auto const today = here.coordinator.today;
        auto const shown = here.shown(here.coordinator, today);
        CHECK(shown.area_name == "hulta");
        REQUIRE(shown.goals.size() == 1);
        REQUIRE(shown.goals[0].indicators.size() == 1);
        auto const& indicator = shown.goals[0].indicators[0];
        REQUIRE(indicator.baseline);
        CHECK(indicator.baseline->value == 11);
        CHECK(indicator.baseline->rounds == 6);
        CHECK_FALSE(indicator.baseline->is_thin);
        CHECK(indicator.baseline->answered == 18);
        CHECK(indicator.baseline->expected == 30);
        REQUIRE(indicator.now);
        CHECK(indicator.now->value == 4);
        CHECK(indicator.now->rounds == 3);
        CHECK(indicator.now->left_out == 1);
        CHECK(indicator.now->is_thin);
        CHECK(indicator.points.size() == 10);
        CHECK(indicator.points.back().is_left_out);
        CHECK(indicator.progress == Progress::reached);
        CHECK(indicator.is_certain == true);
        CHECK(shown.goals[0].progress == Progress::reached);
        // As it was then: the same day gives the same answer whenever it is asked.
        auto const then = here.shown(here.coordinator, monday.plus(7 * 14 + 5));
        CHECK(then.goals[0].indicators[0].now->rounds == 1);
        CHECK(then.goals[0].progress == Progress::unknown);
        CHECK(then.goals[0].indicators[0].doubt == Doubt::few_rounds);
        CHECK(here.shown(here.coordinator, today) == shown);
    });
}

TEST_CASE("outside the core a joint count is withheld, the goal is not")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        GoalsTown here(database);
        for (int const damage : {10, 12, 11}) here.tell_round(damage);
        REQUIRE(here.does(here.calm()));
        auto command = here.damage_each_round();
        command.baseline_from = monday;
        command.baseline_to = monday.plus(3 * 14 - 1);
        REQUIRE(here.does(command));
        auto const list = work::ask(here.town.runtime(), here.shop, ListGoals{});
        REQUIRE(list);
        REQUIRE(list->areas.size() == 1);
        auto const& indicator = list->areas[0].goals[0].indicators[0];
        CHECK(indicator.doubt == Doubt::withheld);
        CHECK_FALSE(indicator.baseline);
        CHECK_FALSE(indicator.now);
        CHECK(indicator.points.empty());
        CHECK(indicator.target == 4);
        auto const kept = here.page(here.shop).goals[0].indicators[0].kept;
        CHECK_FALSE(kept.baseline);
        CHECK(kept.counted.rounds == 0);
        CHECK(work::ask(here.town.runtime(), here.shop,
                        CountBaseline{here.town.area("hulta"), "DAMAGE", monday, monday.plus(80)})
                  .error()
                  .kind == ErrorKind::forbidden);
        auto const counted =
            work::ask(here.town.runtime(), here.coordinator,
                      CountBaseline{here.town.area("hulta"), "DAMAGE", monday, monday.plus(80)});
        REQUIRE(counted);
        CHECK(counted->counted.mean == 11);
        CHECK(counted->is_thin);
    });
}

TEST_CASE("a baseline stands when a round is corrected, and is counted anew only with a reason")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        GoalsTown here(database);
        for (int const damage : {10, 12, 11}) here.tell_round(damage);
        REQUIRE(here.does(here.calm()));
        auto command = here.damage_each_round();
        command.baseline_from = monday.plus(-500);
        command.baseline_to = monday.plus(-400);
        CHECK(here.refusal(here.coordinator, command) == "baseline_from indicator.no_rounds");
        command.baseline_from = monday;
        command.baseline_to = monday.plus(3 * 14 - 1);
        command.target = 11;
        CHECK(here.refusal(here.coordinator, command) == "target indicator.target_not_better");
        command.target = 4;
        REQUIRE(here.does(command));
        here.town.database().write([&](sql::Transaction& t) {
            t.change("UPDATE observations SET count = 1");
            return true;
        });
        command.target = 5;
        command.if_match = 1;
        CHECK(here.refusal(here.coordinator, command) == "why indicator.why_needed");
        command.why = "Fem är ambitiöst nog.";
        REQUIRE(here.does(command));
        auto const page = here.page(here.coordinator);
        CHECK(page.goals[0].indicators[0].shown.baseline->value == 11);
        CHECK(page.changes[0].fields == std::vector<FieldChange>{{"target", "4", "5"}});
        CHECK(page.changes[0].why == "Fem är ambitiöst nog.");
    });
}

TEST_CASE("a survey's share is measured, corrected and withdrawn, and a change within its margin is none")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        GoalsTown here(database);
        REQUIRE(here.does(here.calm()));
        REQUIRE(here.does(here.safe_at_night()));
        auto const progress = [&] {
            return here.shown(here.coordinator, here.coordinator.today).goals[0].indicators[0].progress;
        };
        CHECK(progress() == Progress::unknown);
        auto command = here.measured("first", monday, 60);
        REQUIRE(here.does(command));
        CHECK(here.does(command)->version == 1);
        CHECK(progress() == Progress::not_moving);
        command.value = 66;
        CHECK(here.refusal(here.coordinator, command) == "goals.changed");
        command.if_match = 1;
        REQUIRE(here.does(command));
        CHECK(progress() == Progress::on_the_way);
        command.if_match = 2;
        command.withdrawn_reason = "Gällde ett annat område";
        REQUIRE(here.does(command));
        CHECK(progress() == Progress::unknown);
        auto const page = here.page(here.coordinator);
        REQUIRE(page.goals[0].indicators[0].measurements.size() == 1);
        CHECK(page.goals[0].indicators[0].measurements[0].withdrawn_reason == "Gällde ett annat område");

        CHECK(here.refusal(here.coordinator, here.measured("later", monday.plus(9), 70)) ==
              "day indicator.measured_later");
        CHECK(here.refusal(here.coordinator, here.measured("much", monday, 101)) ==
              "value indicator.not_share");
        auto named = here.measured("named", monday, 70);
        named.note = "Enligt 19811218-9876";
        CHECK(here.refusal(here.coordinator, named).starts_with("note guard."));
        CHECK(here.refusal(here.shop, here.measured("shop", monday, 70)) == "access.forbidden");
        REQUIRE(here.does(EndIndicator{here.safe_at_night().indicator, 1, monday, "Mäts inte mer"}));
        CHECK(here.refusal(here.coordinator, here.measured("after", monday, 70)) == "goal.ended");
        CHECK(here.shown(here.coordinator, monday).goals[0].indicators.empty());
    });
}

TEST_CASE("what was changed stays written down")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        GoalsTown here(database);
        REQUIRE(here.does(here.calm()));
        CHECK_THROWS(database.write([](sql::Transaction& t) {
            t.change("UPDATE goal_changes SET fields = '[]'");
            return true;
        }));
    });
}

}  // namespace samsyn::goals
