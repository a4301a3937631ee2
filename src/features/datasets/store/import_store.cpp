// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/store/import_store.h"

#include "lib/base/enum_text.h"

namespace samsyn::datasets {
namespace {

constexpr auto select =
    "SELECT i.id, i.owner, i.asked_by, i.file_name, i.file_bytes, i.uploaded_at, i.plan, i.profile, "
    "i.dataset, "
    "i.task, i.asked_at, i.ended_at, i.failure, i.check_report, i.report, i.imported_at, i.discarded_at, "
    "i.withdrawn_at, i.withdrawn_by, i.plan_version, ua.name, uw.name, i.source, i.licence FROM imports i "
    "LEFT JOIN memberships ma ON ma.tenant = i.tenant AND ma.id = i.asked_by "
    "LEFT JOIN users ua ON ua.id = ma.user_id "
    "LEFT JOIN memberships mw ON mw.tenant = i.tenant AND mw.id = i.withdrawn_by "
    "LEFT JOIN users uw ON uw.id = mw.user_id WHERE i.tenant = $1 ";

std::optional<Uuid> optional_uuid(sql::Row const& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional(row.uuid(column));
}

Import read_import(sql::Row const& row)
{
    Import read;
    read.id = row.id<Import>(0);
    read.owner = row.id<Organisation>(1);
    read.asked_by = row.optional_id<Membership>(2);
    read.file_name = row.text(3);
    read.file_bytes = row.integer(4);
    read.uploaded_at = row.time(5);
    read.plan = row.text(6);
    read.profile = row.text(7);
    read.dataset = optional_uuid(row, 8);
    if (auto const task = row.optional_text(9)) read.task = enum_from_text<ImportTask>(*task);
    read.asked_at = row.optional_time(10);
    read.ended_at = row.optional_time(11);
    read.failure = row.text(12);
    read.check_report = row.text(13);
    read.report = row.text(14);
    read.imported_at = row.optional_time(15);
    read.discarded_at = row.optional_time(16);
    read.withdrawn_at = row.optional_time(17);
    read.withdrawn_by = row.optional_id<Membership>(18);
    read.plan_version = row.integer(19);
    read.source = row.text(22);
    read.licence = row.text(23);
    return read;
}

ImportStore::Listed read_listed(sql::Row const& row)
{
    return {read_import(row), row.optional_text(20).value_or(""), row.optional_text(21).value_or("")};
}

std::optional<std::string> text_of(std::optional<ImportTask> task)
{
    return task ? std::optional(enum_text(*task)) : std::nullopt;
}

}  // namespace

void ImportStore::insert(Import const& added)
{
    m_transaction.change(
        "INSERT INTO imports (tenant, id, owner, asked_by, file_name, file_bytes, uploaded_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        m_tenant, added.id, added.owner, added.asked_by, added.file_name, added.file_bytes,
        added.uploaded_at);
    save(added);
}

void ImportStore::save(Import const& changed)
{
    m_transaction.change(
        "UPDATE imports SET plan = $3, profile = $4, dataset = $5, task = $6, asked_at = $7, ended_at = $8, "
        "failure = $9, check_report = $10, report = $11, imported_at = $12, discarded_at = $13, "
        "withdrawn_at = $14, withdrawn_by = $15, plan_version = $16, source = $17, licence = $18 WHERE "
        "tenant = $1 AND id = $2",
        m_tenant, changed.id, changed.plan, changed.profile, changed.dataset, text_of(changed.task),
        changed.asked_at, changed.ended_at, changed.failure, changed.check_report, changed.report,
        changed.imported_at, changed.discarded_at, changed.withdrawn_at, changed.withdrawn_by,
        changed.plan_version, changed.source, changed.licence);
}

std::optional<Import> ImportStore::find(Id<Import> id)
{
    return m_transaction.first(std::string(select) + "AND i.id = $2", read_import, m_tenant, id);
}

std::optional<ImportStore::Listed> ImportStore::find_listed(Id<Import> id)
{
    return m_transaction.first(std::string(select) + "AND i.id = $2", read_listed, m_tenant, id);
}

std::vector<ImportStore::Listed> ImportStore::list(Id<Organisation> owner, int limit, int skip)
{
    return m_transaction.list(std::string(select) +
                                  "AND i.owner = $2 AND i.discarded_at IS NULL "
                                  "ORDER BY i.uploaded_at DESC, i.id DESC LIMIT $3 OFFSET $4",
                              read_listed, m_tenant, owner, limit, skip);
}

std::int64_t ImportStore::count(Id<Organisation> owner)
{
    return m_transaction
        .first(
            "SELECT COUNT(*) FROM imports WHERE tenant = $1 AND owner = $2 AND discarded_at IS NULL",
            [](sql::Row const& row) { return row.integer(0); }, m_tenant, owner)
        .value_or(0);
}

ImportStore::Open ImportStore::open_of(Id<Organisation> owner)
{
    return m_transaction
        .first(
            "SELECT COUNT(*), CAST(COALESCE(SUM(file_bytes), 0) AS BIGINT) FROM imports "
            "WHERE tenant = $1 AND owner = $2 AND imported_at IS NULL AND discarded_at IS NULL",
            [](sql::Row const& row) {
                return Open{row.integer(0), row.integer(1)};
            },
            m_tenant, owner)
        .value_or(Open{});
}

std::optional<Id<Import>> ImportStore::last_of(Uuid dataset)
{
    return m_transaction.first(
        "SELECT id FROM imports WHERE tenant = $1 AND dataset = $2 AND imported_at IS NOT NULL AND "
        "withdrawn_at IS NULL ORDER BY imported_at DESC, id DESC LIMIT 1",
        [](sql::Row const& row) { return row.id<Import>(0); }, m_tenant, dataset);
}

std::vector<Import> ImportStore::open_since(UtcTime before)
{
    return m_transaction.list(std::string(select) +
                                  "AND i.imported_at IS NULL AND i.discarded_at IS NULL AND "
                                  "i.uploaded_at < $2 ORDER BY i.uploaded_at LIMIT 1000",
                              read_import, m_tenant, before);
}

}  // namespace samsyn::datasets
