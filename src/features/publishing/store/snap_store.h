// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/id.h"
#include "lib/sql/connection.h"
#include "src/access/subjects.h"
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
    void replace(SnapList const& list, Id<User> by);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::publishing
