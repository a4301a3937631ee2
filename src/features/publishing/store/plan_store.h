// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/sql/connection.h"
#include "src/features/publishing/domain/plan.h"

namespace samsyn::publishing {

// The municipality's plan of what it publishes.
class PlanStore {
public:
    PlanStore(sql::Transaction& transaction, Id<Tenant> tenant) : m_transaction(transaction), m_tenant(tenant)
    {
    }

    // Version 0 and nothing in it when nobody has decided.
    ReleasePlan plan();
    void save(ReleasePlan const& plan, Id<User> decided_by, UtcTime at);

private:
    void read_lists(ReleasePlan& plan);

    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::publishing
