// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/sql/connection.h"
#include "src/features/publishing/domain/release_photo.h"

namespace samsyn::publishing {

class PhotoStore {
public:
    PhotoStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    void insert(ReleasePhoto const& photo, std::string const& content);
    std::optional<ReleasePhoto> find(Id<ReleasePhoto> id);
    // The first that came to be these bytes.
    std::optional<ReleasePhoto> of_hash(std::string const& hash);
    std::string content(std::string const& hash);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::publishing
