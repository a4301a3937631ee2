// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/subjects.h"
#include "src/features/rounds/domain/category.h"

namespace samsyn::rounds {

// Rows of the table categories of one tenant.
class CategoryStore {
public:
    CategoryStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    // In the order they are shown, retired ones too.
    std::vector<Category> list();
    std::optional<Category> find(std::string const& code);
    // Last among those of its parent.
    void insert(Category const& category);
    void retire(std::string const& code, Day on);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::rounds
