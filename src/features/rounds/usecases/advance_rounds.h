// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/work/work.h"

namespace samsyn::rounds {

struct AdvancedRounds {
    std::int64_t opened = 0;
    std::int64_t closed = 0;
};
BOOST_DESCRIBE_STRUCT(AdvancedRounds, (), (opened, closed))

// Opens the rounds whose first day has come and closes those long past their deadline, in every area of the
// tenant. Done again at once it changes nothing. The product's own recurring work.
struct AdvanceRounds {
    static constexpr std::string_view name = "rounds.advance";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = AdvancedRounds;
};

Result<access::Scope> scope_of(AdvanceRounds const& command, work::Work& work);
Result<AdvancedRounds> handle(AdvanceRounds const& command, work::Work& work);

}  // namespace samsyn::rounds
