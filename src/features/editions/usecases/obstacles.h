// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/editions/domain/approval.h"
#include "src/features/editions/usecases/assessed_picture.h"
#include "src/features/editions/usecases/show_assessment.h"

namespace samsyn::editions {

// What stands in the way of freezing what has the fingerprint, with these organisations excused.
std::vector<Obstacle> obstacles_of(AssessedPicture const& assessed, std::string const& fingerprint,
                                   std::vector<Absence> const& absences, work::Reading& reading);

}  // namespace samsyn::editions
