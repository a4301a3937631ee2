// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/store/photo_store.h"

namespace samsyn::publishing {
namespace {

constexpr char const* columns =
    "SELECT id, attachment, version, original, masks, alt_sv, alt_en, width, height, hash, reviewed_by, "
    "reviewed_at FROM release_photos WHERE tenant = $1 AND ";

ReleasePhoto read_photo(sql::Row const& row)
{
    return {row.id<ReleasePhoto>(0),
            row.id<attachments::Attachment>(1),
            row.id<attachments::Version>(2),
            row.text(3),
            row.text(4),
            {row.text(5), row.text(6)},
            row.integer(7),
            row.integer(8),
            row.text(9),
            row.id<User>(10),
            row.time(11)};
}

}  // namespace

void PhotoStore::insert(ReleasePhoto const& photo, std::string const& content)
{
    m_transaction.change(
        "INSERT INTO release_photos (tenant, id, attachment, version, original, masks, alt_sv, alt_en, "
        "width, "
        "height, hash, content, reviewed_by, reviewed_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        m_tenant, photo.id, photo.attachment, photo.version, photo.original, photo.masks, photo.alt.sv,
        photo.alt.en, photo.width, photo.height, photo.hash, sql::Bytes{content}, photo.reviewed_by,
        photo.reviewed_at);
}

std::optional<ReleasePhoto> PhotoStore::find(Id<ReleasePhoto> id)
{
    return m_transaction.first(std::string(columns) + "id = $2", read_photo, m_tenant, id);
}

std::optional<ReleasePhoto> PhotoStore::of_hash(std::string const& hash)
{
    return m_transaction.first(std::string(columns) + "hash = $2 ORDER BY reviewed_at, id LIMIT 1",
                               read_photo, m_tenant, hash);
}

std::string PhotoStore::content(std::string const& hash)
{
    return m_transaction
        .first(
            "SELECT content FROM release_photos WHERE tenant = $1 AND hash = $2 ORDER BY reviewed_at, id "
            "LIMIT 1",
            [](sql::Row const& row) { return row.bytes(0); }, m_tenant, hash)
        .value_or("");
}

}  // namespace samsyn::publishing
