// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/report.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct SubmittedReport {
    Id<Report> id;
    bool is_late = false;
    UtcTime submitted_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(SubmittedReport, (), (id, is_late, submitted_at, version))

// Answers the checklist for one operation. The client makes the id, so sending again is safe: the same body
// gets the same answer, another body is refused ("report.differs"; it is a correction).
struct SubmitReport {
    static constexpr std::string_view name = "rounds.submit_report";
    static constexpr auto needs = access::Permission::report;
    using Output = SubmittedReport;

    Id<Report> report;
    Id<Round> round;
    Id<Operation> operation;
    ReportBody body;
};
BOOST_DESCRIBE_STRUCT(SubmitReport, (), (report, round, operation, body))

Result<access::Scope> scope_of(SubmitReport const& command, work::Work& work);
Result<SubmittedReport> handle(SubmitReport const& command, work::Work& work);

}  // namespace samsyn::rounds
