// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lib/base/result.h"
#include "lib/geo/multi_polygon.h"

namespace samsyn::geo {

struct MultiPoint {
    std::vector<Point<Wgs84>> points;
    friend bool operator==(MultiPoint const&, MultiPoint const&) = default;
};
struct MultiLine {
    std::vector<std::vector<Point<Wgs84>>> lines;
    friend bool operator==(MultiLine const&, MultiLine const&) = default;
};
// What a feature looks like; single forms are read as their Multi form (but a point stays a point), and a
// feature about a theme has none.
using Shape = std::variant<std::monostate, Point<Wgs84>, MultiPoint, MultiLine, MultiPolygon<Wgs84>>;

struct Feature {
    std::optional<std::string> id;
    // In the order of the file. Numbers as written, true and false as words, null as an empty text, lists and
    // objects as JSON.
    std::vector<std::pair<std::string, std::string>> properties;
    Shape shape;

    std::optional<std::string_view> property(std::string_view name) const;
};

struct GeoJsonOptions {
    // Reference system of the numbers when the file itself does not say (2008 form: "crs"); WGS 84 by RFC
    // 7946.
    std::optional<int> epsg = std::nullopt;
    std::size_t max_features = 200'000;
};

// Reads RFC 7946 (FeatureCollection, Feature or bare geometry) and the older form with "crs", whose
// coordinates are brought to WGS 84; heights are dropped. Rings are not judged: see why_invalid(). Refuses
// the whole file: geojson.broken, geojson.not_geojson, geojson.geometry (field: features[3].geometry),
// geojson.coordinates, geojson.not_wgs84 (numbers that are no degrees and no "crs"), geojson.too_many,
// crs.unknown.
Result<std::vector<Feature>> read_geojson(std::string_view text, GeoJsonOptions const& options = {});

// A geometry object. Degrees with 7 decimals (about 1 cm), outer rings anticlockwise as RFC 7946 asks.
std::string to_geojson(Shape const& shape, int decimals = 7);

}  // namespace samsyn::geo
