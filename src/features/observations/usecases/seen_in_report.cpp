// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/usecases/seen_in_report.h"

#include "src/features/observations/store/observation_store.h"

namespace samsyn::observations {

std::vector<Seen> seen_in_report(work::Reading& reading, Uuid report)
{
    std::vector<Seen> seen;
    for (auto& stored : ObservationStore(reading.transaction).of_report(reading.actor.tenant, report))
        seen.push_back(std::move(stored.seen));
    return seen;
}

void forget_report(work::Work& work, Uuid report)
{
    ObservationStore(work.transaction).remove_of_report(work.actor.tenant, report);
}

void count_report(work::Work& work, Uuid report)
{
    ObservationStore(work.transaction).mark_reviewed(work.actor.tenant, report);
    work.notify("picture");
}

}  // namespace samsyn::observations
