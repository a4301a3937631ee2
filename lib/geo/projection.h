// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "lib/base/result.h"
#include "lib/geo/multi_polygon.h"
#include "lib/geo/point.h"

namespace samsyn::geo {

inline constexpr int epsg_wgs84 = 4326;
inline constexpr int epsg_sweref99tm = 3006;
inline constexpr int epsg_rt90 = 3021;  // RT 90 2.5 gon V

// From one reference system to another, both by EPSG code; the door to PROJ. Made once and reused (making
// costs milliseconds, a point a fraction of a microsecond). One object serves one thread at a time.
class Projection {
public:
    // Refuses codes that the reference database lacks: "crs.unknown".
    static Result<Projection> between(int from_epsg, int to_epsg);

    // Transforms in place, east or longitude first on both sides. What cannot be placed becomes NaN; returns
    // how many did.
    std::size_t transform(std::span<Coordinate> points) const;
    std::optional<Coordinate> transform(Coordinate at) const;

    Projection(Projection&&) noexcept;
    Projection& operator=(Projection&&) noexcept;
    ~Projection();

private:
    struct Machinery;
    explicit Projection(std::unique_ptr<Machinery> machinery);
    std::unique_ptr<Machinery> m_machinery;
};

// Between the two systems of the product. From any thread. Points that cannot be placed become NaN.
Point<Sweref99Tm> to_sweref99tm(Point<Wgs84> at);
Point<Wgs84> to_wgs84(Point<Sweref99Tm> at);
std::vector<Point<Sweref99Tm>> to_sweref99tm(std::span<Point<Wgs84> const> points);
std::vector<Point<Wgs84>> to_wgs84(std::span<Point<Sweref99Tm> const> points);
MultiPolygon<Sweref99Tm> to_sweref99tm(MultiPolygon<Wgs84> const& area);
MultiPolygon<Wgs84> to_wgs84(MultiPolygon<Sweref99Tm> const& area);

// Inside the part of the world where SWEREF 99 TM measures well (Sweden and its waters).
bool is_in_sweden_frame(Point<Wgs84> at);
// The UTM zone on WGS 84 that measures best here: 32601–32660 north of the equator, 32701–32760 south.
int utm_epsg(Point<Wgs84> at);

// Which system a column of numbers is probably in.
struct CrsGuess {
    int epsg = 0;
    bool swapped = false;  // the first number is the northing or latitude
};
// Guesses from numbers as they came: degrees, SWEREF 99 TM or RT 90 2.5 gon V inside Sweden. Nothing when
// fewer than nine of ten points fit one of them. UTM 33 N cannot be told from SWEREF 99 TM (they differ by
// less than a metre) and is taken as the latter.
std::optional<CrsGuess> guess_crs(std::span<Coordinate const> points);

}  // namespace samsyn::geo
