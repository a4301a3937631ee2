// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/round.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct OpenedRound {
    Id<Round> id;
    std::int64_t number = 0;
    Day first;
    Day last;
    UtcTime deadline;
    std::int64_t expected = 0;
};
BOOST_DESCRIBE_STRUCT(OpenedRound, (), (id, number, first, last, deadline, expected))

// Opens the area's next round and fixes which operations it expects. Rounds follow each other: the next one
// is the one after the latest, or the one that today lies in when there is none.
struct OpenRound {
    static constexpr std::string_view name = "rounds.open";
    static constexpr auto needs = access::Permission::manage_rounds;
    using Output = OpenedRound;

    Id<Area> area;
};
BOOST_DESCRIBE_STRUCT(OpenRound, (), (area))

Result<access::Scope> scope_of(OpenRound const& command, work::Work& work);
Result<OpenedRound> handle(OpenRound const& command, work::Work& work);

}  // namespace samsyn::rounds
