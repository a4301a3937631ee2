// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/store/added_tallies.h"

#include <set>

#include "lib/base/enum_text.h"

namespace samsyn::observations {
namespace {

using sql::to_value;

constexpr std::int64_t shards = 64;

constexpr auto tally_sql =
    "INSERT INTO observation_tallies AS t (tenant, area, counted_on, category, source, owner, class, "
    "audience, state, shard, observations, seen, serious) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) "
    "ON CONFLICT (tenant, area, counted_on, category, source, owner, class, audience, state, shard) DO "
    "UPDATE "
    "SET observations = t.observations + excluded.observations, seen = t.seen + excluded.seen, "
    "serious = t.serious + excluded.serious";

constexpr auto change_sql =
    "INSERT INTO observation_changes AS c (tenant, shard, changes) VALUES ($1, $2, 1) "
    "ON CONFLICT (tenant, shard) DO UPDATE SET changes = c.changes + 1";

}  // namespace

void AddedTallies::add(Stored const& added)
{
    m_chance ^= added.report.value_or(added.id.uuid()).bytes.back();
    auto const& seen = added.seen;
    auto& sum = m_sums[{added.tenant, added.area, added.counted_on, seen.category.value, added.source,
                        added.owner, added.audience}];
    if (!added.is_reviewed) return;  // counts from its review on
    ++sum.observations;
    sum.seen += seen.count.value;
    sum.serious += seen.severity.value == 3 ? 1 : 0;
}

void AddedTallies::write(sql::Transaction& transaction) const
{
    auto const shard = transaction.engine() == sql::Engine::sqlite ? 0 : m_chance % shards;
    std::vector<sql::Values> rows;
    std::set<Id<Tenant>> tenants;
    for (auto const& [key, sum] : m_sums) {
        tenants.insert(key.tenant);
        if (sum.observations == 0) continue;
        rows.push_back({to_value(key.tenant), to_value(key.area), to_value(key.counted_on),
                        to_value(key.category), to_value(enum_text(key.source)), to_value(key.owner),
                        to_value(usual_class), to_value(key.audience), to_value(usual_state), to_value(shard),
                        to_value(sum.observations), to_value(sum.seen), to_value(sum.serious)});
    }
    transaction.change_many(tally_sql, rows);
    for (auto const& tenant : tenants) transaction.change(change_sql, tenant, shard);
}

}  // namespace samsyn::observations
