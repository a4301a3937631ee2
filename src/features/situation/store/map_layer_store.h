// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/subjects.h"

namespace samsyn::situation {

// A layer of the tenant's own map.
struct MapLayer {
    std::string name;
    std::int64_t sort_order = 0;
    std::string geojson;  // its features, comma between
    std::string source;
    std::string licence;
    UtcTime imported_at;
};

class MapLayerStore {
public:
    MapLayerStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    // Takes the place of the layer with the name.
    void save(MapLayer const& layer);
    // In drawing order.
    std::vector<MapLayer> all();

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::situation
