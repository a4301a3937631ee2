// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <vector>

#include "src/features/observations/domain/stored.h"
#include "src/features/observations/store/added_tallies.h"
#include "src/features/observations/store/imported_rows.h"
#include "src/work/work.h"

namespace samsyn::observations {

// Calls `each` for everything that came in with a dataset. For callers that have let the actor through.
void for_each_of_dataset(work::Reading& reading, Uuid dataset,
                         std::function<void(Stored const&)> const& each);

// Keeps rows of a dataset that are new, and those that say something else than before (by id), as part of the
// command that calls it. They have been judged already. New ones are counted by end_imported, once for all.
void keep_imported(work::Work& work, ImportedRows const& rows);
void end_imported(work::Work& work, AddedTallies const& fresh);

// Takes back what the import brought in or changed last, as part of the command that calls it; how many there
// were.
std::int64_t take_back_imported(work::Work& work, Uuid dataset, Uuid import_id);

}  // namespace samsyn::observations
