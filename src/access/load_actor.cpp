// SPDX-License-Identifier: EUPL-1.2
#include "src/access/load_actor.h"

#include "lib/sql/enum_column.h"

namespace samsyn::access {
namespace {

std::optional<Actor> load_membership(sql::Transaction& transaction, Id<Tenant> tenant,
                                     Id<Membership> membership, Day today)
{
    return transaction.first(
        "SELECT m.user_id, m.organisation, m.is_cleared, o.sector FROM memberships m "
        "JOIN users u ON u.id = m.user_id "
        "JOIN organisations o ON o.tenant = m.tenant AND o.id = m.organisation "
        "WHERE m.tenant = $1 AND m.id = $2 AND u.disabled_at IS NULL "
        "AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to > $3) "
        "AND o.valid_from <= $3 AND (o.valid_to IS NULL OR o.valid_to > $3)",
        [&](sql::Row const& row) {
            Actor actor;
            actor.tenant = tenant;
            actor.membership = membership;
            actor.user = row.id<User>(0);
            actor.organisation = row.id<Organisation>(1);
            actor.is_cleared = row.flag(2);
            actor.is_private_sector = row.text(3) == "private";
            actor.today = today;
            return actor;
        },
        tenant, membership, today);
}

}  // namespace

std::optional<Actor> load_actor(sql::Transaction& transaction, Id<Tenant> tenant, Id<Membership> membership,
                                Day today)
{
    auto actor = load_membership(transaction, tenant, membership, today);
    if (!actor) return std::nullopt;
    transaction.for_each(
        "SELECT role FROM membership_roles WHERE tenant = $1 AND membership = $2",
        [&](sql::Row const& row) { actor->roles.add(sql::read_enum<Role>(row, 0)); }, tenant, membership);
    transaction.for_each(
        "SELECT operation FROM membership_operations WHERE tenant = $1 AND membership = $2",
        [&](sql::Row const& row) { actor->operations.insert(row.id<Operation>(0)); }, tenant, membership);
    transaction.for_each(
        "SELECT area, area_function FROM area_functions WHERE tenant = $1 AND organisation = $2 "
        "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to > $3)",
        [&](sql::Row const& row) {
            actor->functions[row.id<Area>(0)].insert(sql::read_enum<AreaFunction>(row, 1));
        },
        tenant, actor->organisation, today);
    return actor;
}

}  // namespace samsyn::access
