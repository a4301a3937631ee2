// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/store/profile_store.h"

namespace samsyn::datasets {
namespace {

KeptProfile read_profile(sql::Row const& row)
{
    return {row.text(0), row.text(1), row.id<Membership>(2), row.time(3), row.integer(4)};
}

}  // namespace

std::vector<KeptProfile> ProfileStore::list()
{
    return m_transaction.list(
        "SELECT name, body, changed_by, changed_at, version FROM import_profiles WHERE tenant = $1 ORDER BY "
        "name",
        read_profile, m_tenant);
}

std::optional<KeptProfile> ProfileStore::find(std::string const& name)
{
    return m_transaction.first(
        "SELECT name, body, changed_by, changed_at, version FROM import_profiles WHERE tenant = $1 AND name "
        "= $2",
        read_profile, m_tenant, name);
}

void ProfileStore::save(KeptProfile const& profile)
{
    m_transaction.change(
        "INSERT INTO import_profiles (tenant, name, body, changed_by, changed_at) VALUES ($1, $2, $3, $4, "
        "$5) ON CONFLICT (tenant, name) DO UPDATE SET body = excluded.body, changed_by = "
        "excluded.changed_by, changed_at = excluded.changed_at, version = import_profiles.version + 1",
        m_tenant, profile.name, profile.body, profile.changed_by, profile.changed_at);
}

bool ProfileStore::remove(std::string const& name)
{
    return m_transaction.change("DELETE FROM import_profiles WHERE tenant = $1 AND name = $2", m_tenant,
                                name) > 0;
}

}  // namespace samsyn::datasets
