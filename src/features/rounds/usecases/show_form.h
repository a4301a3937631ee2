// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/report.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct KnownPlace {
    Id<observations::Place> id;
    std::string name;
    std::optional<double> lon;  // degrees, WGS 84; both or neither
    std::optional<double> lat;
};
BOOST_DESCRIBE_STRUCT(KnownPlace, (), (id, name, lon, lat))

struct KnownCategory {
    std::string code;
    Name name;
    bool needs_place = false;
    bool police_first = false;
    std::int64_t default_severity = 1;
};
BOOST_DESCRIBE_STRUCT(KnownCategory, (), (code, name, needs_place, police_first, default_severity))

// A report as those who may read it see it.
struct ShownReport {
    Id<Report> id;
    std::string operation;
    std::string organisation;
    ReportBody body;
    bool late = false;
    UtcTime submitted_at;
    bool reviewed = false;
    std::optional<std::string> return_question;
    std::optional<UtcTime> corrected_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ShownReport, (),
                      (id, operation, organisation, body, late, submitted_at, reviewed, return_question,
                       corrected_at, version))

// All that the report page needs, online or not.
struct ReportForm {
    Id<Round> round;
    Id<Operation> operation;
    std::string operation_name;
    std::string area_name;
    std::int64_t number = 0;
    Day first;
    Day last;
    UtcTime deadline;
    bool closed = false;
    Checklist checklist;
    std::vector<KnownCategory> categories;
    std::vector<KnownPlace> places;
    std::optional<ShownReport> report;  // when the operation has answered
};
BOOST_DESCRIBE_STRUCT(ReportForm, (),
                      (round, operation, operation_name, area_name, number, first, last, deadline, closed,
                       checklist, categories, places, report))

struct ShowReportForm {
    static constexpr std::string_view name = "rounds.show_form";
    static constexpr auto needs = access::Permission::report;
    using Output = ReportForm;

    Id<Round> round;
    Id<Operation> operation;
};
BOOST_DESCRIBE_STRUCT(ShowReportForm, (), (round, operation))

Result<access::Scope> scope_of(ShowReportForm const& query, work::Reading& reading);
Result<ReportForm> handle(ShowReportForm const& query, work::Reading& reading);

}  // namespace samsyn::rounds
