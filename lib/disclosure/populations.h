// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/disclosure/model.h"

namespace samsyn::disclosure {

struct Populations {
    std::size_t count = 0;
    bool is_doubtful = false;  // tables of two releases look alike, and what one of them hides may differ
    std::vector<Succession> successions;
};

// Decides which tables count the same events, and writes it into them: those whose common cells agree in
// every count that is known. An attacker would assume no less, and a table cannot give away by being linked
// to another what it gives away alone. Earlier tables that show the same cells with other counts are an older
// state of them: a succession, whose differences are a table of their own.
// Taken apart, tables that only look alike are two states.
Populations find_populations(std::vector<ModelTable>& tables, Kinship kinship);

}  // namespace samsyn::disclosure
