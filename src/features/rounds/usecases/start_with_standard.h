// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/work/work.h"

namespace samsyn::rounds {

struct StartedWithStandard {
    std::int64_t categories = 0;
    std::int64_t questions = 0;
};
BOOST_DESCRIBE_STRUCT(StartedWithStandard, (), (categories, questions))

// Gives a municipality that has no categories the common ones and a first checklist, so that a round can be
// opened. Refuses one that has some ("categories.exist") and files that are not of their form
// ("standard.broken").
struct StartWithStandard {
    static constexpr std::string_view name = "rounds.start_with_standard";
    static constexpr auto needs = access::Permission::manage_checklists;
    using Output = StartedWithStandard;

    std::string taxonomy;   // data/codes/taxonomy-v1.json
    std::string checklist;  // data/codes/checklist-v1.json
};

Result<access::Scope> scope_of(StartWithStandard const& command, work::Work& work);
Result<StartedWithStandard> handle(StartWithStandard const& command, work::Work& work);

}  // namespace samsyn::rounds
