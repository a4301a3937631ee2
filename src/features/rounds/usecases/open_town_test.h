// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <doctest/doctest.h>

#include "src/features/rounds/usecases/open_round.h"
#include "src/features/rounds/usecases/set_rhythm.h"
#include "src/features/rounds/usecases/submit_report.h"
#include "tests/support/town.h"

namespace samsyn::rounds {

inline Day const monday = Day::of(2026, 3, 2);

inline SetRhythm fortnightly(tests::Town const& town, Day start)
{
    SetRhythm command;
    command.area = town.area("hulta");
    command.starts_on = start;
    command.checklist = "est";
    return command;
}

inline observations::Seen damage(std::string const& words)
{
    observations::Seen seen;
    seen.category = "DAMAGE";
    seen.count = 2;
    seen.description = Sensitive<Text<500, 0>>(words);
    return seen;
}

inline SubmitReport report_of(tests::Town const& town, Id<Round> round, std::string const& operation)
{
    SubmitReport command;
    command.report = Id<Report>(Uuid::from_name("report " + operation));
    command.round = round;
    command.operation = town.operation(operation);
    return command;
}

// A town whose coordinator has opened the first fortnightly round of hulta on Monday 2 March 2026.
struct OpenTown {
    explicit OpenTown(sql::Database& database)
        : town(database),
          coordinator(town.person("kommun", {access::Role::coordinator})),
          teacher(town.person("kommun", {access::Role::reporter}, {"skolan"}))
    {
        town.at_noon(monday);
        REQUIRE(work::execute(town.runtime(), coordinator, fortnightly(town, monday)));
        auto const opened = work::execute(town.runtime(), coordinator, OpenRound{town.area("hulta")});
        REQUIRE(opened);
        round = *opened;
    }
    tests::Town town;
    access::Actor coordinator;
    access::Actor teacher;
    OpenedRound round;
};

}  // namespace samsyn::rounds
