// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <string>

#include "lib/base/bounded.h"
#include "lib/base/id.h"
#include "src/access/subjects.h"
#include "src/features/areas/domain/area.h"

namespace samsyn::areas {

// As data/codes/taxonomy-v1.json lists them.
enum class PlaceType {
    stairwell,
    cellar,
    garage,
    mall,
    outdoors,
    school_yard,
    youth_centre,
    playground,
    station,
    underpass,
    shop,
    sports_ground,
    parking,
    bus_stop,
    square,
    park,
    street,
    path,
    library,
    beach,
    industrial,
    allotment,
    meeting_place,
    other
};
BOOST_DESCRIBE_ENUM(PlaceType, stairwell, cellar, garage, mall, outdoors, school_yard, youth_centre,
                    playground, station, underpass, shop, sports_ground, parking, bus_stop, square, park,
                    street, path, library, beach, industrial, allotment, meeting_place, other)

struct PlaceDetails {
    Id<Area> area;
    Text<160> name;
    PlaceType place_type = PlaceType::other;
    std::optional<double> lon;  // degrees; both or none
    std::optional<double> lat;
    Day valid_from;
    std::optional<Day> valid_to;
    friend bool operator==(PlaceDetails const&, PlaceDetails const&) = default;
};
BOOST_DESCRIBE_STRUCT(PlaceDetails, (), (area, name, place_type, lon, lat, valid_from, valid_to))

// A place that comes back in reports: the station park, a school yard.
struct KeptPlace : PlaceDetails {
    Id<KeptPlace> id;
    std::string code;
    std::optional<double> x;  // SWEREF 99 TM, metres
    std::optional<double> y;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(KeptPlace, (PlaceDetails), (id, code, x, y, version))

// Faults of a place by itself: validity.order, place.half_a_point, place.outside_sweden.
std::vector<FieldError> faults_of(PlaceDetails const& details);

// The areas whose ground has the point, of the boundaries given. A point on a border lies in both.
std::vector<Id<Area>> areas_with(geo::Point<geo::Wgs84> at, std::vector<Boundary> const& boundaries);

}  // namespace samsyn::areas
