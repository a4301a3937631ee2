// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/store/merge_store.h"

namespace samsyn::observations {
namespace {

constexpr int most_generations = 10;

}  // namespace

std::optional<Id<Observation>> MergeStore::merged_into(Id<Observation> observation)
{
    return m_transaction.first(
        "SELECT merged_into FROM observations WHERE tenant = $1 AND id = $2 AND merged_into IS NOT NULL",
        [](sql::Row const& row) { return row.id<Observation>(0); }, m_tenant, observation);
}

void MergeStore::set_merged(Id<Observation> observation, std::optional<Id<Observation>> into)
{
    m_transaction.change("UPDATE observations SET merged_into = $1 WHERE tenant = $2 AND id = $3", into,
                         m_tenant, observation);
}

bool MergeStore::may_see(access::Visible const& visible, Id<Observation> observation)
{
    sql::Values values{sql::to_value(observation)};
    visible.bind(values);
    bool found = false;
    m_transaction.for_each_value(
        "SELECT 1 FROM observations o WHERE o.id = $1 AND " + visible.predicate("o", 2), values,
        [&](sql::Row const&) { found = true; });
    return found;
}

std::vector<Id<Observation>> MergeStore::sources(access::Visible const& visible, Id<Observation> kept)
{
    sql::Values values{sql::to_value(m_tenant), sql::to_value(kept)};
    visible.bind(values);
    std::vector<Id<Observation>> found;
    m_transaction.for_each_value(
        "SELECT o.id FROM observations o WHERE o.tenant = $1 AND o.merged_into = $2 AND " +
            visible.predicate("o", 3) + " ORDER BY o.created_at, o.id",
        values, [&](sql::Row const& row) { found.push_back(row.id<Observation>(0)); });
    return found;
}

std::string MergeStore::root_of(std::string category)
{
    for (int i = 0; i < most_generations; ++i) {
        auto const parent = m_transaction.first(
            "SELECT parent FROM categories WHERE tenant = $1 AND code = $2 AND parent IS NOT NULL",
            [](sql::Row const& row) { return row.text(0); }, m_tenant, category);
        if (!parent) break;
        category = *parent;
    }
    return category;
}

std::vector<Id<Observation>> MergeStore::near(access::Visible const& visible, Near const& near)
{
    using sql::to_value;
    sql::Values values{to_value(m_tenant),
                       to_value(near.area),
                       to_value(near.except),
                       to_value(near.from),
                       to_value(near.to),
                       to_value(near.counted.first),
                       to_value(near.counted.last),
                       to_value(near.place),
                       to_value(near.x),
                       to_value(near.y),
                       to_value(near.metres * near.metres),
                       to_value(root_of(near.category)),
                       to_value(near.limit)};
    visible.bind(values);
    std::vector<Id<Observation>> found;
    m_transaction.for_each_value(
        "WITH RECURSIVE kin (code) AS ("
        "SELECT code FROM categories WHERE tenant = $1 AND code = $12 "
        "UNION SELECT c.code FROM categories c JOIN kin k ON c.parent = k.code WHERE c.tenant = $1) "
        "SELECT o.id FROM observations o WHERE o.tenant = $1 AND o.area = $2 AND o.id <> $3 "
        "AND o.merged_into IS NULL AND o.time_precision <> 'recurring' "
        "AND COALESCE(o.occurred_to, o.occurred_from, o.created_at) >= $4 "
        "AND COALESCE(o.occurred_from, o.created_at) <= $5 "
        "AND o.counted_on >= $6 AND o.counted_on <= $7 "
        "AND (o.place = $8 OR (o.x - $9) * (o.x - $9) + (o.y - $10) * (o.y - $10) <= $11) "
        "AND o.category IN (SELECT code FROM kin) AND " +
            visible.predicate("o", 14) + " ORDER BY o.created_at DESC, o.id DESC LIMIT $13",
        values, [&](sql::Row const& row) { found.push_back(row.id<Observation>(0)); });
    return found;
}

}  // namespace samsyn::observations
