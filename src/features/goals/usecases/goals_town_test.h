// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <doctest/doctest.h>

#include "src/features/goals/usecases/change_goal.h"
#include "src/features/goals/usecases/change_indicator.h"
#include "src/features/goals/usecases/list_goals.h"
#include "src/features/goals/usecases/set_start.h"
#include "src/features/goals/usecases/show_goals.h"
#include "src/features/rounds/usecases/close_round.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "tests/support/engines.h"

namespace samsyn::goals {

using access::Role;
using rounds::monday;

// A town where hulta has its first fortnightly round open, and people of every kind of reach.
struct GoalsTown : rounds::OpenTown {
    explicit GoalsTown(sql::Database& database)
        : OpenTown(database),
          librarian(town.person("kommun", {Role::reporter}, {"bibliotek"})),
          shopkeeper(town.person("butik", {Role::reporter}, {"livs"})),
          shop(town.person("butik", {Role::member})),
          police(town.person("polis", {Role::coordinator}))
    {
    }

    // Closes the open round with so much damage told, answered by three of five (or by one), and opens the
    // next.
    void tell_round(int damage, bool is_answered = true)
    {
        town.at_noon(round.last);
        answer(teacher, "skolan", damage);
        if (is_answered) {
            answer(librarian, "bibliotek", 0);
            answer(shopkeeper, "livs", 0);
        }
        town.at_noon(round.last.plus(4));
        REQUIRE(work::execute(town.runtime(), coordinator, rounds::CloseRound{round.id}));
        auto const next = work::execute(town.runtime(), coordinator, rounds::OpenRound{town.area("hulta")});
        REQUIRE(next);
        round = *next;
        coordinator = town.again(coordinator);
        shop = town.again(shop);
    }
    void answer(access::Actor const& by, std::string const& operation, int damage)
    {
        auto report = rounds::report_of(town, round.id, operation);
        report.report = Id<rounds::Report>(
            Uuid::from_name(operation + " " + std::to_string(round.number) + " " + town.tenant().text()));
        report.body.nothing = damage == 0;
        if (damage > 0) {
            auto seen = rounds::damage("Krossade rutor");
            seen.count = damage;
            report.body.observations.items.push_back(seen);
        }
        REQUIRE(work::execute(town.runtime(), town.again(by), report));
    }

    PutGoal calm(std::string const& name = "calm") const
    {
        PutGoal command;
        command.goal = Id<Goal>(Uuid::from_name(name));
        command.area = town.area("hulta");
        command.sentence = "Färre trasiga rutor i Hulta";
        command.by = monday.plus(364);
        return command;
    }
    PutIndicator damage_each_round(double target = 4) const
    {
        PutIndicator command;
        command.indicator = Id<Indicator>(Uuid::from_name("damage"));
        command.goal = calm().goal;
        command.measures = "Skadegörelse per omgång";
        command.source = IndicatorSource::count;
        command.category = Text<40>("DAMAGE");
        command.target = target;
        return command;
    }
    PutIndicator safe_at_night() const
    {
        PutIndicator command;
        command.indicator = Id<Indicator>(Uuid::from_name("safe"));
        command.goal = calm().goal;
        command.measures = "Trygga ute sent på kvällen";
        command.source = IndicatorSource::survey;
        command.wanted = Direction::up;
        command.baseline = 58;
        command.baseline_from = monday.plus(-60);
        command.baseline_to = monday.plus(-30);
        command.baseline_source = "Trygghetsundersökningen 2025";
        command.baseline_answers = Answers(600);
        command.target = 70;
        return command;
    }
    Measure measured(std::string const& name, Day day, double value) const
    {
        Measure command;
        command.measurement = Id<Measurement>(Uuid::from_name(name));
        command.indicator = safe_at_night().indicator;
        command.day = day;
        command.value = value;
        command.answers = Answers(600);
        command.source = "Trygghetsundersökningen 2026";
        return command;
    }
    template <class Command>
    Result<typename Command::Output> does(Command const& command)
    {
        return work::execute(town.runtime(), coordinator, command);
    }
    template <class Command>
    std::string refusal(access::Actor const& actor, Command const& command)
    {
        auto const answer = work::execute(town.runtime(), actor, command);
        if (answer) return "";
        return answer.error().fields.empty()
                   ? answer.error().code
                   : answer.error().fields.front().field + " " + answer.error().fields.front().code;
    }
    GoalsPage page(access::Actor const& reader)
    {
        auto const page = work::ask(town.runtime(), reader, ShowGoals{town.area("hulta")});
        REQUIRE(page);
        return *page;
    }
    ShownGoals shown(access::Actor const& reader, Day day)
    {
        ShownGoals shown;
        town.database().read([&](sql::Transaction& transaction) {
            work::Reading reading{transaction, reader, town.clock().now()};
            shown = shown_goals(reading, town.area("hulta"), day);
        });
        return shown;
    }

    access::Actor librarian;
    access::Actor shopkeeper;
    access::Actor shop;  // reports for hulta, outside its core
    access::Actor police;
};

}  // namespace samsyn::goals
