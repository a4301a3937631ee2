// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"
#include "src/pages/pages.h"

namespace samsyn::rounds {

// How an area's operations have answered, as a spreadsheet in the reader's language (xlsx, or csv by
// format=csv), of the rounds that the screen shows: rounds, from and to as there.
void add_answer_record_sheet(api::Api& api, pages::Pages const& pages);

}  // namespace samsyn::rounds
