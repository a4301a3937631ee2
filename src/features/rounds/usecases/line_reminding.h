// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/usecases/show_round.h"

namespace samsyn::rounds {

// Adds how each silent operation of an open round is reminded.
void put_reminding(RoundPage& page, Round const& round, work::Reading& reading);

}  // namespace samsyn::rounds
