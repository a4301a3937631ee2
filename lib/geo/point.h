// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cmath>

namespace samsyn::geo {

// Coordinate reference systems as types, so that degrees and metres do not mix.
struct Wgs84 {
    static constexpr int epsg = 4326;
};
struct Sweref99Tm {
    static constexpr int epsg = 3006;
};

template <class Crs>
struct Point;

// Degrees, longitude first as in GeoJSON.
template <>
struct Point<Wgs84> {
    double lon = 0;
    double lat = 0;
    friend bool operator==(Point const&, Point const&) = default;
};

// Metres: x is the easting, y the northing (surveyors name them the other way round).
template <>
struct Point<Sweref99Tm> {
    double x = 0;
    double y = 0;
    friend bool operator==(Point const&, Point const&) = default;
};

// A pair of numbers whose reference system is only known at run time; east (or longitude) first.
struct Coordinate {
    double x = 0;
    double y = 0;
    friend bool operator==(Coordinate const&, Coordinate const&) = default;
};

inline Coordinate coordinate(Point<Wgs84> point) { return {point.lon, point.lat}; }
inline Coordinate coordinate(Point<Sweref99Tm> point) { return {point.x, point.y}; }

template <class Crs>
Point<Crs> point(Coordinate at)
{
    return {at.x, at.y};
}

inline bool is_finite(Coordinate at) { return std::isfinite(at.x) && std::isfinite(at.y); }

// A longitude and latitude that exist.
inline bool is_on_earth(Point<Wgs84> at) { return std::abs(at.lon) <= 180 && std::abs(at.lat) <= 90; }

}  // namespace samsyn::geo
