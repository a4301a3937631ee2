// SPDX-License-Identifier: EUPL-1.2
#include "lib/analyse/sheet.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>

#include "lib/base/sha256.h"
#include "lib/tabular/number.h"
#include "lib/tabular/table.h"

namespace samsyn::analyse {
namespace {

constexpr std::size_t most_rows = 5'000'000;
constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 30;
constexpr std::size_t most_shown = 60;  // of a cell or heading in a refusal

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::optional<std::size_t> position_of(std::vector<std::string> const& columns, std::string const& name)
{
    auto found = std::ranges::find(columns, name);
    if (found == columns.end()) found = std::ranges::find(columns, lower(name), lower);
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

std::string shown(std::string const& text)
{
    return text.size() <= most_shown ? text : text.substr(0, most_shown) + "…";
}

std::string joined(std::vector<std::string> const& names)
{
    std::string all;
    for (auto const& name : names) {
        if (all.size() > 10 * most_shown) return all + ", …";
        all += (all.empty() ? "" : ", ") + shown(name);
    }
    return all;
}

Result<SourceFile> source(std::string const& path)
{
    auto const name = path.substr(path.rfind('/') + 1);
    std::error_code error;
    auto const bytes = std::filesystem::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || !file) return fail_field(name, "file.unreadable");
    if (bytes > most_bytes) return fail_field(name, "file.too_large");
    return SourceFile{name, to_hex(sha256(std::string(std::istreambuf_iterator<char>(file), {})))};
}

// Which column each wanted one is.
using Places = std::vector<std::pair<std::size_t, std::vector<std::string>*>>;

}  // namespace

Result<Sheet> Sheet::read(std::string const& path, std::vector<std::string> const& needed,
                          std::vector<std::string> const& if_there)
{
    auto file = source(path);
    if (!file) return refuse(file);
    Sheet sheet;
    sheet.m_file = *file;
    auto const in_file = [&](Error error) {
        error.fields = {{file->name, error.code}};
        return tl::unexpected<Error>(std::move(error));
    };
    auto table = tabular::open_table(path);
    if (!table) return in_file(table.error());
    Places places;
    for (auto const& name : needed) {
        auto const at = position_of(table->columns(), name);
        if (!at)
            return fail_field(file->name + ": \"" + shown(name) + "\" (" + joined(table->columns()) + ")",
                              "analyse.no_column");
        places.push_back({*at, &sheet.m_columns[name]});
    }
    for (auto const& name : if_there)
        if (auto const at = position_of(table->columns(), name))
            places.push_back({*at, &sheet.m_columns[name]});
    for (tabular::Row row;;) {
        auto const more = table->next(row);
        if (!more) return in_file(more.error());
        if (!*more) break;
        if (!row.fault.empty())
            return fail_field(file->name + ":" + std::to_string(row.number), std::string(row.fault));
        if (sheet.m_rows == most_rows) return fail_field(file->name, "analyse.too_many_rows");
        for (auto& [at, cells] : places)
            if (cells->size() == sheet.m_rows) cells->push_back(row.cells[at]);
        sheet.m_numbers.push_back(row.number);
        ++sheet.m_rows;
    }
    return sheet;
}

std::string Sheet::place(std::size_t row, std::string const& column) const
{
    return m_file.name + ":" + std::to_string(m_numbers[row]) + ", " + shown(column);
}

tl::unexpected<Error> Sheet::fault(std::size_t row, std::string const& column, std::string const& code) const
{
    return fail_field(place(row, column) + ": \"" + shown(this->column(column)[row]) + "\"", code);
}

Result<std::vector<double>> Sheet::numbers(std::string const& column) const
{
    std::vector<double> values;
    values.reserve(m_rows);
    auto const& cells = this->column(column);
    for (std::size_t row = 0; row < m_rows; ++row) {
        auto const& cell = cells[row];
        double value = std::numeric_limits<double>::quiet_NaN();
        if (!cell.empty()) {
            auto const [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
            if (error != std::errc{} || end != cell.data() + cell.size()) {
                auto const written = tabular::parse_number(cell);
                if (!written) return fault(row, column, "field.not_number");
                value = *written;
            }
            if (!std::isfinite(value)) return fault(row, column, "analytics.not_finite");
        }
        values.push_back(value);
    }
    return values;
}

}  // namespace samsyn::analyse
