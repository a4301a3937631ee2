// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "src/features/rounds/domain/round.h"

namespace samsyn::rounds {

// That an operation is to answer in a round, fixed when the round opens: the denominator of coverage.
struct Expectation {
    Id<Round> round;
    Id<Operation> operation;
    Id<Organisation> organisation;
    int reminders_sent = 0;
    std::optional<std::string> excused_reason;       // need not answer after all, because …
    std::optional<std::string> late_allowed_reason;  // may answer after the round closed, because …
};

}  // namespace samsyn::rounds
