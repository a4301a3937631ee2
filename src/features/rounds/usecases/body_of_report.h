// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/sha256.h"
#include "src/features/rounds/domain/report.h"
#include "src/work/work.h"

// What submitting and correcting a report have in common.
namespace samsyn::rounds {

// Tells two bodies apart: of their JSON.
Sha256 hash_of(ReportBody const& body);

// Refuses "request.invalid" with every fault against the round's version of the checklist.
Result<Done> check_against_checklist(work::Work& work, Round const& round, ReportBody const& body);

// Keeps what the report saw; it counts at once, or when it has been reviewed where the round asks for that.
Result<Done> record_observations(work::Work& work, Round const& round, Report const& report);

}  // namespace samsyn::rounds
