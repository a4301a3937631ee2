// SPDX-License-Identifier: EUPL-1.2
#include "src/work/seal_audit.h"

#include <algorithm>

#include "lib/base/check.h"
#include "lib/json/writer.h"
#include "lib/merkle/tree.h"

namespace samsyn::work {
namespace {

constexpr std::int64_t settles_after_seconds = 10;
constexpr int most_at_once = 10'000;

constexpr auto entry_columns =
    "a.id, a.at, a.actor, a.organisation, a.action, a.object, a.object_class, a.result, a.request";

std::string uuid_or_empty(sql::Row const& row, int column)
{
    return row.is_null(column) ? "" : row.uuid(column).text();
}

// The entry as it is hashed: its fields in a fixed order, as JSON without spaces.
std::string canonical(sql::Row const& row, Id<Tenant> tenant)
{
    json::Writer entry;
    entry.begin_object().key("action").string(row.text(4)).key("actor").string(uuid_or_empty(row, 2));
    entry.key("at")
        .integer(row.integer(1))
        .key("class")
        .string(row.text(6))
        .key("id")
        .string(row.uuid(0).text());
    entry.key("object").string(uuid_or_empty(row, 5)).key("organisation").string(uuid_or_empty(row, 3));
    entry.key("request")
        .string(row.text(8))
        .key("result")
        .string(row.text(7))
        .key("tenant")
        .string(tenant.text());
    return entry.end_object().take();
}

merkle::Frontier last_frontier(sql::Transaction& transaction, Id<Tenant> tenant)
{
    auto const kept = transaction.first(
        "SELECT size, frontier FROM audit_checkpoints WHERE tenant = $1 ORDER BY size DESC LIMIT 1",
        [](sql::Row const& row) {
            return merkle::Frontier::parse(static_cast<std::uint64_t>(row.integer(0)), row.bytes(1));
        },
        tenant);
    if (!kept) return {};
    check(kept->has_value());
    return **kept;
}

sql::Bytes bytes_of(Sha256 const& hash) { return {std::string(hash.begin(), hash.end())}; }

struct Unsealed {
    Uuid entry;
    Sha256 leaf;
    bool is_of_sealing = false;
};

std::vector<Unsealed> unsealed(Work& work)
{
    auto const tenant = work.actor.tenant;
    return work.transaction.list(
        std::string("SELECT ") + entry_columns +
            " FROM audit a WHERE a.tenant = $1 AND a.at <= $2 AND NOT EXISTS "
            "(SELECT 1 FROM audit_leaves l WHERE l.tenant = a.tenant AND l.entry = a.id) ORDER BY a.at, a.id "
            "LIMIT $3",
        [&](sql::Row const& row) {
            return Unsealed{row.uuid(0), merkle::leaf_hash(canonical(row, tenant)),
                            row.text(4) == SealAudit::name};
        },
        tenant, work.now.plus_seconds(-settles_after_seconds), most_at_once);
}

}  // namespace

Result<access::Scope> scope_of(SealAudit const&, Work&) { return access::Scope{}; }

Result<std::int64_t> handle(SealAudit const&, Work& work)
{
    auto const rows = unsealed(work);
    // Sealing leaves a row of its own; alone it is no reason to seal again.
    if (std::all_of(rows.begin(), rows.end(), [](Unsealed const& row) { return row.is_of_sealing; }))
        return fail(ErrorKind::conflict, "audit.nothing_to_seal");
    auto frontier = last_frontier(work.transaction, work.actor.tenant);
    for (auto const& row : rows) {
        work.transaction.change(
            "INSERT INTO audit_leaves (tenant, sequence, entry, leaf_hash) VALUES ($1, $2, $3, $4)",
            work.actor.tenant, frontier.size(), row.entry, bytes_of(row.leaf));
        frontier.append(row.leaf);
    }
    work.transaction.change(
        "INSERT INTO audit_checkpoints (tenant, size, root_hash, frontier, made_at) VALUES ($1, $2, $3, $4, "
        "$5)",
        work.actor.tenant, frontier.size(), bytes_of(frontier.root()), sql::Bytes{frontier.bytes()},
        work.now);
    return static_cast<std::int64_t>(rows.size());
}

std::vector<std::int64_t> audit_faults(sql::Transaction& transaction, Id<Tenant> tenant)
{
    std::vector<std::int64_t> faults;
    merkle::Frontier grown;
    transaction.for_each(
        std::string("SELECT ") + entry_columns +
            ", l.sequence, l.leaf_hash FROM audit_leaves l JOIN audit a "
            "ON a.tenant = l.tenant AND a.id = l.entry WHERE l.tenant = $1 ORDER BY l.sequence",
        [&](sql::Row const& row) {
            auto const leaf = merkle::leaf_hash(canonical(row, tenant));
            auto const expected = static_cast<std::int64_t>(grown.size());
            if (row.integer(9) != expected || row.bytes(10) != bytes_of(leaf).value)
                faults.push_back(row.integer(9));
            grown.append(leaf);
        },
        tenant);
    if (faults.empty() && grown.root() != last_frontier(transaction, tenant).root())
        faults.push_back(static_cast<std::int64_t>(grown.size()));
    return faults;
}

}  // namespace samsyn::work
