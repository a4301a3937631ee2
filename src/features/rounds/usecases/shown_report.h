// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/usecases/show_form.h"

namespace samsyn::rounds {

// The report with what it saw and its names, for callers that have let the reader through to it.
ShownReport shown_report(work::Reading& reading, Report const& report);

}  // namespace samsyn::rounds
