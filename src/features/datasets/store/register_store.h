// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/subjects.h"
#include "src/features/datasets/domain/taxonomy.h"

namespace samsyn::datasets {

// What an import asks the municipality's register: categories and organisations.
class RegisterStore {
public:
    RegisterStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    struct NamedCategory {
        std::string code;
        std::string name_sv;
        std::string name_en;
    };
    // Those in use.
    std::vector<NamedCategory> categories();

    // Parents before their children.
    void insert_categories(std::vector<NationalCategory> const& categories);

    std::optional<Id<Organisation>> organisation(std::string const& code);
    // The one that was there first: the municipality's own, as a rule.
    std::optional<Id<Organisation>> first_organisation();

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::datasets
