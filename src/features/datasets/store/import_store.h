// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/features/datasets/domain/import.h"

namespace samsyn::datasets {

// Rows of the table imports of one tenant.
class ImportStore {
public:
    ImportStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    void insert(Import const& added);
    // Everything but the file.
    void save(Import const& changed);
    std::optional<Import> find(Id<Import> id);

    struct Listed {
        Import import;
        std::string asked_by;  // names of people; empty: the machine's owner, or nobody
        std::string withdrawn_by;
    };
    std::optional<Listed> find_listed(Id<Import> id);
    // Those of the organisation whose files were not thrown away, newest first.
    std::vector<Listed> list(Id<Organisation> owner, int limit, int skip);
    std::int64_t count(Id<Organisation> owner);
    struct Open {
        std::int64_t files = 0;
        std::int64_t bytes = 0;
    };
    Open open_of(Id<Organisation> owner);
    // The last one of the dataset that was done and not withdrawn.
    std::optional<Id<Import>> last_of(Uuid dataset);
    // Open ones whose files came before.
    std::vector<Import> open_since(UtcTime before);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::datasets
