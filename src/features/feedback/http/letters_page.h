// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"
#include "src/pages/pages.h"

namespace samsyn::feedback {

// What reporters read, without JavaScript: the feedback to their operations.
void add_letters_page(api::Api& api, pages::Pages const& pages);

}  // namespace samsyn::feedback
