// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/table.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "lib/tabular/byte_source.h"
#include "lib/tabular/file_format.h"
#include "lib/tabular/ogr.h"

namespace samsyn::tabular {
namespace {

constexpr std::size_t rows_searched_for_header = 20;
constexpr int epsg_wgs84 = 4326;

std::string trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::ptrdiff_t filled_cells(Row const& row)
{
    return std::ranges::count_if(row.cells, [](auto const& cell) { return !trimmed(cell).empty(); });
}

bool is_digits(std::string_view text)
{
    return std::ranges::all_of(text, [](char sign) { return sign >= '0' && sign <= '9'; });
}

// GDAL writes 2024/03/01 and 2024/03/01 13:45:00; the world writes 2024-03-01T13:45:00.
void write_date_as_iso(std::string& cell)
{
    bool const is_date = cell.size() >= 10 && cell[4] == '/' && cell[7] == '/' &&
                         is_digits(cell.substr(0, 4)) && is_digits(cell.substr(5, 2)) &&
                         is_digits(cell.substr(8, 2));
    if (!is_date || (cell.size() > 10 && (cell.size() < 19 || cell[10] != ' ' || cell[13] != ':'))) return;
    cell[4] = cell[7] = '-';
    if (cell.size() > 10) cell[10] = 'T';
}

// Shapefiles give 377300.000000000000000.
void drop_empty_decimals(std::string& cell)
{
    auto const point = cell.find('.');
    if (point == std::string::npos || cell.size() - point < 10) return;
    if (!is_digits(cell.substr(point + 1))) return;
    cell.resize(cell.find_last_not_of('0') + 1);
    if (cell.back() == '.') cell.pop_back();
}

bool is_spreadsheet(Format format) { return format == Format::xlsx || format == Format::ods; }

Result<OgrLayer> chosen_layer(std::vector<OgrLayer> const& layers, std::string const& name)
{
    if (name.empty()) return layers.front();
    auto const found = std::ranges::find(layers, name, &OgrLayer::name);
    if (found == layers.end()) return fail_field("layer", "table.layer_unknown");
    return *found;
}

std::vector<std::string> arguments_for(TableInfo const& info, OgrLayer const& layer)
{
    if (is_spreadsheet(info.format)) return {};
    std::vector<std::string> arguments{"-dim", "XY"};
    if (info.geometry == GeometryColumns::point)
        arguments.insert(arguments.end(), {"-lco", "GEOMETRY=AS_XY"});
    if (info.geometry == GeometryColumns::wkt) arguments.insert(arguments.end(), {"-lco", "GEOMETRY=AS_WKT"});
    if (layer.has_crs && !layer.epsg) arguments.insert(arguments.end(), {"-t_srs", "EPSG:4326"});
    return arguments;
}

TableInfo info_of(Format format, std::vector<OgrLayer> const& layers, OgrLayer const& layer)
{
    TableInfo info{.format = format};
    for (auto const& each : layers) info.layers.push_back(each.name);
    info.layer = layer.name;
    if (!layer.has_geometry) return info;
    info.geometry = layer.all_points ? GeometryColumns::point : GeometryColumns::wkt;
    if (layer.has_crs) info.epsg = layer.epsg.value_or(epsg_wgs84);
    return info;
}

Result<Table> open_by_gdal(std::string const& path, Format format, TableOptions const& options)
{
    NameForGdal const name(path, format, options.scratch);
    OgrFile const file{name.name(), gdal_driver(format), options.scratch, options.limits};
    auto const layers = ogr_layers(file);
    if (!layers) return refuse(layers);
    auto const layer = chosen_layer(*layers, options.layer);
    if (!layer) return refuse(layer);
    auto info = info_of(format, *layers, *layer);
    auto const output = ogr_convert(file, "CSV", arguments_for(info, *layer), layer->name);
    if (!output) return refuse(output);
    // What GDAL writes is plain; its polygons make long lines.
    CsvOptions const plain{.separator = ',',
                           .encoding = Encoding::utf8,
                           .max_columns = options.most_columns,
                           .max_row_bytes = 64 << 20,
                           .max_quoted_lines_bytes = 1 << 20};
    auto reader = CsvReader::open(file_source(*output, options.most_bytes), plain);
    if (!reader) return refuse(reader);
    return Table::over(std::move(*reader), std::move(info), options, is_spreadsheet(format) ? 1 : 0);
}

Result<Table> open_csv(std::string const& path, TableOptions const& options)
{
    auto source = file_source(path, options.most_bytes);
    if (!source) return refuse(source);
    auto reader = CsvReader::open(
        std::move(*source),
        {.separator = options.separator, .encoding = options.encoding, .max_columns = options.most_columns});
    if (!reader) return refuse(reader);
    return Table::over(std::move(*reader), {}, options, 0);
}

}  // namespace

Result<Table> open_table(std::string const& path, TableOptions const& options)
{
    auto const format = format_of(path);
    if (!format) return refuse(format);
    return *format == Format::csv ? open_csv(path, options) : open_by_gdal(path, *format, options);
}

Result<Done> check_unpacking(std::string const& path, TableOptions const& options)
{
    std::array<char, 2> first{};
    std::ifstream(path, std::ios::binary).read(first.data(), first.size());
    if (first != std::array{'\x1f', '\x8b'}) return Done{};
    auto source = file_source(path, options.most_bytes);
    if (!source) return refuse(source);
    std::vector<char> piece(std::size_t{256} << 10);
    for (;;) {
        auto const count = (*source)->read(piece);
        if (!count) return refuse(count);
        if (*count == 0) return Done{};
    }
}

Result<Table> Table::over(CsvReader reader, TableInfo info, TableOptions const& options,
                          std::uint64_t skipped_rows)
{
    Table table(std::move(reader), std::move(info));
    for (std::uint64_t i = 0; i < skipped_rows; ++i) {
        Row row;
        if (auto const read = table.read(row); !read) return refuse(read);
    }
    table.m_skipped_rows = skipped_rows;
    if (auto const found = table.find_header(options); !found) return refuse(found);
    if (table.m_columns.size() > options.most_columns)
        return fail(ErrorKind::too_large, "table.too_many_columns");
    if (table.m_info.format == Format::csv) {
        table.m_info.separator = table.m_reader.separator();
        table.m_info.encoding = table.m_reader.encoding();
    }
    return table;
}

Result<bool> Table::read(Row& row)
{
    auto const more = m_reader.next(row);
    row.number -= m_skipped_rows;
    if (m_info.format == Format::csv || !more || !*more) return more;
    for (auto& cell : row.cells) {
        write_date_as_iso(cell);
        drop_empty_decimals(cell);
    }
    return more;
}

// Titles and remarks above a table fill one cell; the header is the first row that fills two. A table of one
// column has its first row as header.
Result<Done> Table::find_header(TableOptions const& options)
{
    Row row;
    while (m_waiting.size() < rows_searched_for_header || options.header_row > 0) {
        auto const more = read(row);
        if (!more) return refuse(more);
        if (!*more) break;
        bool const is_header = options.header_row > 0 ? row.number >= options.header_row
                                                      : filled_cells(row) >= 2 || row.fault == "row.too_long";
        if (!is_header) {
            if (options.header_row == 0) m_waiting.push_back(row);
            continue;
        }
        m_waiting.clear();
        m_waiting.push_back(std::move(row));
        break;
    }
    if (m_waiting.empty())
        return fail(ErrorKind::invalid, options.header_row > 0 ? "table.header_missing" : "table.empty");
    auto& header = m_waiting.front();
    if (!header.fault.empty() && header.fault != "row.encoding")
        return fail_field("header", std::string(header.fault));
    m_header_row = header.number;
    for (auto const& cell : header.cells) m_columns.push_back(trimmed(cell));
    bool const has_x_y = m_info.geometry == GeometryColumns::point && m_columns.size() >= 2;
    if (has_x_y) {
        m_columns[0] = "geometry.x";
        m_columns[1] = "geometry.y";
    }
    if (m_info.geometry == GeometryColumns::wkt) m_columns[0] = "geometry.wkt";
    m_waiting.pop_front();
    return Done{};
}

Result<bool> Table::next(Row& row)
{
    if (m_waiting.empty()) {
        auto const more = read(row);
        if (!more || !*more) return more;
    } else {
        row = std::move(m_waiting.front());
        m_waiting.pop_front();
    }
    fit_to_columns(row);
    return true;
}

void Table::fit_to_columns(Row& row) const
{
    auto const wanted = m_columns.size();
    auto const is_extra = [](std::string const& cell) { return !cell.empty(); };
    bool const has_more =
        row.cells.size() > wanted &&
        std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(wanted), row.cells.end(), is_extra);
    if (row.fault.empty() && has_more) row.fault = "row.too_many_cells";
    if (row.fault.empty() && row.cells.size() < wanted) row.fault = "row.too_few_cells";
    row.cells.resize(wanted);
}

}  // namespace samsyn::tabular
