// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/goals/usecases/list_goals.h"
#include "src/features/situation/http/page_words.h"
#include "src/pages/pages.h"

namespace samsyn::situation {

// What the template situation_tables.mustache shows first: the goals of the picture's areas, as they stand
// today.
void put_goals(html::Value& values, goals::GoalList const& list, Picture const& picture, Words const& words);

}  // namespace samsyn::situation
