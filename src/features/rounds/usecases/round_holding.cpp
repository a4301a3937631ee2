// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/round_holding.h"

#include "src/features/rounds/store/round_store.h"

namespace samsyn::rounds {

std::optional<Round> round_holding(work::Reading& reading, Id<Area> area, Day day)
{
    return RoundStore(reading.transaction, reading.actor.tenant).holding(area, day);
}

}  // namespace samsyn::rounds
