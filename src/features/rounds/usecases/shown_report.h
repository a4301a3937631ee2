// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/usecases/show_form.h"

namespace samsyn::rounds {

// The report with what it saw and its names, for callers that have let the reader through to it.
ShownReport shown_report(work::Reading& reading, Report const& report);

// Only the categories that the checklist asks about.
std::vector<KnownCategory> known_categories(work::Reading& reading, Checklist const& checklist);
// The places of the area in use today.
std::vector<KnownPlace> known_places(work::Reading& reading, Id<Area> area);

}  // namespace samsyn::rounds
