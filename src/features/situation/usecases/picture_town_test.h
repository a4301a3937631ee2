// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <doctest/doctest.h>

#include "src/features/rounds/usecases/close_round.h"
#include "src/features/rounds/usecases/open_round.h"
#include "src/features/rounds/usecases/set_rhythm.h"
#include "src/features/rounds/usecases/submit_report.h"
#include "src/features/situation/usecases/show_picture.h"
#include "tests/support/town.h"

namespace samsyn::situation {

inline Day const first_monday = Day::of(2026, 3, 2);

// A town whose five operations answer fortnightly rounds from Monday 2 March 2026.
struct PictureTown {
    explicit PictureTown(sql::Database& database)
        : town(database), coordinator(town.person("kommun", {access::Role::coordinator}))
    {
        town.at_noon(first_monday);
        rounds::SetRhythm rhythm;
        rhythm.area = town.area("hulta");
        rhythm.starts_on = first_monday;
        rhythm.checklist = "est";
        REQUIRE(work::execute(town.runtime(), coordinator, rhythm));
    }

    Id<rounds::Round> open()
    {
        auto const opened = work::execute(town.runtime(), coordinator, rounds::OpenRound{town.area("hulta")});
        REQUIRE(opened);
        return opened->id;
    }

    // The operation tells of so much damage at the square, or that there is nothing.
    void answer(Id<rounds::Round> round, std::string const& operation, std::int64_t damages)
    {
        rounds::SubmitReport command;
        command.report = Id<rounds::Report>(Uuid::from_name("report " + operation + round.text()));
        command.round = round;
        command.operation = town.operation(operation);
        command.body.nothing = damages == 0;
        if (damages > 0) command.body.observations.items.push_back(damage(damages));
        REQUIRE(work::execute(town.runtime(), access::Actor::system(town.tenant(), first_monday), command));
    }
    // What the operation has answered is serious as a whole.
    void find_serious(std::string const& operation)
    {
        change(
            "INSERT INTO report_answers (tenant, report, question, answer) "
            "SELECT r.tenant, r.id, 'qDAMAGE', 'serious' FROM reports r JOIN operations o "
            "ON o.tenant = r.tenant AND o.id = r.operation WHERE o.code = '" +
            operation + "'");
    }
    observations::Seen damage(std::int64_t count)
    {
        observations::Seen seen;
        seen.category = "DAMAGE";
        seen.count = count;
        seen.where.place = Id<observations::Place>(town.place("torget"));
        seen.when.precision = observations::TimePrecision::exact;
        seen.when.from = town.runtime().clock.now().plus_seconds(-3600);
        return seen;
    }

    void close(Id<rounds::Round> round)
    {
        town.at_noon(first_monday.plus(14 * ++closed));
        REQUIRE(work::execute(town.runtime(), coordinator, rounds::CloseRound{round}));
    }
    // A whole round in which each operation tells of so much.
    void fortnight(std::int64_t damages, std::vector<std::string> const& answering = everybody())
    {
        auto const round = open();
        for (auto const& operation : answering) answer(round, operation, damages);
        close(round);
    }
    static std::vector<std::string> everybody()
    {
        return {"skolan", "bibliotek", "polisen", "kvartersvard", "livs"};
    }

    Result<Picture> picture(access::Actor const& actor, ShowPicture const& query = {})
    {
        return work::ask(town.runtime(), actor, query);
    }
    Picture picture() { return *picture(coordinator); }

    void change(std::string const& sql)
    {
        town.database().write([&](sql::Transaction& transaction) {
            transaction.change(sql);
            return true;
        });
    }

    tests::Town town;
    access::Actor coordinator;
    int closed = 0;
};

inline PictureCell cell(Picture const& picture, std::string const& area, std::string const& category)
{
    for (auto const& cell : picture.cells)
        if (cell.area == area && cell.category == category) return cell;
    FAIL("no cell ", area, " ", category);
    return {};
}

}  // namespace samsyn::situation
