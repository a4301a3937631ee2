// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/features/rounds/domain/answer_record.h"
#include "src/features/rounds/domain/round.h"

namespace samsyn::rounds {

// How operations have answered closed rounds, of one tenant.
class AnswerRecordStore {
public:
    AnswerRecordStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    // Those of the latest closed rounds that lie in the days, oldest first.
    std::vector<Round> rounds(Id<Area> area, DaySpan const& days, int most);

    struct Line {
        Id<Round> round;
        Id<Operation> operation;
        std::string name;
        Id<Organisation> organisation;
        std::string organisation_name;
        bool is_external = false;
        RecordedAnswer answer;  // without round_over
    };
    // A line for each expectation, by organisation and operation.
    std::vector<Line> lines(Round const& round);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::rounds
