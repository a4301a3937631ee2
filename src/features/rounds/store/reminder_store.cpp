// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/store/reminder_store.h"

#include <algorithm>

namespace samsyn::rounds {
namespace {

ReminderStore::Missing read_missing(sql::Row const& row)
{
    return {row.id<Operation>(0),
            row.text(1),
            static_cast<int>(row.integer(2)),
            row.optional_time(3),
            !row.is_null(3) && row.is_null(4),
            row.optional_text(5),
            row.optional_text(6)};
}

}  // namespace

std::vector<ReminderStore::Missing> ReminderStore::missing(Id<Round> round)
{
    return m_transaction.list(
        "SELECT e.operation, p.name, e.reminders_sent, l.sent_at, l.planned_at, p.contact_email, "
        "p.stand_in_email "
        "FROM round_expectations e JOIN operations p ON p.tenant = e.tenant AND p.id = e.operation "
        "LEFT JOIN round_reminders l ON l.tenant = e.tenant AND l.round = e.round "
        "AND l.operation = e.operation AND l.number = e.reminders_sent "
        "WHERE e.tenant = $1 AND e.round = $2 AND e.excused_reason IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM reports r WHERE r.tenant = e.tenant AND r.round = e.round "
        "AND r.operation = e.operation) ORDER BY p.name, e.operation",
        read_missing, m_tenant, round);
}

std::vector<ReminderStore::Reporter> ReminderStore::reporters(Id<Operation> operation, Day on)
{
    auto found = m_transaction.list(
        "SELECT u.id, m.id, u.email, u.language FROM membership_operations mo "
        "JOIN memberships m ON m.tenant = mo.tenant AND m.id = mo.membership "
        "JOIN membership_roles r ON r.tenant = m.tenant AND r.membership = m.id AND r.role = 'reporter' "
        "JOIN organisations o ON o.tenant = m.tenant AND o.id = m.organisation "
        "JOIN users u ON u.id = m.user_id "
        "WHERE mo.tenant = $1 AND mo.operation = $2 AND u.disabled_at IS NULL "
        "AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to > $3) "
        "AND o.valid_from <= $3 AND (o.valid_to IS NULL OR o.valid_to > $3) ORDER BY u.email, m.id",
        [](sql::Row const& row) {
            return Reporter{row.id<User>(0), row.id<Membership>(1), row.text(2), row.text(3)};
        },
        m_tenant, operation, on);
    auto const doubles = std::ranges::unique(found, {}, &Reporter::email);
    found.erase(doubles.begin(), doubles.end());
    return found;
}

void ReminderStore::insert(Sent const& sent)
{
    m_transaction.change(
        "INSERT INTO round_reminders (tenant, round, operation, number, planned_at, sent_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        m_tenant, sent.round, sent.operation, sent.number, sent.planned_at, sent.at);
    m_transaction.change(
        "UPDATE round_expectations SET reminders_sent = $4 "
        "WHERE tenant = $1 AND round = $2 AND operation = $3",
        m_tenant, sent.round, sent.operation, sent.number);
}

void ReminderStore::insert(Id<Round> round, Letter const& letter)
{
    m_transaction.change(
        "INSERT INTO round_reminder_letters (tenant, message, round, operation, number, is_stand_in) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        m_tenant, letter.message, round, letter.operation, letter.number, letter.is_to_stand_in);
}

std::vector<ReminderStore::Letter> ReminderStore::letters(Id<Round> round)
{
    return m_transaction.list(
        "SELECT message, operation, number, is_stand_in FROM round_reminder_letters "
        "WHERE tenant = $1 AND round = $2",
        [](sql::Row const& row) {
            return Letter{row.uuid(0), row.id<Operation>(1), static_cast<int>(row.integer(2)), row.flag(3)};
        },
        m_tenant, round);
}

std::string ReminderStore::municipality()
{
    return m_transaction
        .first(
            "SELECT name FROM tenants WHERE id = $1", [](sql::Row const& row) { return row.text(0); },
            m_tenant)
        .value_or("");
}

}  // namespace samsyn::rounds
