// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/report.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct ReportTask {
    Id<Round> round;
    Id<Operation> operation;
    std::string operation_name;
    std::string area_name;
    std::int64_t number = 0;
    Day first;
    Day last;
    UtcTime deadline;
    std::optional<UtcTime> submitted_at;
    std::optional<std::string> return_question;
};
BOOST_DESCRIBE_STRUCT(ReportTask, (),
                      (round, operation, operation_name, area_name, number, first, last, deadline,
                       submitted_at, return_question))

struct ReportTasks {
    std::vector<ReportTask> tasks;
};
BOOST_DESCRIBE_STRUCT(ReportTasks, (), (tasks))

// What the actor is to report, soonest deadline first; what has been sent stays until the round closes.
struct ListReportTasks {
    static constexpr std::string_view name = "rounds.list_tasks";
    static constexpr auto needs = access::Permission::own_account;
    using Output = ReportTasks;
};
BOOST_DESCRIBE_STRUCT(ListReportTasks, (), ())

Result<access::Scope> scope_of(ListReportTasks const& query, work::Reading& reading);
Result<ReportTasks> handle(ListReportTasks const& query, work::Reading& reading);

}  // namespace samsyn::rounds
