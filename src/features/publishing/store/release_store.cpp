// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/store/release_store.h"

#include "lib/sql/enum_column.h"

namespace samsyn::publishing {
namespace {

std::string select(std::string const& rest)
{
    return "SELECT r.id, r.kind, r.corrects, r.first_day, r.last_day, r.counted_at, r.prepared_by, "
           "r.prepared_at, r.discarded_at, r.approved_by, r.approved_at, r.publish_at, r.number, "
           "COALESCE(r.previous, ''), r.published_at, COALESCE(r.manifest_hash, ''), r.withdrawn_at, "
           "r.withdrawn_reason FROM releases r WHERE r.tenant = $1 AND " +
           rest;
}

Release read_release(sql::Row const& row)
{
    Release release;
    release.id = row.id<Release>(0);
    release.kind = sql::read_enum<ReleaseKind>(row, 1);
    release.corrects = row.optional_id<Release>(2);
    release.days = {row.day(3), row.day(4)};
    release.counted_at = row.time(5);
    release.prepared_by = row.id<User>(6);
    release.prepared_at = row.time(7);
    release.discarded_at = row.optional_time(8);
    release.approved_by = row.optional_id<User>(9);
    release.approved_at = row.optional_time(10);
    release.publish_at = row.optional_time(11);
    release.number = row.optional_integer(12);
    release.previous = row.text(13);
    release.published_at = row.optional_time(14);
    release.manifest_hash = row.text(15);
    release.withdrawn_at = row.optional_time(16);
    release.withdrawn_reason = row.text(17);
    return release;
}

}  // namespace

void ReleaseStore::insert(Release const& release, Content const& content)
{
    m_transaction.change(
        "INSERT INTO releases (tenant, id, kind, corrects, first_day, last_day, document, equations, hidden, "
        "fingerprint, counted_at, prepared_by, prepared_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        m_tenant, release.id, enum_text(release.kind), release.corrects, release.days.first,
        release.days.last, content.document, content.equations, content.hidden, content.fingerprint,
        release.counted_at, release.prepared_by, release.prepared_at);
}

std::optional<Release> ReleaseStore::find(Id<Release> id)
{
    return m_transaction.first(select("r.id = $2"), read_release, m_tenant, id);
}

ReleaseStore::Content ReleaseStore::content(Id<Release> id)
{
    auto const found = m_transaction.first(
        "SELECT document, equations, hidden, fingerprint FROM releases WHERE tenant = $1 AND id = $2",
        [](sql::Row const& row) {
            return Content{row.text(0), row.text(1), row.text(2), row.text(3)};
        },
        m_tenant, id);
    return found.value_or(Content{});
}

std::string ReleaseStore::manifest(Id<Release> id)
{
    return m_transaction
        .first(
            "SELECT COALESCE(manifest, '') FROM releases WHERE tenant = $1 AND id = $2",
            [](sql::Row const& row) { return row.text(0); }, m_tenant, id)
        .value_or("");
}

std::string ReleaseStore::person(Id<User> id)
{
    return m_transaction
        .first(
            "SELECT u.name FROM users u WHERE u.id = $2 AND EXISTS (SELECT 1 FROM memberships m "
            "WHERE m.tenant = $1 AND m.user_id = u.id)",
            [](sql::Row const& row) { return row.text(0); }, m_tenant, id)
        .value_or("");
}

std::optional<Release> ReleaseStore::under_way()
{
    return m_transaction.first(select("r.published_at IS NULL AND r.discarded_at IS NULL"), read_release,
                               m_tenant);
}

std::optional<Release> ReleaseStore::of_period(DaySpan const& days)
{
    return m_transaction.first(select("r.kind = 'regular' AND r.discarded_at IS NULL AND r.first_day = $2 "
                                      "AND r.last_day = $3"),
                               read_release, m_tenant, days.first, days.last);
}

std::optional<Release> ReleaseStore::last_published()
{
    return m_transaction.first(select("r.published_at IS NOT NULL ORDER BY r.number DESC LIMIT 1"),
                               read_release, m_tenant);
}

std::vector<Release> ReleaseStore::list(int limit)
{
    return m_transaction.list(
        select("r.discarded_at IS NULL ORDER BY CASE WHEN r.number IS NULL THEN 0 ELSE 1 END, "
               "r.number DESC, r.prepared_at DESC LIMIT $2"),
        read_release, m_tenant, limit);
}

std::vector<std::string> ReleaseStore::earlier_equations(DaySpan const& days)
{
    return m_transaction.list(
        "SELECT equations FROM releases WHERE tenant = $1 AND number IS NOT NULL AND first_day <= $3 "
        "AND last_day >= $2 ORDER BY number",
        [](sql::Row const& row) { return row.text(0); }, m_tenant, days.first, days.last);
}

void ReleaseStore::discard(Id<Release> id, UtcTime at)
{
    m_transaction.change("UPDATE releases SET discarded_at = $3 WHERE tenant = $1 AND id = $2", m_tenant, id,
                         at);
}

void ReleaseStore::approve(Id<Release> id, Id<User> by, UtcTime at, UtcTime publish_at)
{
    m_transaction.change(
        "UPDATE releases SET approved_by = $3, approved_at = $4, publish_at = $5 WHERE tenant = $1 "
        "AND id = $2",
        m_tenant, id, by, at, publish_at);
}

void ReleaseStore::take_number(Id<Release> id, std::int64_t number, std::string const& previous)
{
    m_transaction.change("UPDATE releases SET number = $3, previous = $4 WHERE tenant = $1 AND id = $2",
                         m_tenant, id, number, previous);
}

void ReleaseStore::publish(Id<Release> id, UtcTime at, std::string const& manifest, std::string const& hash)
{
    m_transaction.change(
        "UPDATE releases SET published_at = $3, manifest = $4, manifest_hash = $5 WHERE tenant = $1 "
        "AND id = $2",
        m_tenant, id, at, manifest, hash);
}

void ReleaseStore::withdraw(Id<Release> id, Id<User> by, UtcTime at, std::string const& reason)
{
    m_transaction.change(
        "UPDATE releases SET withdrawn_by = $3, withdrawn_at = $4, withdrawn_reason = $5 WHERE tenant = $1 "
        "AND id = $2",
        m_tenant, id, by, at, reason);
}

std::vector<ReleaseStore::Notice> ReleaseStore::notices(Id<Release> id)
{
    return m_transaction.list(
        "SELECT happened, address, sent_at FROM release_notices WHERE tenant = $1 AND release = $2 "
        "ORDER BY sent_at, happened, address",
        [](sql::Row const& row) {
            return Notice{row.text(0), row.text(1), row.time(2)};
        },
        m_tenant, id);
}

bool ReleaseStore::tell(Id<Release> id, std::string const& happened, std::string const& address, Uuid message,
                        UtcTime at)
{
    return m_transaction.change(
               "INSERT INTO release_notices (tenant, release, happened, address, message, sent_at) "
               "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant, release, happened, address) DO NOTHING",
               m_tenant, id, happened, address, message, at) > 0;
}

}  // namespace samsyn::publishing
