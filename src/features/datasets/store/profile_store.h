// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/subjects.h"

namespace samsyn::datasets {

// A profile of the municipality's own, as it is kept.
struct KeptProfile {
    std::string name;
    std::string body;  // JSON
    Id<Membership> changed_by;
    UtcTime changed_at;
    std::int64_t version = 1;  // counted by the store
};

class ProfileStore {
public:
    ProfileStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    std::vector<KeptProfile> list();
    std::optional<KeptProfile> find(std::string const& name);
    // A new one, or in place of the one of that name.
    void save(KeptProfile const& profile);
    bool remove(std::string const& name);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::datasets
