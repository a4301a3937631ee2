// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/sql/connection.h"
#include "src/features/areas/domain/organisation.h"

namespace samsyn::areas {

// Rows of the tables organisations and operations of one tenant.
class OrganisationStore {
public:
    OrganisationStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    void insert(KeptOrganisation const& organisation, UtcTime now);
    void save(KeptOrganisation const& organisation);
    std::optional<KeptOrganisation> find(Id<Organisation> id);
    bool has_organisation(std::string const& code);
    // By name, closed ones too.
    std::vector<KeptOrganisation> organisations();

    void insert(KeptOperation const& operation, UtcTime now);
    void save(KeptOperation const& operation);
    std::optional<KeptOperation> find_operation(Id<Operation> id);
    bool has_operation(std::string const& code);
    std::vector<KeptOperation> operations();
    // Gives all operations of one organisation to another. Returns those that moved.
    std::vector<Id<Operation>> move_operations(Id<Organisation> from, Id<Organisation> to);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::areas
