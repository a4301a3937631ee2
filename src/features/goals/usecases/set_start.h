// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/goals/usecases/saved.h"

namespace samsyn::goals {

// Writes why the partners begin in an area, or changes it. If-Match is the version shown, 0 the first time.
struct SetStart : StartDetails {
    static constexpr std::string_view name = "goals.set_start";
    static constexpr auto needs = access::Permission::manage_goals;
    using Output = Saved;

    Id<Area> area;
    std::int64_t if_match = 0;
};
BOOST_DESCRIBE_STRUCT(SetStart, (StartDetails), (area, if_match))

Result<access::Scope> scope_of(SetStart const& command, work::Work& work);
// Refuses "goals.changed" when somebody has written since, and personal data in the words.
Result<Saved> handle(SetStart const& command, work::Work& work);

}  // namespace samsyn::goals
