// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/domain/place.h"

#include "lib/geo/area_index.h"
#include "lib/geo/projection.h"

namespace samsyn::areas {

std::vector<FieldError> faults_of(PlaceDetails const& details)
{
    std::vector<FieldError> faults;
    check_order(details.valid_from, details.valid_to, faults);
    if (details.lon.has_value() != details.lat.has_value())
        faults.push_back({details.lon ? "lat" : "lon", "place.half_a_point"});
    else if (details.lon && !geo::is_in_sweden_frame({*details.lon, *details.lat}))
        faults.push_back({"lon", "place.outside_sweden"});
    return faults;
}

std::vector<Id<Area>> areas_with(geo::Point<geo::Wgs84> at, std::vector<Boundary> const& boundaries)
{
    std::vector<geo::MultiPolygon<geo::Wgs84>> grounds;
    for (auto const& boundary : boundaries) grounds.push_back(boundary.ground);
    std::vector<Id<Area>> found;
    for (auto const index : geo::AreaIndex<geo::Wgs84>(grounds).areas_of(at))
        found.push_back(boundaries[index].area);
    return found;
}

}  // namespace samsyn::areas
