// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/usecases/show_form.h"

namespace samsyn::rounds {

struct EarlierReport {
    std::int64_t version = 1;
    ReportBody body;
    std::string reason;
    UtcTime replaced_at;
};
BOOST_DESCRIBE_STRUCT(EarlierReport, (), (version, body, reason, replaced_at))

struct ReportPage {
    ShownReport report;
    std::vector<EarlierReport> earlier;
    Id<Round> round;
    Checklist checklist;  // that the round asks by
    std::vector<KnownCategory> categories;
    std::vector<KnownPlace> places;
    bool may_review = false;
    // Who typed it, inside the own organisation only.
    std::optional<std::string> author;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ReportPage, (),
                      (report, earlier, round, checklist, categories, places, may_review, author, version))

// A report with what it said before its corrections. The actor must be in the core of its area, or of its own
// organisation; others get the answer of one that does not exist.
struct ShowReport {
    static constexpr std::string_view name = "rounds.show_report";
    static constexpr auto needs = access::Permission::read_own_reports;
    using Output = ReportPage;

    Id<Report> report;
};
BOOST_DESCRIBE_STRUCT(ShowReport, (), (report))

Result<access::Scope> scope_of(ShowReport const& query, work::Reading& reading);
Result<ReportPage> handle(ShowReport const& query, work::Reading& reading);

}  // namespace samsyn::rounds
