// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/usecases/submit_report.h"

namespace samsyn::rounds {

// Says a report anew, with a reason. What it said before is kept and shown to those who may read the report.
// A closed round keeps its state: the correction stands in it, marked, and a frozen picture does not change.
struct CorrectReport {
    static constexpr std::string_view name = "rounds.correct_report";
    static constexpr auto needs = access::Permission::report;
    using Output = SubmittedReport;

    Id<Report> report;
    std::int64_t if_match = 0;  // the version that was read
    ReportBody body;
    Text<300> reason;
};
BOOST_DESCRIBE_STRUCT(CorrectReport, (), (report, if_match, body, reason))

Result<access::Scope> scope_of(CorrectReport const& command, work::Work& work);
Result<SubmittedReport> handle(CorrectReport const& command, work::Work& work);

}  // namespace samsyn::rounds
