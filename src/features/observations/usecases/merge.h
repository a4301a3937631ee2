// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "src/features/observations/domain/stored.h"
#include "src/work/work.h"

// The same thing seen twice counts once: one observation is kept, the others are merged into it and stay as
// its sources. For callers that have let the reader through to the kept one.
namespace samsyn::observations {

std::optional<Stored> find(work::Reading& reading, Id<Observation> observation);
// What the observation is merged into, if it is.
std::optional<Id<Observation>> merged_into(work::Reading& reading, Id<Observation> observation);
// Those merged into it that the reader may see, oldest first.
std::vector<Stored> sources_of(work::Reading& reading, Id<Observation> kept);

// Others that are likely the same: in its area, of its kin of categories, at its place or within 500 metres,
// within six hours. At most ten, of those the reader may see.
std::vector<Stored> likely_same(work::Reading& reading, Stored const& observation);

// Refuses "observation.unknown" (also what the reader may not see), "observation.other_area",
// "observation.already_merged" (either of the two), "observation.itself".
Result<Done> merge(work::Work& work, Id<Observation> observation, Id<Observation> kept);
// Takes them apart; both count again. Refuses "observation.not_merged".
Result<Done> undo_merge(work::Work& work, Id<Observation> observation, Id<Observation> kept);

}  // namespace samsyn::observations
