// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/store/circle_store.h"

#include "lib/base/check.h"
#include "lib/base/enum_text.h"

namespace samsyn::acute {
namespace {

// $1 tenant, $2 area, $3 today. The people who may follow the area's events: a role that does, in an
// organisation with a function there.
constexpr auto followers =
    "FROM memberships m JOIN users u ON u.id = m.user_id "
    "JOIN organisations g ON g.tenant = m.tenant AND g.id = m.organisation "
    "WHERE m.tenant = $1 AND u.disabled_at IS NULL "
    "AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to > $3) "
    "AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to > $3) "
    "AND EXISTS (SELECT 1 FROM area_functions f WHERE f.tenant = m.tenant AND f.area = $2 "
    "AND f.organisation = m.organisation AND f.valid_from <= $3 AND (f.valid_to IS NULL OR f.valid_to > $3)) "
    "AND EXISTS (SELECT 1 FROM membership_roles r WHERE r.tenant = m.tenant AND r.membership = m.id "
    "AND r.role IN ('member', 'analyst', 'coordinator')) ";

struct StoredMember {
    std::size_t step = 0;
    CircleMember member;
};

StoredMember read_member(sql::Row const& row)
{
    StoredMember stored;
    stored.step = static_cast<std::size_t>(row.integer(0));
    stored.member.membership = row.optional_id<Membership>(1);
    stored.member.organisation = row.optional_id<Organisation>(2);
    if (auto const role = row.optional_text(3)) stored.member.role = enum_from_text<access::Role>(*role);
    return stored;
}

}  // namespace

std::int64_t CircleStore::version(Id<Area> area)
{
    return m_transaction
        .first(
            "SELECT version FROM acute_circles WHERE tenant = $1 AND area = $2",
            [](sql::Row const& row) { return row.integer(0); }, m_tenant, area)
        .value_or(0);
}

Circle CircleStore::circle(Id<Area> area)
{
    Circle circle;
    auto const minutes = m_transaction.first(
        "SELECT attention_minutes, urgent_minutes, critical_minutes FROM acute_circles "
        "WHERE tenant = $1 AND area = $2",
        [](sql::Row const& row) {
            return MinutesToConfirm{row.integer(0), row.integer(1), row.integer(2)};
        },
        m_tenant, area);
    if (minutes) circle.minutes = *minutes;
    circle.steps = steps(area);
    if (circle.steps.empty()) circle.steps.items.push_back(core_coordinators(area));
    return circle;
}

ListOf<CircleStep, 8> CircleStore::steps(Id<Area> area)
{
    ListOf<CircleStep, 8> steps;
    m_transaction.for_each(
        "SELECT step, membership, organisation, role FROM acute_circle_members "
        "WHERE tenant = $1 AND area = $2 ORDER BY step, position",
        [&](sql::Row const& row) {
            auto const stored = read_member(row);
            if (steps.size() <= stored.step) steps.items.resize(stored.step + 1);
            steps.items[stored.step].members.items.push_back(stored.member);
        },
        m_tenant, area);
    return steps;
}

CircleStep CircleStore::core_coordinators(Id<Area> area)
{
    CircleStep step;
    step.members.items = m_transaction.list(
        "SELECT DISTINCT f.organisation FROM area_functions f WHERE f.tenant = $1 AND f.area = $2 "
        "AND f.area_function = 'core' AND f.valid_from <= $3 AND (f.valid_to IS NULL OR f.valid_to > $3) "
        "ORDER BY f.organisation",
        [](sql::Row const& row) {
            return CircleMember{std::nullopt, row.id<Organisation>(0), access::Role::coordinator};
        },
        m_tenant, area, m_today);
    return step;
}

void CircleStore::replace(Id<Area> area, Circle const& circle, std::int64_t version, UtcTime at)
{
    m_transaction.change("DELETE FROM acute_circle_members WHERE tenant = $1 AND area = $2", m_tenant, area);
    m_transaction.change(
        "INSERT INTO acute_circles (tenant, area, attention_minutes, urgent_minutes, critical_minutes, "
        "version, "
        "changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant, area) DO UPDATE SET "
        "attention_minutes = $3, urgent_minutes = $4, critical_minutes = $5, version = $6, changed_at = $7",
        m_tenant, area, circle.minutes.attention, circle.minutes.urgent, circle.minutes.critical, version,
        at);
    for (std::size_t i = 0; i < circle.steps.size(); ++i) {
        auto const& members = circle.steps.items[i].members.items;
        for (std::size_t k = 0; k < members.size(); ++k) {
            auto const& member = members[k];
            auto const role = member.role ? std::optional(enum_text(*member.role)) : std::nullopt;
            m_transaction.change(
                "INSERT INTO acute_circle_members (tenant, area, step, position, membership, organisation, "
                "role) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                m_tenant, area, i, k, member.membership, member.organisation, role);
        }
    }
}

std::vector<CircleStore::Recipient> CircleStore::recipients(Id<Area> area, CircleMember const& member)
{
    auto const read = [](sql::Row const& row) {
        return Recipient{row.id<Membership>(0), row.text(1), row.text(2)};
    };
    auto const select = std::string("SELECT m.id, u.email, u.language ") + followers;
    if (member.membership)
        return m_transaction.list(select + "AND m.id = $4", read, m_tenant, area, m_today,
                                  *member.membership);
    check(member.organisation && member.role);  // the table holds one or the other
    return m_transaction.list(
        select +
            "AND m.organisation = $4 AND EXISTS (SELECT 1 FROM membership_roles k WHERE k.tenant = m.tenant "
            "AND k.membership = m.id AND k.role = $5) ORDER BY m.id",
        read, m_tenant, area, m_today, *member.organisation, enum_text(*member.role));
}

std::vector<CircleStore::Candidate> CircleStore::candidates(Id<Area> area)
{
    return m_transaction.list(
        std::string("SELECT m.id, u.name, g.id, g.name ") + followers + "ORDER BY g.name, u.name, m.id",
        [](sql::Row const& row) {
            return Candidate{row.id<Membership>(0), row.text(1), row.id<Organisation>(2), row.text(3)};
        },
        m_tenant, area, m_today);
}

}  // namespace samsyn::acute
