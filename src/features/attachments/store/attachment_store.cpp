// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/store/attachment_store.h"

#include "lib/base/enum_text.h"
#include "lib/sql/enum_column.h"
#include "src/access/person_name.h"

namespace samsyn::attachments {
namespace {

constexpr auto columns =
    "SELECT a.id, a.area, a.first_day, a.goal, a.owner, a.class, a.audience, a.state, a.created_at, "
    "a.removed_at, a.removed_by, a.removed_reason, a.version";
constexpr int column_count = 13;
constexpr auto version_columns =
    "SELECT v.id, v.number, v.name, v.name_reason, v.media_type, v.bytes, v.hash, v.added_by, v.added_at "
    "FROM attachment_versions v ";

Attachment read_attachment(sql::Row const& row)
{
    Attachment attachment;
    attachment.id = row.id<Attachment>(0);
    attachment.area = row.id<Area>(1);
    attachment.first = row.optional_day(2);
    attachment.goal = row.optional_id<goals::Goal>(3);
    attachment.owner = row.id<Organisation>(4);
    attachment.classification = sql::read_enum<access::Class>(row, 5);
    attachment.audience = sql::read_enum<access::Audience>(row, 6);
    attachment.state = sql::read_enum<access::State>(row, 7);
    attachment.created_at = row.time(8);
    if (!row.is_null(9)) attachment.removal = Removal{row.text(11), row.id<Membership>(10), row.time(9)};
    attachment.version = row.integer(12);
    return attachment;
}

Version read_version(sql::Row const& row)
{
    return {row.id<Version>(0),
            row.integer(1),
            row.text(2),
            row.text(3),
            sql::read_enum<MediaType>(row, 4),
            row.integer(5),
            row.text(6),
            row.id<Membership>(7),
            row.time(8)};
}

AttachmentStore::Listed read_listed(sql::Row const& row)
{
    AttachmentStore::Listed listed;
    listed.attachment = read_attachment(row);
    listed.owner_name = row.text(column_count);
    listed.goal_sentence = row.optional_text(column_count + 1).value_or("");
    if (!row.is_null(column_count + 2))
        listed.container_audience = sql::read_enum<access::Audience>(row, column_count + 2);
    listed.edition = row.optional_integer(column_count + 3);
    listed.removed_by_organisation = row.optional_text(column_count + 4).value_or("");
    return listed;
}

}  // namespace

std::optional<Attachment> AttachmentStore::find(Id<Attachment> id)
{
    return m_transaction.first(std::string(columns) + " FROM attachments a WHERE a.tenant = $1 AND a.id = $2",
                               read_attachment, m_tenant, id);
}

AttachmentStore::Container AttachmentStore::container(Id<Area> area, Day first)
{
    Container container;
    // Nobody owns what is not frozen: an area is no organisation.
    container.label = {m_tenant,
                       Id<Organisation>(area.uuid()),
                       area,
                       access::Class::internal,
                       access::Audience::core,
                       access::State::shared,
                       access::Depth::compiled};
    m_transaction.for_each(
        "SELECT e.owner, e.class, e.audience, e.state, e.number FROM editions e "
        "WHERE e.tenant = $1 AND e.area = $2 AND e.first_day = $3",
        [&](sql::Row const& row) {
            container.label.owner = row.id<Organisation>(0);
            container.label.classification = sql::read_enum<access::Class>(row, 1);
            container.label.audience = sql::read_enum<access::Audience>(row, 2);
            container.label.state = sql::read_enum<access::State>(row, 3);
            container.edition = row.integer(4);
        },
        m_tenant, area, first);
    return container;
}

bool AttachmentStore::has_period(Id<Area> area, Day first)
{
    return m_transaction.exists(
        "SELECT 1 FROM rounds r WHERE r.tenant = $1 AND r.area = $2 AND r.first_day = $3 "
        "UNION ALL SELECT 1 FROM editions e WHERE e.tenant = $1 AND e.area = $2 AND e.first_day = $3",
        m_tenant, area, first);
}

std::string AttachmentStore::person(Id<Membership> membership)
{
    return access::person_name(m_transaction, m_tenant, membership);
}

std::string AttachmentStore::organisation_name(Id<Organisation> organisation)
{
    return m_transaction
        .first(
            "SELECT name FROM organisations WHERE tenant = $1 AND id = $2",
            [](sql::Row const& row) { return row.text(0); }, m_tenant, organisation)
        .value_or("");
}

std::vector<AttachmentStore::Listed> AttachmentStore::list(access::Visible const& reader,
                                                           Wanted const& wanted)
{
    sql::Values values{sql::to_value(wanted.area), sql::to_value(wanted.limit), sql::to_value(wanted.offset)};
    std::string which;
    if (wanted.first) {
        values.push_back(sql::to_value(*wanted.first));
        which += " AND a.first_day = $" + std::to_string(values.size());
    }
    if (wanted.goal) {
        values.push_back(sql::to_value(*wanted.goal));
        which += " AND a.goal = $" + std::to_string(values.size());
    }
    auto const first = static_cast<int>(values.size()) + 1;
    auto const sql = std::string(columns) +
                     ", o.name, g.sentence, c.audience, c.number, r.name FROM attachments a "
                     "JOIN organisations o ON o.tenant = a.tenant AND o.id = a.owner "
                     "LEFT JOIN goals g ON g.tenant = a.tenant AND g.id = a.goal "
                     "LEFT JOIN attachment_containers c ON c.tenant = a.tenant AND c.attachment = a.id "
                     "LEFT JOIN memberships m ON m.tenant = a.tenant AND m.id = a.removed_by "
                     "LEFT JOIN organisations r ON r.tenant = a.tenant AND r.id = m.organisation "
                     "WHERE a.area = $1" +
                     which + " AND " + reader.predicate("a", first) + " AND (a.first_day IS NULL OR " +
                     reader.predicate("c", first) + ") ORDER BY a.created_at DESC, a.id LIMIT $2 OFFSET $3";
    reader.bind(values);
    std::vector<Listed> found;
    m_transaction.for_each_value(sql, values,
                                 [&](sql::Row const& row) { found.push_back(read_listed(row)); });
    return found;
}

std::vector<AttachmentStore::Photograph> AttachmentStore::public_photographs(
    access::Visible const& reader, std::vector<Id<Area>> const& areas, int limit, int offset)
{
    sql::Values values{sql::to_value(limit), sql::to_value(offset)};
    std::string among;
    for (auto const& area : areas) {
        values.push_back(sql::to_value(area));
        among += (among.empty() ? "$" : ", $") + std::to_string(values.size());
    }
    if (among.empty()) return {};
    auto const first = static_cast<int>(values.size()) + 1;
    auto const sql =
        "SELECT a.id, v.id, v.name, a.area, v.added_at FROM attachments a "
        "JOIN attachment_versions v ON v.tenant = a.tenant AND v.attachment = a.id "
        "LEFT JOIN attachment_containers c ON c.tenant = a.tenant AND c.attachment = a.id "
        "WHERE a.removed_at IS NULL AND v.media_type = 'jpeg' AND v.number = (SELECT MAX(n.number) "
        "FROM attachment_versions n WHERE n.tenant = a.tenant AND n.attachment = a.id) AND a.area IN (" +
        among + ") AND a.audience = 'public' AND a.class <> 'secrecy' AND " + reader.predicate("a", first) +
        " AND (a.first_day IS NULL OR (c.audience = 'public' AND c.class <> 'secrecy' AND " +
        reader.predicate("c", first) + ")) ORDER BY v.added_at DESC, v.id LIMIT $1 OFFSET $2";
    reader.bind(values);
    std::vector<Photograph> found;
    m_transaction.for_each_value(sql, values, [&](sql::Row const& row) {
        found.push_back(
            {row.id<Attachment>(0), row.id<Version>(1), row.text(2), row.id<Area>(3), row.time(4)});
    });
    return found;
}

std::vector<Version> AttachmentStore::versions(Id<Attachment> attachment)
{
    return m_transaction.list(
        std::string(version_columns) + "WHERE v.tenant = $1 AND v.attachment = $2 ORDER BY v.number DESC",
        read_version, m_tenant, attachment);
}

std::optional<Version> AttachmentStore::version(Id<Attachment> attachment, Id<Version> id)
{
    return m_transaction.first(
        std::string(version_columns) + "WHERE v.tenant = $1 AND v.attachment = $2 AND v.id = $3",
        read_version, m_tenant, attachment, id);
}

std::optional<Id<Attachment>> AttachmentStore::attachment_of(Id<Version> id)
{
    return m_transaction.first(
        "SELECT attachment FROM attachment_versions WHERE tenant = $1 AND id = $2",
        [](sql::Row const& row) { return row.id<Attachment>(0); }, m_tenant, id);
}

std::optional<std::string> AttachmentStore::content(std::string const& hash)
{
    return m_transaction.first(
        "SELECT content FROM attachment_contents WHERE tenant = $1 AND hash = $2",
        [](sql::Row const& row) { return row.bytes(0); }, m_tenant, hash);
}

std::int64_t AttachmentStore::bytes_of(Id<Organisation> owner)
{
    return m_transaction
        .first(
            "SELECT CAST(COALESCE(SUM(v.bytes), 0) AS BIGINT) FROM attachment_versions v "
            "JOIN attachments a ON a.tenant = v.tenant AND a.id = v.attachment "
            "WHERE a.tenant = $1 AND a.owner = $2 AND a.removed_at IS NULL",
            [](sql::Row const& row) { return row.integer(0); }, m_tenant, owner)
        .value_or(0);
}

std::int64_t AttachmentStore::count_in(Id<Area> area)
{
    return m_transaction
        .first(
            "SELECT COUNT(*) FROM attachments WHERE tenant = $1 AND area = $2",
            [](sql::Row const& row) { return row.integer(0); }, m_tenant, area)
        .value_or(0);
}

void AttachmentStore::insert(Attachment const& attachment)
{
    m_transaction.change(
        "INSERT INTO attachments (tenant, id, area, first_day, goal, owner, audience, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        m_tenant, attachment.id, attachment.area, attachment.first, attachment.goal, attachment.owner,
        enum_text(attachment.audience), attachment.created_at);
}

void AttachmentStore::add(Id<Attachment> attachment, Version const& version, std::string const& content)
{
    m_transaction.change(
        "INSERT INTO attachment_contents (tenant, hash, content) VALUES ($1, $2, $3) "
        "ON CONFLICT (tenant, hash) DO NOTHING",
        m_tenant, version.hash, sql::Bytes{content});
    m_transaction.change(
        "INSERT INTO attachment_versions (tenant, id, attachment, number, name, name_reason, media_type, "
        "bytes, hash, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        m_tenant, version.id, attachment, version.number, version.name, version.name_reason,
        enum_text(version.media_type), version.bytes, version.hash, version.added_by, version.added_at);
}

void AttachmentStore::share(Id<Attachment> id, access::Audience audience, std::int64_t version)
{
    m_transaction.change("UPDATE attachments SET audience = $3, version = $4 WHERE tenant = $1 AND id = $2",
                         m_tenant, id, enum_text(audience), version);
}

void AttachmentStore::remove(Id<Attachment> id, Removal const& removal, std::int64_t version)
{
    m_transaction.change(
        "UPDATE attachments SET removed_at = $3, removed_by = $4, removed_reason = $5, version = $6 "
        "WHERE tenant = $1 AND id = $2",
        m_tenant, id, removal.at, removal.by, removal.reason, version);
    m_transaction.change(
        "DELETE FROM attachment_contents WHERE tenant = $1 AND hash IN (SELECT v.hash "
        "FROM attachment_versions v WHERE v.tenant = $1 AND v.attachment = $2) AND hash NOT IN (SELECT "
        "v.hash "
        "FROM attachment_versions v JOIN attachments a ON a.tenant = v.tenant AND a.id = v.attachment "
        "WHERE v.tenant = $1 AND a.removed_at IS NULL)",
        m_tenant, id);
}

void AttachmentStore::forget_names(Id<Attachment> id)
{
    m_transaction.change(
        "UPDATE attachment_versions SET name = '', name_reason = '' WHERE tenant = $1 AND attachment = $2",
        m_tenant, id);
}

}  // namespace samsyn::attachments
