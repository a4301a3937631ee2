// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/store/log_store.h"

namespace samsyn::acute {
namespace {

// $1 tenant, $2 event, $3 reader.
constexpr auto unread_posts =
    "FROM acute_posts p WHERE p.tenant = $1 AND p.event = $2 AND p.author <> $3 AND NOT EXISTS ("
    "SELECT 1 FROM acute_post_readings r WHERE r.tenant = p.tenant AND r.post = p.id AND r.membership = $3)";

}  // namespace

void LogStore::insert(Post const& post)
{
    m_transaction.change(
        "INSERT INTO acute_posts (tenant, id, event, author, words, kept_reason, written_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        m_tenant, post.id, post.event, post.author, post.words, post.kept_reason, post.written_at);
}

std::optional<LogStore::Post> LogStore::find(Id<AcutePost> id)
{
    return m_transaction.first(
        "SELECT id, event, author, words, kept_reason, written_at FROM acute_posts "
        "WHERE tenant = $1 AND id = $2",
        [](sql::Row const& row) {
            return Post{row.id<AcutePost>(0),  row.id<AcuteEvent>(1),
                        row.id<Membership>(2), Sensitive<std::string>(row.text(3)),
                        row.text(4),           row.time(5)};
        },
        m_tenant, id);
}

std::int64_t LogStore::read_all(Id<AcuteEvent> event, Id<Membership> reader, UtcTime at)
{
    return m_transaction.change(
        std::string("INSERT INTO acute_post_readings (tenant, post, membership, read_at) "
                    "SELECT p.tenant, p.id, $3, $4 ") +
            unread_posts,
        m_tenant, event, reader, at);
}

std::int64_t LogStore::unread(Id<AcuteEvent> event, Id<Membership> reader)
{
    return m_transaction
        .first(
            std::string("SELECT COUNT(*) ") + unread_posts,
            [](sql::Row const& row) { return row.integer(0); }, m_tenant, event, reader)
        .value_or(0);
}

}  // namespace samsyn::acute
