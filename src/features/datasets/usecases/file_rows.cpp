// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/file_rows.h"

#include "lib/tabular/number.h"

namespace samsyn::datasets {
namespace {

constexpr std::size_t sample_rows = 500;

}  // namespace

tabular::TableOptions table_options(FileForm const& form, std::string const& scratch)
{
    tabular::TableOptions options;
    options.scratch = scratch;
    if (form.sheet) options.layer = *form.sheet;
    auto const separator = form.separator.value_or("auto");
    if (separator == "tab") options.separator = '\t';
    if (separator.size() == 1) options.separator = separator.front();
    if (form.encoding == "utf-8") options.encoding = tabular::Encoding::utf8;
    if (form.encoding == "windows-1252") options.encoding = tabular::Encoding::windows1252;
    return options;
}

Result<FileRows> FileRows::open(std::string const& path, Profile const& profile, std::string const& scratch)
{
    auto table = tabular::open_table(path, table_options(profile.file, scratch));
    if (!table) return refuse(table);
    FileRows rows(std::move(*table));
    if (auto const read = rows.read_sample(); !read) return refuse(read);
    if (auto const learnt = rows.learn_style(profile); !learnt) return refuse(learnt);
    return rows;
}

Result<Done> FileRows::read_sample()
{
    tabular::Row row;
    while (m_sample.size() < sample_rows) {
        auto const more = m_table.next(row);
        if (!more) return refuse(more);
        if (!*more) break;
        m_sample.push_back(row);
    }
    return Done{};
}

std::vector<std::string> FileRows::sample_of(Cell const& cell) const
{
    std::vector<std::string> column;
    for (auto const& row : m_sample) column.emplace_back(cell.in(row.cells));
    return column;
}

Result<Done> FileRows::learn_style(Profile const& profile)
{
    auto const& position = profile.fields.position;
    if (!position) return Done{};
    Columns const columns(headings());
    auto const x = columns.cell_of(position->x);
    auto const y = columns.cell_of(position->y);
    if (!x || !y) return refuse(x ? y : x);
    auto const xs = sample_of(*x);
    auto const ys = sample_of(*y);
    auto const& decimal = profile.file.decimal;
    auto const seen = tabular::comma_in(xs);
    m_style.comma_is_decimal = decimal ? *decimal == "," : seen == tabular::CommaMeans::decimals;
    if (auto const said = epsg_of(position->crs)) {
        m_style.epsg = *said;
        return Done{};
    }
    if (position->crs != "auto") return fail_field("position.crs", "crs.unknown");
    if (x->column() == "geometry.x" && m_table.info().epsg) {
        m_style.epsg = *m_table.info().epsg;
        return Done{};
    }
    std::vector<geo::Coordinate> points;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        auto const east = tabular::parse_number(xs[i]);
        auto const north = tabular::parse_number(ys[i]);
        if (east && north) points.push_back({*east, *north});
    }
    auto const guess = geo::guess_crs(points);
    if (!guess || guess->swapped) return fail_field("position.crs", "crs.missing");
    m_style.epsg = guess->epsg;
    return Done{};
}

Result<bool> FileRows::next(tabular::Row& row)
{
    if (m_sample.empty()) return m_table.next(row);
    row = std::move(m_sample.front());
    m_sample.pop_front();
    return true;
}

}  // namespace samsyn::datasets
