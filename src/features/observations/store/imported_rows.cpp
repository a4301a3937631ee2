// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/store/imported_rows.h"

#include "lib/base/enum_text.h"
#include "src/features/observations/store/added_tallies.h"

namespace samsyn::observations {
namespace {

using sql::to_value;

constexpr auto insert_sql =
    "INSERT INTO observations (tenant, id, owner, area, dataset, external_id, source, category, severity, "
    "count, place_words, lon, lat, x, y, precision, occurred_from, occurred_to, time_precision, counted_on, "
    "description, class, audience, state, created_at, import) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, "
    "$22, $23, $24, $25, $26)";

constexpr auto replace_sql =
    "UPDATE observations SET area = $3, category = $4, count = $5, place_words = $6, lon = $7, lat = $8, "
    "x = $9, y = $10, precision = $11, occurred_from = $12, occurred_to = $13, time_precision = $14, "
    "counted_on = $15, description = $16, import = $17, version = version + 1 WHERE tenant = $1 AND id = $2";

}  // namespace

void ImportedRows::add(Stored const& o)
{
    auto const& s = o.seen;
    m_fresh.push_back({to_value(o.tenant),
                       to_value(o.id),
                       to_value(o.owner),
                       to_value(o.area),
                       to_value(o.dataset),
                       to_value(o.external_id),
                       to_value(enum_text(o.source)),
                       to_value(s.category),
                       to_value(s.severity),
                       to_value(s.count),
                       to_value(s.where.words),
                       to_value(s.where.lon),
                       to_value(s.where.lat),
                       to_value(o.x),
                       to_value(o.y),
                       to_value(enum_text(o.precision)),
                       to_value(s.when.from),
                       to_value(s.when.to),
                       to_value(enum_text(s.when.precision)),
                       to_value(o.counted_on),
                       to_value(s.description),
                       to_value(usual_class),
                       to_value(o.audience),
                       to_value(usual_state),
                       to_value(o.created_at),
                       to_value(o.brought_by)});
}

void ImportedRows::replace(Stored const& o)
{
    auto const& s = o.seen;
    m_changed.push_back({to_value(o.tenant), to_value(o.id), to_value(o.area), to_value(s.category),
                         to_value(s.count), to_value(s.where.words), to_value(s.where.lon),
                         to_value(s.where.lat), to_value(o.x), to_value(o.y),
                         to_value(enum_text(o.precision)), to_value(s.when.from), to_value(s.when.to),
                         to_value(enum_text(s.when.precision)), to_value(o.counted_on),
                         to_value(s.description), to_value(o.brought_by)});
}

void ImportedRows::write(sql::Transaction& transaction) const
{
    transaction.change_many(insert_sql, m_fresh);
    transaction.change_many(replace_sql, m_changed);
}

}  // namespace samsyn::observations
