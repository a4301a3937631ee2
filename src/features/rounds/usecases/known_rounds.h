// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/round.h"
#include "src/work/work.h"

// What other features ask of rounds, for callers that have let the reader through to them.
namespace samsyn::rounds {

std::optional<Round> find_round(work::Reading& reading, Id<Round> round);

// The closed rounds of an area, newest first.
std::vector<Round> closed_rounds(work::Reading& reading, Id<Area> area, int limit);

struct RoundAhead {
    DaySpan days;
    UtcTime deadline;
};
// The round after this one: as it was opened, else as the area's rhythm plans it. None without a rhythm.
std::optional<RoundAhead> round_after(work::Reading& reading, Round const& round);

struct ReporterAddress {
    std::string email;
    std::string language;  // code
};
// Those who report for the operation today and may sign in to it, each once.
std::vector<ReporterAddress> addresses_of_reporters(work::Reading& reading, Id<Operation> operation);

}  // namespace samsyn::rounds
