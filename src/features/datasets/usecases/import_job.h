// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/datasets/usecases/import_desk.h"
#include "src/work/jobs.h"

namespace samsyn::datasets {

// Tries a file or takes it in, as the one who asked for it and with what they may do when it happens. Goes in
// the slow lane; `desk` outlives it.
work::JobHandler import_job(ImportDesk const& desk);

// Throws away files whose time is out, and everything at the desk that no open import needs.
void clear_desk(work::Runtime& runtime, ImportDesk const& desk);

}  // namespace samsyn::datasets
