// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/round.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct ClosedRound {
    Id<Round> id;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ClosedRound, (), (id, version))

// Closes a round: from now on an operation answers only by an exception with a reason, and the draft of the
// lägesbild stands. The links of its reminders open nothing any more.
struct CloseRound {
    static constexpr std::string_view name = "rounds.close";
    static constexpr auto needs = access::Permission::manage_rounds;
    using Output = ClosedRound;

    Id<Round> round;
};
BOOST_DESCRIBE_STRUCT(CloseRound, (), (round))

Result<access::Scope> scope_of(CloseRound const& command, work::Work& work);
Result<ClosedRound> handle(CloseRound const& command, work::Work& work);

}  // namespace samsyn::rounds
