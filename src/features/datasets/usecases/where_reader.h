// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>

#include "lib/geo/projection.h"
#include "src/features/datasets/domain/columns.h"

namespace samsyn::datasets {

// A point in degrees and, where it lies, in SWEREF 99 TM metres.
struct ReadPoint {
    geo::Point<geo::Wgs84> degrees;
    geo::Point<geo::Sweref99Tm> metres;
};

// Reads the position of a row.
class WhereReader {
public:
    // `crs` is an EPSG code. Refuses "import.column_missing" and "crs.unknown".
    static Result<WhereReader> of(PositionFields const& fields, int crs, bool comma_is_decimal,
                                  Columns const& columns);

    // Nothing when both cells are empty. Refuses where.half_point, where.unreadable and where.off_earth, with
    // the column as field.
    Result<std::optional<ReadPoint>> read(Cells const& cells) const;

private:
    WhereReader(Cell x, Cell y) : m_x(std::move(x)), m_y(std::move(y)) {}
    Cell m_x;
    Cell m_y;
    bool m_comma_is_decimal = true;
    std::optional<geo::Projection> m_to_degrees;  // none when the file has degrees
};

// 3006 of "EPSG:3006".
std::optional<int> epsg_of(std::string_view crs);

}  // namespace samsyn::datasets
