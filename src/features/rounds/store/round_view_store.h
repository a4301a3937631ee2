// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/features/rounds/domain/report.h"

namespace samsyn::rounds {

// What the pages of rounds show beside the rounds themselves: names and counts, of one tenant.
class RoundViewStore {
public:
    RoundViewStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    struct NamedArea {
        std::string code;
        std::string name;
    };
    NamedArea area(Id<Area> id);

    // Operations excused from answering count neither as expected nor as silent.
    struct Counts {
        std::int64_t expected = 0;
        std::int64_t answered = 0;
        std::int64_t late = 0;
        std::int64_t to_review = 0;
    };
    Counts counts(Id<Round> round);

    // One line for each expected operation, by name.
    struct Line {
        Id<Operation> operation;
        std::string name;
        Id<Organisation> organisation;
        std::string organisation_name;
        bool is_external = false;
        int reminders_sent = 0;
        std::optional<std::string> excused_reason;
        std::optional<std::string> late_allowed_reason;
        std::optional<Id<Report>> report;
        bool is_nothing = false;
        bool is_late = false;
        std::optional<UtcTime> submitted_at;
        std::optional<UtcTime> reviewed_at;
        std::optional<UtcTime> returned_at;
        std::optional<UtcTime> corrected_at;
        std::int64_t observations = 0;
    };
    std::vector<Line> lines(Id<Round> round);

    // The open rounds that wait for, or have, an answer of the operations, soonest deadline first.
    struct Task {
        Id<Round> round;
        Id<Operation> operation;
        std::string operation_name;
        std::string area_name;
        std::int64_t number = 0;
        DaySpan days;
        UtcTime deadline;
        std::optional<UtcTime> closed_at;
        std::optional<Id<Report>> report;
        std::optional<UtcTime> submitted_at;
        std::optional<std::string> return_question;
    };
    std::vector<Task> tasks(Id<Membership> membership);

    struct NamedPlace {
        Id<observations::Place> id;
        std::string name;
        std::optional<double> lon;
        std::optional<double> lat;
    };
    // Those in use, by name.
    std::vector<NamedPlace> places(Id<Area> area, Day on);

    struct NamedCategory {
        std::string code;
        Name name;
        std::string kind;
        bool needs_place = false;
        bool is_police_first = false;
        std::int64_t default_severity = 1;
    };
    std::vector<NamedCategory> categories();

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::rounds
