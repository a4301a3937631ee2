// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/store/map_layer_store.h"

namespace samsyn::situation {

void MapLayerStore::save(MapLayer const& layer)
{
    m_transaction.change(
        "INSERT INTO map_layers (tenant, name, sort_order, geojson, source, licence, imported_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant, name) DO UPDATE SET "
        "sort_order = excluded.sort_order, geojson = excluded.geojson, source = excluded.source, "
        "licence = excluded.licence, imported_at = excluded.imported_at",
        m_tenant, layer.name, layer.sort_order, layer.geojson, layer.source, layer.licence,
        layer.imported_at);
}

std::vector<MapLayer> MapLayerStore::all()
{
    return m_transaction.list(
        "SELECT name, sort_order, geojson, source, licence, imported_at FROM map_layers WHERE tenant = $1 "
        "ORDER BY sort_order, name",
        [](sql::Row const& row) {
            return MapLayer{row.text(0), row.integer(1), row.text(2), row.text(3), row.text(4), row.time(5)};
        },
        m_tenant);
}

}  // namespace samsyn::situation
