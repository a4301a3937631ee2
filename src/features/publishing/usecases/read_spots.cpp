// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "lib/geo/projection.h"
#include "lib/tabular/number.h"
#include "lib/tabular/table.h"
#include "src/features/publishing/usecases/snap_list.h"

namespace samsyn::publishing {
namespace {

constexpr std::size_t most_faults = 20;
constexpr std::size_t longest_name = 120;

struct Columns {
    std::size_t east = 0, north = 0;
    std::optional<std::size_t> name;
};

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

std::optional<std::size_t> column_called(tabular::Table const& table, std::set<std::string> const& names)
{
    for (std::size_t i = 0; i < table.columns().size(); ++i)
        if (names.contains(lower(table.columns()[i]))) return i;
    return std::nullopt;
}

// Which of x and y is east, the numbers tell: surveyors and map makers name them each their way.
std::optional<Columns> columns_of(tabular::Table const& table)
{
    auto const east =
        column_called(table, {"geometry.x", "x", "e", "east", "easting", "ost", "öst", "Öst", "lon", "long",
                              "longitude", "longitud", "sweref99tm_e", "x-koordinat"});
    auto const north = column_called(table, {"geometry.y", "y", "n", "north", "northing", "nord", "lat",
                                             "latitude", "latitud", "sweref99tm_n", "y-koordinat"});
    if (!east || !north) return std::nullopt;
    return Columns{*east, *north, column_called(table, {"name", "namn"})};
}

struct Read {
    std::vector<geo::Coordinate> at;
    std::vector<std::string> names;
};

Result<Read> read_rows(tabular::Table& table, Columns const& columns)
{
    Read read;
    std::vector<FieldError> faults;
    tabular::Row row;
    for (;;) {
        auto const more = table.next(row);
        if (!more) return refuse(more);
        if (!*more || faults.size() >= most_faults) break;
        auto const place = "row " + std::to_string(row.number);
        if (read.at.size() >= most_spots) return fail_field(place, "points.too_many");
        if (!row.fault.empty()) {
            faults.push_back({place, std::string(row.fault)});
            continue;
        }
        auto const east = tabular::parse_number(row.cells[columns.east]);
        auto const north = tabular::parse_number(row.cells[columns.north]);
        auto name = columns.name ? row.cells[*columns.name] : std::string();
        if (!east || !north) faults.push_back({place, "points.not_numbers"});
        if (name.size() > longest_name) faults.push_back({place, "field.too_long"});
        read.at.push_back({east.value_or(0), north.value_or(0)});
        read.names.push_back(std::move(name));
    }
    if (!faults.empty()) return fail(ErrorKind::invalid, "points.rows", std::move(faults));
    if (read.at.empty()) return fail(ErrorKind::invalid, "points.empty");
    return read;
}

Result<Done> to_metres(std::vector<geo::Coordinate>& points)
{
    auto const guess = geo::guess_crs(points);
    if (!guess) return fail(ErrorKind::invalid, "points.crs");
    if (guess->swapped)
        for (auto& at : points) std::swap(at.x, at.y);
    if (guess->epsg == geo::epsg_sweref99tm) return Done{};
    auto const projection = geo::Projection::between(guess->epsg, geo::epsg_sweref99tm);
    if (!projection) return refuse(projection);
    projection->transform(points);
    return Done{};
}

}  // namespace

Result<std::vector<NamedSpot>> read_spots(std::string const& path)
{
    auto table = tabular::open_table(path);
    if (!table) return refuse(table);
    auto const columns = columns_of(*table);
    if (!columns) return fail(ErrorKind::invalid, "points.columns");
    auto read = read_rows(*table, *columns);
    if (!read) return refuse(read);
    if (auto const placed = to_metres(read->at); !placed) return refuse(placed);
    std::vector<NamedSpot> spots;
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < read->at.size(); ++i) {
        if (!geo::is_finite(read->at[i]) && faults.size() < most_faults)
            faults.push_back({"point " + std::to_string(i + 1), "points.not_numbers"});
        spots.push_back({{read->at[i].x, read->at[i].y}, std::move(read->names[i])});
    }
    if (!faults.empty()) return fail(ErrorKind::invalid, "points.rows", std::move(faults));
    return spots;
}

}  // namespace samsyn::publishing
