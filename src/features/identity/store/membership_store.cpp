// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/store/membership_store.h"

#include "lib/sql/enum_column.h"

namespace samsyn::identity {
namespace {

MembershipStore::Member read_member(sql::Row const& row)
{
    MembershipStore::Member member;
    member.membership = row.id<Membership>(0);
    member.user = row.id<User>(1);
    member.name = row.text(2);
    member.email = row.text(3);
    member.organisation = row.id<Organisation>(4);
    member.organisation_name = row.text(5);
    member.valid_from = row.day(6);
    member.valid_to = row.optional_day(7);
    member.has_signed_in = row.flag(8);
    return member;
}

}  // namespace

std::vector<MembershipStore::OfUser> MembershipStore::of_user(Id<User> user, Day day)
{
    return m_transaction.list(
        "SELECT m.tenant, m.id, t.name, o.name FROM memberships m JOIN tenants t ON t.id = m.tenant "
        "JOIN organisations o ON o.tenant = m.tenant AND o.id = m.organisation "
        "WHERE m.user_id = $1 AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to > $2) "
        "AND o.valid_from <= $2 AND (o.valid_to IS NULL OR o.valid_to > $2) ORDER BY m.created_at, m.id",
        [](sql::Row const& row) {
            return OfUser{row.id<Tenant>(0), row.id<Membership>(1), row.text(2), row.text(3)};
        },
        user, day);
}

std::vector<MembershipStore::Member> MembershipStore::members(
    Id<Tenant> tenant, std::optional<Id<Organisation>> const& organisation, Day not_ended)
{
    auto members = m_transaction.list(
        "SELECT m.id, m.user_id, u.name, u.email, m.organisation, o.name, m.valid_from, m.valid_to, "
        "CASE WHEN u.password_hash IS NULL THEN 0 ELSE 1 END FROM memberships m "
        "JOIN users u ON u.id = m.user_id "
        "JOIN organisations o ON o.tenant = m.tenant AND o.id = m.organisation "
        "WHERE m.tenant = $1 AND (m.valid_to IS NULL OR m.valid_to > $2) "
        "AND (m.organisation = $3 OR CAST($4 AS BIGINT) = 1) ORDER BY o.name, u.name, m.id LIMIT 5000",
        read_member, tenant, not_ended, organisation.value_or(Id<Organisation>()), !organisation.has_value());
    for (auto& member : members) read_parts(tenant, member);
    return members;
}

std::optional<MembershipStore::Member> MembershipStore::member(Id<Tenant> tenant, Id<Membership> membership)
{
    auto member = m_transaction.first(
        "SELECT m.id, m.user_id, u.name, u.email, m.organisation, o.name, m.valid_from, m.valid_to, "
        "CASE WHEN u.password_hash IS NULL THEN 0 ELSE 1 END FROM memberships m "
        "JOIN users u ON u.id = m.user_id "
        "JOIN organisations o ON o.tenant = m.tenant AND o.id = m.organisation "
        "WHERE m.tenant = $1 AND m.id = $2",
        read_member, tenant, membership);
    if (member) read_parts(tenant, *member);
    return member;
}

void MembershipStore::read_parts(Id<Tenant> tenant, Member& member)
{
    member.roles = m_transaction.list(
        "SELECT role FROM membership_roles WHERE tenant = $1 AND membership = $2 ORDER BY role",
        [](sql::Row const& row) { return sql::read_enum<access::Role>(row, 0); }, tenant, member.membership);
    member.operations = m_transaction.list(
        "SELECT operation FROM membership_operations WHERE tenant = $1 AND membership = $2 ORDER BY "
        "operation",
        [](sql::Row const& row) { return row.id<Operation>(0); }, tenant, member.membership);
}

std::optional<Id<Membership>> MembershipStore::in_organisation(Id<Tenant> tenant, Id<User> user,
                                                               Id<Organisation> organisation, Day day)
{
    return m_transaction.first(
        "SELECT id FROM memberships WHERE tenant = $1 AND user_id = $2 AND organisation = $3 "
        "AND (valid_to IS NULL OR valid_to > $4)",
        [](sql::Row const& row) { return row.id<Membership>(0); }, tenant, user, organisation, day);
}

void MembershipStore::insert(Id<Tenant> tenant, Id<Membership> id, Id<User> user,
                             Id<Organisation> organisation, Day from, std::optional<Day> const& to,
                             UtcTime now)
{
    m_transaction.change(
        "INSERT INTO memberships (tenant, id, user_id, organisation, valid_from, valid_to, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        tenant, id, user, organisation, from, to, now);
}

void MembershipStore::set_roles(Id<Tenant> tenant, Id<Membership> id, std::vector<access::Role> const& roles)
{
    m_transaction.change("DELETE FROM membership_roles WHERE tenant = $1 AND membership = $2", tenant, id);
    for (auto const role : roles)
        m_transaction.change(
            "INSERT INTO membership_roles (tenant, membership, role) VALUES ($1, $2, $3) "
            "ON CONFLICT (tenant, membership, role) DO NOTHING",
            tenant, id, enum_text(role));
}

void MembershipStore::set_operations(Id<Tenant> tenant, Id<Membership> id,
                                     std::vector<Id<Operation>> const& operations)
{
    m_transaction.change("DELETE FROM membership_operations WHERE tenant = $1 AND membership = $2", tenant,
                         id);
    for (auto const& operation : operations)
        m_transaction.change(
            "INSERT INTO membership_operations (tenant, membership, operation) VALUES ($1, $2, $3) "
            "ON CONFLICT (tenant, membership, operation) DO NOTHING",
            tenant, id, operation);
}

void MembershipStore::set_days(Id<Tenant> tenant, Id<Membership> id, Day from, std::optional<Day> const& to)
{
    m_transaction.change(
        "UPDATE memberships SET valid_from = $3, valid_to = $4 WHERE tenant = $1 AND id = $2", tenant, id,
        from, to);
}

bool MembershipStore::has_organisation(Id<Tenant> tenant, Id<Organisation> organisation, Day day)
{
    return m_transaction.exists(
        "SELECT 1 FROM organisations WHERE tenant = $1 AND id = $2 AND valid_from <= $3 "
        "AND (valid_to IS NULL OR valid_to > $3)",
        tenant, organisation, day);
}

bool MembershipStore::has_operation(Id<Tenant> tenant, Id<Organisation> organisation, Id<Operation> operation)
{
    return m_transaction.exists(
        "SELECT 1 FROM operations WHERE tenant = $1 AND id = $3 AND organisation = $2", tenant, organisation,
        operation);
}

}  // namespace samsyn::identity
