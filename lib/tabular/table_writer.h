// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/base/result.h"
#include "lib/base/time.h"

namespace samsyn::tabular {

using Cell = std::variant<std::monostate, std::string, std::int64_t, double, Day>;

// Writes a table row by row in constant memory: begin() once, row() for each, finish() once. A refusal spoils
// the whole: table.too_many_rows, table.cell_too_long, file.unwritable.
class TableWriter {
public:
    virtual ~TableWriter() = default;
    virtual Result<Done> begin(std::vector<std::string> const& columns) = 0;
    virtual Result<Done> row(std::vector<Cell> const& cells) = 0;
    virtual Result<Done> finish() = 0;
};

struct CsvStyle {
    char separator = ';';
    char decimal = ',';
    bool byte_order_mark = true;  // without it Excel takes UTF-8 for Windows-1252
};

// RFC 4180 in UTF-8, piece by piece to `sink`. Text that a spreadsheet would take for a formula (it begins
// with = + - @, a tab or a carriage return) gets an apostrophe before it and stands in quotes; numbers stay
// numbers.
std::unique_ptr<TableWriter> csv_writer(std::function<void(std::string_view)> sink, CsvStyle style = {});

// One sheet of an XLSX file at `path`, which is complete only after finish(). Text is always text, never a
// formula; dates are real dates. Signs that cannot stand in a sheet's name become spaces. `scratch` is where
// rows wait.
std::unique_ptr<TableWriter> xlsx_writer(std::string const& path, std::string const& sheet,
                                         std::string const& scratch = "/tmp");

// Several sheets in one XLSX file, each as xlsx_writer() makes its one; written one after the other. The file
// is complete only after finish(). With the moment it is said to be made at, the same rows give the same
// bytes.
class Workbook {
public:
    virtual ~Workbook() = default;
    virtual TableWriter& add_sheet(std::string const& name) = 0;
    virtual Result<Done> finish() = 0;
};
std::unique_ptr<Workbook> xlsx_workbook(std::string const& path, UtcTime made_at,
                                        std::string const& scratch = "/tmp");

}  // namespace samsyn::tabular
