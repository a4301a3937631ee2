// SPDX-License-Identifier: EUPL-1.2
#include "src/access/load_actors.h"

#include <map>

#include "lib/base/check.h"
#include "lib/base/enum_text.h"

namespace samsyn::access {
namespace {

template <class E>
E parse(std::string const& text)
{
    auto const value = enum_from_text<E>(text);
    check(value.has_value());  // the column's CHECK allows no other
    return *value;
}

using Functions = std::map<Id<Organisation>, std::map<Id<Area>, std::set<AreaFunction>>>;

Functions functions_of(sql::Transaction& transaction, Id<Tenant> tenant, Day today)
{
    Functions functions;
    transaction.for_each(
        "SELECT organisation, area, area_function FROM area_functions WHERE tenant = $1 "
        "AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)",
        [&](sql::Row const& row) {
            functions[row.id<Organisation>(0)][row.id<Area>(1)].insert(parse<AreaFunction>(row.text(2)));
        },
        tenant, today);
    return functions;
}

std::map<Id<Membership>, Actor> memberships_of(sql::Transaction& transaction, Id<Tenant> tenant, Day today)
{
    std::map<Id<Membership>, Actor> actors;
    transaction.for_each(
        "SELECT m.id, m.user_id, m.organisation, m.is_cleared, o.sector FROM memberships m "
        "JOIN users u ON u.id = m.user_id "
        "JOIN organisations o ON o.tenant = m.tenant AND o.id = m.organisation "
        "WHERE m.tenant = $1 AND u.disabled_at IS NULL "
        "AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to > $2) "
        "AND o.valid_from <= $2 AND (o.valid_to IS NULL OR o.valid_to > $2)",
        [&](sql::Row const& row) {
            Actor actor;
            actor.tenant = tenant;
            actor.membership = row.id<Membership>(0);
            actor.user = row.id<User>(1);
            actor.organisation = row.id<Organisation>(2);
            actor.is_cleared = row.flag(3);
            actor.is_private_sector = row.text(4) == "private";
            actor.today = today;
            actors.emplace(actor.membership, std::move(actor));
        },
        tenant, today);
    return actors;
}

}  // namespace

std::vector<Actor> load_actors(sql::Transaction& transaction, Id<Tenant> tenant, Day today)
{
    auto actors = memberships_of(transaction, tenant, today);
    auto const of_membership = [&](sql::Row const& row, auto const& add) {
        auto const found = actors.find(row.id<Membership>(0));
        if (found != actors.end()) add(found->second);
    };
    transaction.for_each(
        "SELECT membership, role FROM membership_roles WHERE tenant = $1",
        [&](sql::Row const& row) {
            of_membership(row, [&](Actor& actor) { actor.roles.add(parse<Role>(row.text(1))); });
        },
        tenant);
    transaction.for_each(
        "SELECT membership, operation FROM membership_operations WHERE tenant = $1",
        [&](sql::Row const& row) {
            of_membership(row, [&](Actor& actor) { actor.operations.insert(row.id<Operation>(1)); });
        },
        tenant);
    auto const functions = functions_of(transaction, tenant, today);
    std::vector<Actor> loaded;
    for (auto& [membership, actor] : actors) {
        auto const found = functions.find(actor.organisation);
        if (found != functions.end()) actor.functions = found->second;
        loaded.push_back(std::move(actor));
    }
    return loaded;
}

}  // namespace samsyn::access
