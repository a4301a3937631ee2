// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/sql/connection.h"
#include "src/features/publishing/domain/snap_list.h"

namespace samsyn::publishing {

// The municipality's list of points that events are moved to.
class SnapStore {
public:
    SnapStore(sql::Transaction& transaction, Id<Tenant> tenant) : m_transaction(transaction), m_tenant(tenant)
    {
    }

    std::optional<SnapList> list();
    // In the place of the one there was.
    void replace(SnapList const& list);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::publishing
