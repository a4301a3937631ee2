// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/where_reader.h"

#include <charconv>
#include <cmath>

#include "lib/tabular/number.h"

namespace samsyn::datasets {

std::optional<int> epsg_of(std::string_view crs)
{
    if (!crs.starts_with("EPSG:")) return std::nullopt;
    int code = 0;
    auto const [end, error] = std::from_chars(crs.data() + 5, crs.data() + crs.size(), code);
    bool const whole = error == std::errc() && end == crs.data() + crs.size();
    return whole ? std::optional(code) : std::nullopt;
}

Result<WhereReader> WhereReader::of(PositionFields const& fields, int crs, bool comma_is_decimal,
                                    Columns const& columns)
{
    auto x = columns.cell_of(fields.x);
    if (!x) return refuse(x);
    auto y = columns.cell_of(fields.y);
    if (!y) return refuse(y);
    WhereReader reader(std::move(*x), std::move(*y));
    reader.m_comma_is_decimal = comma_is_decimal;
    if (crs == geo::epsg_wgs84) return reader;
    auto projection = geo::Projection::between(crs, geo::epsg_wgs84);
    if (!projection) return fail_field("position.crs", projection.error().code);
    reader.m_to_degrees = std::move(*projection);
    return reader;
}

Result<std::optional<ReadPoint>> WhereReader::read(Cells const& cells) const
{
    auto const x_text = m_x.in(cells);
    auto const y_text = m_y.in(cells);
    if (x_text.empty() && y_text.empty()) return std::optional<ReadPoint>();
    if (x_text.empty() || y_text.empty())
        return fail_field(x_text.empty() ? m_x.column() : m_y.column(), "where.half_point");
    auto const comma = m_comma_is_decimal ? tabular::CommaMeans::decimals : tabular::CommaMeans::thousands;
    auto const x = tabular::parse_number(x_text, comma);
    auto const y = tabular::parse_number(y_text, comma);
    if (!x || !y) return fail_field(x ? m_y.column() : m_x.column(), "where.unreadable");
    geo::Coordinate const given{*x, *y};
    auto const at = m_to_degrees ? m_to_degrees->transform(given) : std::optional(given);
    auto const degrees = geo::point<geo::Wgs84>(at.value_or(geo::Coordinate{HUGE_VAL, HUGE_VAL}));
    if (!geo::is_on_earth(degrees)) return fail_field(m_x.column(), "where.off_earth");
    return std::optional(ReadPoint{degrees, geo::to_sweref99tm(degrees)});
}

}  // namespace samsyn::datasets
