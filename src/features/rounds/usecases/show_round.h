// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/report.h"
#include "src/features/rounds/usecases/list_rounds.h"

namespace samsyn::rounds {

enum class LineState { reported, nothing, silent, excused };
BOOST_DESCRIBE_ENUM(LineState, reported, nothing, silent, excused)

// What may keep a reminder from arriving.
enum class ReminderTrouble {
    none,
    no_recipient,   // nobody reports for the operation and it has no address
    no_account,     // somebody is written to, but nobody can answer without being given an account first
    undeliverable,  // a letter of the latest reminder came back or could not be sent
};
BOOST_DESCRIBE_ENUM(ReminderTrouble, none, no_recipient, no_account, undeliverable)

// How an operation that has not answered is reminded: for those who run the round.
struct LineReminding {
    std::optional<UtcTime> last_at;
    std::optional<UtcTime> next_at;      // by the plan
    std::optional<UtcTime> ordered_for;  // by hand, waiting for the quiet hours to end
    bool asks_stand_in = false;          // the next goes to the stand-in too
    ReminderTrouble trouble = ReminderTrouble::none;
};
BOOST_DESCRIBE_STRUCT(LineReminding, (), (last_at, next_at, ordered_for, asks_stand_in, trouble))

// One expected operation. Which operation reported is shown to the core; who typed it never is.
struct RoundLine {
    Id<Operation> operation;
    std::string name;
    std::string organisation;
    bool external = false;
    LineState state = LineState::silent;
    bool late = false;
    std::int64_t reminders = 0;
    std::optional<LineReminding> reminding;  // while the round is open
    std::optional<std::string> excused_reason;
    std::optional<std::string> late_allowed_reason;
    std::optional<Id<Report>> report;
    std::optional<UtcTime> submitted_at;
    bool reviewed = false;
    bool returned = false;
    bool corrected = false;
    std::int64_t observations = 0;
};
BOOST_DESCRIBE_STRUCT(RoundLine, (),
                      (operation, name, organisation, external, state, late, reminders, reminding,
                       excused_reason, late_allowed_reason, report, submitted_at, reviewed, returned,
                       corrected, observations))

struct RoundPage {
    RoundSummary round;
    std::vector<RoundLine> lines;
    std::optional<UtcTime> quiet_until;  // it is quiet now: when a reminder by hand would go
    bool needs_review = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RoundPage, (), (round, lines, quiet_until, needs_review, version))

// A round with who has answered.
struct ShowRound {
    static constexpr std::string_view name = "rounds.show";
    static constexpr auto needs = access::Permission::read_rounds;
    using Output = RoundPage;

    Id<Round> round;
};
BOOST_DESCRIBE_STRUCT(ShowRound, (), (round))

Result<access::Scope> scope_of(ShowRound const& query, work::Reading& reading);
Result<RoundPage> handle(ShowRound const& query, work::Reading& reading);

}  // namespace samsyn::rounds
