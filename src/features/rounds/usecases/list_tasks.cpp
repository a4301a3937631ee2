// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/list_tasks.h"

#include "src/features/rounds/store/round_view_store.h"

namespace samsyn::rounds {

Result<access::Scope> scope_of(ListReportTasks const&, work::Reading& reading)
{
    return access::Scope{.round = reading.actor.only_round};
}

Result<ReportTasks> handle(ListReportTasks const&, work::Reading& reading)
{
    ReportTasks list;
    for (auto const& task :
         RoundViewStore(reading.transaction, reading.actor.tenant).tasks(reading.actor.membership)) {
        // Who came by a reminder's link reports for one operation in one round.
        if (!reading.actor.operations.contains(task.operation)) continue;
        if (reading.actor.only_round && *reading.actor.only_round != task.round.uuid()) continue;
        list.tasks.push_back({task.round, task.operation, task.operation_name, task.area_name, task.number,
                              task.days.first, task.days.last, task.deadline, task.submitted_at,
                              task.return_question});
    }
    return list;
}

}  // namespace samsyn::rounds
