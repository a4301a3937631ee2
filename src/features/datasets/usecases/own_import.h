// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/datasets/domain/import.h"
#include "src/work/work.h"

namespace samsyn::datasets {

// Any area where the actor's organisation is in the core: which rows they may place is judged row by row.
access::Scope scope_of_importer(access::Actor const& actor);

// An import of the actor's own organisation. Refuses "import.unknown", also for others'.
Result<Import> own_import(work::Reading& reading, Id<Import> id);
// One whose file is still to be decided about. Refuses besides "import.over" and "import.running".
Result<Import> open_import(work::Reading& reading, Id<Import> id);

}  // namespace samsyn::datasets
