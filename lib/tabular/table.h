// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/process/limited_process.h"
#include "lib/tabular/csv_reader.h"

namespace samsyn::tabular {

enum class Format { csv, xlsx, ods, geojson, geopackage, shapefile };
BOOST_DESCRIBE_ENUM(Format, csv, xlsx, ods, geojson, geopackage, shapefile)

// How a table carries places. The columns stand first and are named geometry.x and geometry.y (east or
// longitude first) for points, geometry.wkt (well-known text) for all else.
enum class GeometryColumns { none, point, wkt };

struct TableInfo {
    Format format = Format::csv;
    Encoding encoding = Encoding::utf8;    // of a CSV file
    char separator = 0;                    // of a CSV file
    std::vector<std::string> layers = {};  // sheets or layers; none in a CSV file
    std::string layer = {};                // the one that is read
    GeometryColumns geometry = GeometryColumns::none;
    std::optional<int> epsg = std::nullopt;  // of the geometry columns, when the file says
};

struct TableOptions {
    std::string layer = {};        // sheet or layer by name; the first when empty
    std::uint64_t header_row = 0;  // as a spreadsheet counts; 0: the first row with two filled cells
    std::optional<char> separator = std::nullopt;
    std::optional<Encoding> encoding = std::nullopt;
    std::uint64_t most_bytes = std::uint64_t{1000} << 20;  // of text, unpacked
    std::size_t most_columns = 2000;
    std::string scratch = "/tmp";  // where child processes leave what they made
    ProcessLimits limits = {};
};

// A table in a file that somebody sent, as a stream of rows of text in constant memory. What a file is, its
// bytes decide, not its name.
class Table {
public:
    TableInfo const& info() const { return m_info; }
    // Names as they stand, trimmed; may be empty or repeat.
    std::vector<std::string> const& columns() const { return m_columns; }
    std::uint64_t header_row() const { return m_header_row; }

    // The next row that is not blank, with one cell per column; false at the end. A row's own faults are in
    // the row (Row::fault) and reading goes on; a refusal means that the file cannot be read further.
    Result<bool> next(Row& row);

    // Reads from the row after the header. `skipped_rows` is how many rows stand before what a person sees.
    static Result<Table> over(CsvReader reader, TableInfo info, TableOptions const& options,
                              std::uint64_t skipped_rows);

private:
    Table(CsvReader reader, TableInfo info) : m_reader(std::move(reader)), m_info(std::move(info)) {}

    Result<bool> read(Row& row);
    Result<Done> find_header(TableOptions const& options);
    void fit_to_columns(Row& row) const;

    CsvReader m_reader;
    TableInfo m_info;
    std::vector<std::string> m_columns;
    std::uint64_t m_header_row = 0;
    std::uint64_t m_skipped_rows = 0;
    std::deque<Row> m_waiting;  // read while looking for the header
};

// Opens CSV (any usual separator; UTF-8, UTF-16 or Windows-1252; also gzipped), XLSX, ODS, GeoJSON,
// GeoPackage or a Shapefile (.shp with its siblings, or zipped). Dates from spreadsheets come out in ISO
// form. Refuses with file.unreadable, file.broken_gzip, file.bomb, file.too_large, table.empty,
// table.unknown_format, table.old_excel, table.unreadable, table.too_heavy, table.layer_unknown,
// table.too_many_columns, table.header_missing, zip.* (see guarded_zip_entries), process.unavailable.
Result<Table> open_table(std::string const& path, TableOptions const& options = {});

// Unpacks a gzipped file to nowhere, for who is about to keep it; another file is sound at once. Refuses with
// file.unreadable, file.broken_gzip, file.bomb, file.too_large.
Result<Done> check_unpacking(std::string const& path, TableOptions const& options = {});

}  // namespace samsyn::tabular
