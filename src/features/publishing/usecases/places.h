// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/publishing/usecases/basis.h"

namespace samsyn::publishing {

// Divides what the gate is to test by place: by today's points, or by those that an earlier release of the
// period has shown. Does nothing when the plan shows no places and no earlier release did. Refuses
// "release.points_missing" when there is no list, "release.points_outdated" when the boundaries are not those
// it was made within, and "release.points_changed" when the period has been shown divided in another way.
Result<Done> add_places(GateInput& input, PlannedRelease const& planned, UtcTime counted_at,
                        work::Reading& reading);

// What the gate has let through, with names, and the borders of the areas to draw it in.
void add_places(ReleaseDocument& document, Gated const& gated, PlannedRelease const& planned,
                work::Reading& reading);

}  // namespace samsyn::publishing
