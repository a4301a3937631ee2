// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/usecases/imported.h"

#include "src/features/observations/store/observation_store.h"

namespace samsyn::observations {

void for_each_of_dataset(work::Reading& reading, Uuid dataset, std::function<void(Stored const&)> const& each)
{
    ObservationStore(reading.transaction).for_each_of_dataset(reading.actor.tenant, dataset, each);
}

void keep_imported(work::Work& work, ImportedRows const& rows)
{
    rows.write(work.transaction);
    if (rows.size() > 0) work.notify("picture");
}

void end_imported(work::Work& work, AddedTallies const& fresh) { fresh.write(work.transaction); }

std::int64_t take_back_imported(work::Work& work, Uuid dataset, Uuid import_id)
{
    auto const taken =
        ObservationStore(work.transaction).remove_of_import(work.actor.tenant, dataset, import_id);
    if (taken > 0) work.notify("picture");
    return taken;
}

}  // namespace samsyn::observations
