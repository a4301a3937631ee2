// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/subjects.h"
#include "src/features/rounds/domain/checklist.h"

namespace samsyn::rounds {

// Rows of the tables checklists, checklist_questions and checklist_question_categories of one tenant.
class ChecklistStore {
public:
    ChecklistStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    void insert(Checklist const& checklist, UtcTime published_at);
    std::optional<Checklist> find(Id<Checklist> id);
    // The latest published version.
    std::optional<Checklist> latest(std::string const& code);

    struct Summary {
        std::string code;
        Name name;
        std::int64_t version_number = 1;
        std::int64_t questions = 0;
        UtcTime published_at;
    };
    // The latest published version of each, by code.
    std::vector<Summary> summaries();

    struct Version {
        Id<Checklist> id;
        std::int64_t version_number = 1;
        UtcTime published_at;
        std::int64_t rounds = 0;
    };
    // The published ones, newest first.
    std::vector<Version> versions(std::string const& code);

private:
    void read_questions(Checklist& checklist);
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::rounds
