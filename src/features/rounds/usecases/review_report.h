// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/report.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct ReviewedReport {
    Id<Report> id;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ReviewedReport, (), (id, version))

// Lets a report count, in rounds that ask for review.
struct ReviewReport {
    static constexpr std::string_view name = "rounds.review_report";
    static constexpr auto needs = access::Permission::manage_rounds;
    using Output = ReviewedReport;

    Id<Report> report;
    std::int64_t if_match = 0;
};
BOOST_DESCRIBE_STRUCT(ReviewReport, (), (report, if_match))

// Sends a report back with a question. The question goes through the system, since who typed the report is
// known only inside its own organisation.
struct ReturnReport {
    static constexpr std::string_view name = "rounds.return_report";
    static constexpr auto needs = access::Permission::manage_rounds;
    using Output = ReviewedReport;

    Id<Report> report;
    std::int64_t if_match = 0;
    Text<500> question;
};
BOOST_DESCRIBE_STRUCT(ReturnReport, (), (report, if_match, question))

Result<access::Scope> scope_of(ReviewReport const& command, work::Work& work);
Result<ReviewedReport> handle(ReviewReport const& command, work::Work& work);
Result<access::Scope> scope_of(ReturnReport const& command, work::Work& work);
Result<ReviewedReport> handle(ReturnReport const& command, work::Work& work);

}  // namespace samsyn::rounds
