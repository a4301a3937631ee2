// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/report.h"
#include "src/features/rounds/usecases/list_rounds.h"

namespace samsyn::rounds {

enum class LineState { reported, nothing, silent, excused };
BOOST_DESCRIBE_ENUM(LineState, reported, nothing, silent, excused)

// One expected operation. Which operation reported is shown to the core; who typed it never is.
struct RoundLine {
    Id<Operation> operation;
    std::string name;
    std::string organisation;
    bool external = false;
    LineState state = LineState::silent;
    bool late = false;
    std::int64_t reminders = 0;
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
                      (operation, name, organisation, external, state, late, reminders, excused_reason,
                       late_allowed_reason, report, submitted_at, reviewed, returned, corrected,
                       observations))

struct RoundPage {
    RoundSummary round;
    std::vector<RoundLine> lines;
    bool needs_review = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RoundPage, (), (round, lines, needs_review, version))

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
