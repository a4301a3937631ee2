// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/store/snap_store.h"

namespace samsyn::publishing {

std::optional<SnapList> SnapStore::list()
{
    auto list = m_transaction.first(
        "SELECT outside, fewest, grounds, given_by, given_at FROM snap_lists WHERE tenant = $1",
        [](sql::Row const& row) {
            return SnapList{{}, row.integer(0), row.integer(1), row.text(2), row.id<User>(3), row.time(4)};
        },
        m_tenant);
    if (list)
        list->points = m_transaction.list(
            "SELECT x, y, name, addresses FROM snap_points WHERE tenant = $1 ORDER BY x, y",
            [](sql::Row const& row) {
                return NamedPoint{row.integer(0), row.integer(1), row.text(2), row.integer(3)};
            },
            m_tenant);
    return list;
}

void SnapStore::replace(SnapList const& list)
{
    m_transaction.change("DELETE FROM snap_points WHERE tenant = $1", m_tenant);
    m_transaction.change("DELETE FROM snap_lists WHERE tenant = $1", m_tenant);
    m_transaction.change(
        "INSERT INTO snap_lists (tenant, outside, fewest, grounds, given_by, given_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        m_tenant, list.outside, list.fewest, list.grounds, list.given_by, list.given_at);
    for (auto const& point : list.points)
        m_transaction.change(
            "INSERT INTO snap_points (tenant, x, y, name, addresses) VALUES ($1, $2, $3, $4, $5)", m_tenant,
            point.x, point.y, point.name, point.addresses);
}

}  // namespace samsyn::publishing
