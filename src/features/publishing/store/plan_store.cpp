// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/store/plan_store.h"

#include "lib/sql/enum_column.h"

namespace samsyn::publishing {
namespace {

ReleasePlan read_plan(sql::Row const& row)
{
    ReleasePlan plan;
    plan.length = sql::read_enum<PeriodLength>(row, 0);
    plan.k = row.integer(1);
    plan.publication = {row.integer(2), row.integer(3)};
    plan.version = row.integer(4);
    plan.shows_places = row.flag(5);
    return plan;
}

}  // namespace

ReleasePlan PlanStore::plan()
{
    auto plan = m_transaction
                    .first(
                        "SELECT period_length, k, days_after, minute_of_day, version, shows_places FROM "
                        "release_plans "
                        "WHERE tenant = $1",
                        read_plan, m_tenant)
                    .value_or(ReleasePlan{});
    read_lists(plan);
    return plan;
}

void PlanStore::read_lists(ReleasePlan& plan)
{
    plan.areas = m_transaction.list(
        "SELECT p.area FROM release_plan_areas p JOIN areas a ON a.tenant = p.tenant AND a.id = p.area "
        "WHERE p.tenant = $1 ORDER BY a.sort_order, a.code",
        [](sql::Row const& row) { return row.id<Area>(0); }, m_tenant);
    plan.categories = m_transaction.list(
        "SELECT p.category, p.reach FROM release_plan_categories p JOIN categories c "
        "ON c.tenant = p.tenant AND c.code = p.category WHERE p.tenant = $1 ORDER BY c.sort_order, c.code",
        [](sql::Row const& row) {
            return ReleasePlan::Category{row.text(0), sql::read_enum<CategoryReach>(row, 1)};
        },
        m_tenant);
    plan.media = m_transaction.list(
        "SELECT address FROM release_plan_media WHERE tenant = $1 ORDER BY address",
        [](sql::Row const& row) { return row.text(0); }, m_tenant);
}

void PlanStore::save(ReleasePlan const& plan, Id<User> decided_by, UtcTime at)
{
    m_transaction.change(
        "INSERT INTO release_plans (tenant, period_length, k, days_after, minute_of_day, version, "
        "decided_by, decided_at, shows_places) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT "
        "(tenant) DO UPDATE SET "
        "period_length = excluded.period_length, k = excluded.k, days_after = excluded.days_after, "
        "minute_of_day = excluded.minute_of_day, version = excluded.version, "
        "decided_by = excluded.decided_by, decided_at = excluded.decided_at, "
        "shows_places = excluded.shows_places",
        m_tenant, enum_text(plan.length), plan.k, plan.publication.days_after, plan.publication.minute_of_day,
        plan.version, decided_by, at, plan.shows_places);
    m_transaction.change("DELETE FROM release_plan_areas WHERE tenant = $1", m_tenant);
    m_transaction.change("DELETE FROM release_plan_categories WHERE tenant = $1", m_tenant);
    m_transaction.change("DELETE FROM release_plan_media WHERE tenant = $1", m_tenant);
    for (auto const& area : plan.areas)
        m_transaction.change("INSERT INTO release_plan_areas (tenant, area) VALUES ($1, $2)", m_tenant, area);
    for (auto const& category : plan.categories)
        m_transaction.change(
            "INSERT INTO release_plan_categories (tenant, category, reach) VALUES ($1, $2, $3)", m_tenant,
            category.code, enum_text(category.reach));
    for (auto const& address : plan.media)
        m_transaction.change("INSERT INTO release_plan_media (tenant, address) VALUES ($1, $2)", m_tenant,
                             address);
}

}  // namespace samsyn::publishing
