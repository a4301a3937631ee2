// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lib/base/bounded.h"
#include "lib/base/enum_text.h"
#include "lib/base/time.h"
#include "src/work/work.h"

// The register as spreadsheets: what goes out can be changed and taken in again.
namespace samsyn::areas {

// partners: organisations, their operations and for which areas these report, a line for each; areas: the
// tree of areas and themes; functions: what organisations are to the areas; places: the recurring places;
// resources: what prevents crime in the areas; designations: how the areas are named, and their watch status.
enum class SheetKind { partners, areas, functions, places, resources, designations };
BOOST_DESCRIBE_ENUM(SheetKind, partners, areas, functions, places, resources, designations)

// The headings, which are the same in every language so that a sheet can be taken in anywhere.
std::vector<std::string> const& columns_of(SheetKind kind);

using SheetCell = std::variant<std::monostate, std::string, std::int64_t, double, Day>;
using SheetLine = std::vector<SheetCell>;

// A line as it came. A column that the sheet lacks leaves things as they are; an empty cell empties them.
struct SheetRow {
    std::uint64_t number = 0;  // as a spreadsheet counts
    std::map<std::string, std::string> cells;
};

struct RowFault {
    std::int64_t row = 0;
    std::string column;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(RowFault, (), (row, column, code))

struct SheetReport {
    bool is_done = false;
    std::int64_t rows = 0;
    std::int64_t created = 0;  // records, not rows
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::vector<RowFault> errors;  // at most 500
};
BOOST_DESCRIBE_STRUCT(SheetReport, (), (is_done, rows, created, changed, unchanged, errors))

inline constexpr std::size_t most_sheet_rows = 20'000;
inline constexpr std::size_t most_row_faults = 500;

// Reads the cells of one row into values, and notes what cannot be read.
class Cells {
public:
    Cells(SheetRow const& row, std::vector<RowFault>& faults) : m_row(row), m_faults(faults) {}

    std::string code(char const* column) const { return text(column).value_or(""); }
    void fault(std::string const& column, std::string const& code);
    // Notes a value that is missing because its column is; an empty cell is noted when it is read.
    void need(char const* column, bool is_missing);
    // Notes words that the register does not keep.
    void check_words(char const* column, std::string const& words);
    void add(std::vector<FieldError> const& faults, std::map<std::string, std::string> const& columns);

    template <std::size_t Max, std::size_t Min>
    void read(char const* column, Text<Max, Min>& out)
    {
        auto const cell = text(column);
        if (!cell) return;
        if (letters(*cell) < Min) return fault(column, "field.required");
        if (letters(*cell) > Max) return fault(column, "field.too_long");
        out = *cell;
    }
    template <std::size_t Max>
    void read(char const* column, std::optional<Text<Max>>& out)
    {
        auto const cell = text(column);
        if (!cell) return;
        out.reset();
        if (!cell->empty()) read(column, out.emplace());
    }
    template <class E>
    void read_choice(char const* column, E& out)
    {
        auto const cell = text(column);
        if (!cell || cell->empty()) return;
        auto const value = enum_from_text<E>(*cell);
        if (value) out = *value;
        if (!value) fault(column, "field.unknown_choice");
    }
    template <std::int64_t Min, std::int64_t Max>
    void read(char const* column, std::optional<Between<Min, Max>>& out)
    {
        std::optional<double> number = out ? std::optional(static_cast<double>(out->value)) : std::nullopt;
        read(column, number);
        out.reset();
        if (!number) return;
        bool const is_whole = *number >= Min && *number <= Max && *number == std::floor(*number);
        if (!is_whole) return fault(column, "field.out_of_range");
        out.emplace(static_cast<std::int64_t>(*number));
    }
    void read(char const* column, bool& out);
    void read(char const* column, Day& out);
    void read(char const* column, std::optional<Day>& out);
    void read(char const* column, std::optional<double>& out);

private:
    static std::size_t letters(std::string const& text);
    std::optional<std::string> text(char const* column) const;
    SheetRow const& m_row;
    std::vector<RowFault>& m_faults;
};

// What would become of the rows, and doing it.
class SheetPlan {
public:
    virtual ~SheetPlan() = default;
    virtual void read(SheetRow const& row) = 0;
    // After the last row: what can be said only of all rows together.
    virtual void finish() {}
    virtual void carry_out(work::Work& work) const = 0;
    SheetReport report;
};

}  // namespace samsyn::areas
