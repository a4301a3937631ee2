// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/geojson.h"

#include <cstddef>
#include <cstdint>

#include "lib/base/check.h"
#include "lib/geo/area_index.h"
#include "lib/geo/measure.h"
#include "lib/geo/validity.h"
#include "lib/geo/wkb.h"

using namespace samsyn;
using namespace samsyn::geo;

namespace {

// What an uploaded area goes through before it is kept.
void use(MultiPolygon<Wgs84> const& area)
{
    check(multi_polygon_from_wkb<Wgs84>(to_wkb(area)) == area);
    if (point_count(area) > 2000) return;  // GEOS may take long over thousands of crossings
    if (why_invalid(area)) {
        auto const mended = made_valid(area);
        check(mended.empty() || point_count(mended) > 0);
        return;
    }
    AreaIndex<Wgs84> const index(std::span(&area, 1));
    for_each_ring(area, [&](auto const& ring) {
        for (auto const& corner : ring) check(index.area_of(corner).has_value());
    });
    check(is_finite(coordinate(label_point(area))));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    auto const features = read_geojson({reinterpret_cast<char const*>(bytes), size});
    if (!features) return 0;
    for (auto const& feature : *features) {
        auto const again = read_geojson(to_geojson(feature.shape, 15));
        check(again.has_value() || std::holds_alternative<std::monostate>(feature.shape));
        if (auto const* const area = std::get_if<MultiPolygon<Wgs84>>(&feature.shape)) use(*area);
    }
    return 0;
}
