// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/texts/texts.h"
#include "src/features/acute/domain/event.h"
#include "src/work/jobs.h"

namespace samsyn::acute {

inline constexpr std::string_view escalate_job_name = "acute.escalate";

// Orders the next telling of the circle, for when its time has come. It tells nobody when somebody has
// confirmed by then, or the event is over.
void tell_next(work::Work& work, AcuteEvent const& event, UtcTime at);

// Tells the next step of the circle by mail and orders the telling after. The mail carries the reference, the
// level and a link, never what happened, where, or of which kind. `base_url`: "https://samsyn.example".
work::JobHandler escalate_job(texts::Texts const& texts, std::string base_url);

}  // namespace samsyn::acute
