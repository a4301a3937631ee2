// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/wkb.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>

namespace samsyn::geo {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers are copied as they lie in memory");

constexpr std::uint32_t type_point = 1;
constexpr std::uint32_t type_polygon = 3;
constexpr std::uint32_t type_multi_polygon = 6;

template <class Number>
void put(std::string& out, Number number)
{
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    out.append(bytes, sizeof number);
}

void put_header(std::string& out, std::uint32_t type)
{
    out += '\1';
    put(out, type);
}

void put_count(std::string& out, std::size_t count) { put(out, static_cast<std::uint32_t>(count)); }

template <class Crs>
void put_point(std::string& out, Point<Crs> at)
{
    put(out, coordinate(at).x);
    put(out, coordinate(at).y);
}

template <class Crs>
void put_ring(std::string& out, Ring<Crs> const& ring)
{
    put_count(out, ring.size());
    for (auto const& corner : ring) put_point(out, corner);
}

template <class Crs>
void put_polygon(std::string& out, Polygon<Crs> const& polygon)
{
    put_header(out, type_polygon);
    put_count(out, 1 + polygon.holes.size());
    put_ring<Crs>(out, polygon.outer);
    for (auto const& hole : polygon.holes) put_ring<Crs>(out, hole);
}

struct Header {
    bool swap_bytes;
    std::uint32_t type;
    std::size_t ordinates;  // 2 to 4 numbers per point
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}

    bool at_end() const { return m_rest.empty(); }

    template <class Number>
    std::optional<Number> number(bool swap_bytes)
    {
        char bytes[sizeof(Number)];
        if (m_rest.size() < sizeof bytes) return std::nullopt;
        for (std::size_t i = 0; i < sizeof bytes; ++i)
            bytes[swap_bytes ? sizeof bytes - 1 - i : i] = m_rest[i];
        m_rest.remove_prefix(sizeof bytes);
        Number read;
        std::memcpy(&read, bytes, sizeof read);
        return read;
    }

    // Geometry types as ISO writes them (1003 = polygon with height) and as PostGIS does (flags in the high
    // bits).
    std::optional<Header> header()
    {
        auto const order = number<std::uint8_t>(false);
        if (!order || *order > 1) return std::nullopt;
        bool const swap_bytes = *order == 0;
        auto const code = number<std::uint32_t>(swap_bytes);
        if (!code) return std::nullopt;
        if ((*code & 0x20000000U) != 0 && !number<std::uint32_t>(swap_bytes)) return std::nullopt;
        auto const iso = *code & 0x0FFFFFFFU;
        auto const thousands = iso / 1000;
        if (thousands > 3) return std::nullopt;
        std::size_t const extra = (thousands == 3   ? 2
                                   : thousands != 0 ? 1
                                                    : 0) +
                                  ((*code & 0x80000000U) != 0) + ((*code & 0x40000000U) != 0);
        if (extra > 2) return std::nullopt;
        return Header{swap_bytes, iso % 1000, 2 + extra};
    }

    // A count that the rest of the bytes can hold, so that a lie costs no memory.
    std::optional<std::size_t> count(bool swap_bytes, std::size_t least_bytes_each)
    {
        auto const read = number<std::uint32_t>(swap_bytes);
        if (!read || *read > m_rest.size() / least_bytes_each) return std::nullopt;
        return *read;
    }

    std::optional<Coordinate> point(Header const& header)
    {
        Coordinate at;
        for (std::size_t i = 0; i < header.ordinates; ++i) {
            auto const ordinate = number<double>(header.swap_bytes);
            if (!ordinate) return std::nullopt;
            if (i == 0) at.x = *ordinate;
            if (i == 1) at.y = *ordinate;
        }
        return is_finite(at) ? std::optional(at) : std::nullopt;
    }

private:
    std::string_view m_rest;
};

template <class Crs>
bool read_ring(Reader& reader, Header const& header, Ring<Crs>& ring)
{
    auto const points = reader.count(header.swap_bytes, 8 * header.ordinates);
    if (!points) return false;
    ring.reserve(*points);
    for (std::size_t i = 0; i < *points; ++i) {
        auto const at = reader.point(header);
        if (!at) return false;
        ring.push_back(point<Crs>(*at));
    }
    return true;
}

template <class Crs>
bool read_polygon(Reader& reader, Header const& header, MultiPolygon<Crs>& area)
{
    auto const rings = reader.count(header.swap_bytes, 4);
    if (!rings) return false;
    Polygon<Crs> polygon;
    for (std::size_t i = 0; i < *rings; ++i)
        if (!read_ring<Crs>(reader, header, i == 0 ? polygon.outer : polygon.holes.emplace_back()))
            return false;
    if (*rings > 0) area.polygons.push_back(std::move(polygon));
    return true;
}

template <class Crs>
bool read_polygons(Reader& reader, Header const& header, MultiPolygon<Crs>& area)
{
    if (header.type == type_polygon) return read_polygon(reader, header, area);
    auto const parts = reader.count(header.swap_bytes, 9);
    if (!parts) return false;
    for (std::size_t i = 0; i < *parts; ++i) {
        auto const part = reader.header();
        if (!part || part->type != type_polygon || !read_polygon(reader, *part, area)) return false;
    }
    return true;
}

}  // namespace

template <class Crs>
std::string to_wkb(MultiPolygon<Crs> const& area)
{
    std::string out;
    out.reserve(9 + 16 * point_count(area) + 16 * area.polygons.size());
    put_header(out, type_multi_polygon);
    put_count(out, area.polygons.size());
    for (auto const& polygon : area.polygons) put_polygon(out, polygon);
    return out;
}

template <class Crs>
std::string to_wkb(Point<Crs> at)
{
    std::string out;
    put_header(out, type_point);
    put_point(out, at);
    return out;
}

template <class Crs>
Result<MultiPolygon<Crs>> multi_polygon_from_wkb(std::string_view bytes)
{
    Reader reader(bytes);
    auto const header = reader.header();
    if (!header) return fail_field("geometry", "wkb.broken");
    if (header->type != type_polygon && header->type != type_multi_polygon)
        return fail_field("geometry", "wkb.not_an_area");
    MultiPolygon<Crs> area;
    if (!read_polygons(reader, *header, area) || !reader.at_end())
        return fail_field("geometry", "wkb.broken");
    return area;
}

template <class Crs>
Result<Point<Crs>> point_from_wkb(std::string_view bytes)
{
    Reader reader(bytes);
    auto const header = reader.header();
    if (!header) return fail_field("geometry", "wkb.broken");
    if (header->type != type_point) return fail_field("geometry", "wkb.not_a_point");
    auto const at = reader.point(*header);
    if (!at || !reader.at_end()) return fail_field("geometry", "wkb.broken");
    return point<Crs>(*at);
}

template std::string to_wkb(MultiPolygon<Wgs84> const&);
template std::string to_wkb(MultiPolygon<Sweref99Tm> const&);
template std::string to_wkb(Point<Wgs84>);
template std::string to_wkb(Point<Sweref99Tm>);
template Result<MultiPolygon<Wgs84>> multi_polygon_from_wkb(std::string_view);
template Result<MultiPolygon<Sweref99Tm>> multi_polygon_from_wkb(std::string_view);
template Result<Point<Wgs84>> point_from_wkb(std::string_view);
template Result<Point<Sweref99Tm>> point_from_wkb(std::string_view);

}  // namespace samsyn::geo
