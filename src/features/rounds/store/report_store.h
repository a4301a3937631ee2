// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <vector>

#include "lib/base/sha256.h"
#include "lib/sql/connection.h"
#include "src/access/visibility.h"
#include "src/features/rounds/domain/report.h"

namespace samsyn::rounds {

// Rows of the tables reports, report_answers and report_versions of one tenant. What a report saw lies in
// observations, so reports come from here without it.
class ReportStore {
public:
    ReportStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    void insert(Report const& report, Sha256 const& body_hash);
    // The new answers and version; keeps what it said before, with who corrected it and why.
    void replace(Report const& report, Sha256 const& body_hash, std::string const& old_body,
                 std::string const& reason, UtcTime at);
    void save_review(Report const& report);

    std::optional<Report> find(Id<Report> id);
    std::optional<Report> of_operation(Id<Round> round, Id<Operation> operation);
    std::optional<Sha256> body_hash(Id<Report> id);
    std::vector<Report> list(access::Visible const& visible, Id<Round> round);
    std::vector<Report> of_organisation(access::Visible const& visible, Id<Organisation> organisation,
                                        int limit);

    struct Earlier {
        std::int64_t version = 1;
        std::string body;  // JSON of ReportBody
        std::string reason;
        UtcTime replaced_at;
    };
    std::vector<Earlier> earlier_versions(Id<Report> id);

private:
    void insert_answers(Report const& report);
    void read_answers(Report& report);
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::rounds
