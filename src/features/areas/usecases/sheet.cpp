// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/sheet.h"

#include <algorithm>
#include <charconv>

#include "src/features/areas/usecases/saved.h"

namespace samsyn::areas {

std::vector<std::string> const& columns_of(SheetKind kind)
{
    static std::vector<std::string> const partners{
        "organisation_code", "organisation",    "kind",           "sector",       "organisation_email",
        "organisation_from", "organisation_to", "operation_code", "operation",    "external",
        "operation_email",   "stand_in_email",  "operation_from", "operation_to", "area_code",
        "reports_on",        "reports_from",    "reports_to"};
    static std::vector<std::string> const areas{"area_code", "area", "kind", "parent_code",
                                                "positions", "from", "to"};
    static std::vector<std::string> const functions{"area_code", "organisation_code", "function", "from",
                                                    "to"};
    static std::vector<std::string> const places{"place_code", "place", "place_type", "area_code",
                                                 "lat",        "lon",   "from",       "to"};
    // The id tells a record whose name is changed; a line without one is known by its name.
    static std::vector<std::string> const resources{
        "area_code", "organisation_code", "resource", "kind",  "state", "contact",
        "capacity",  "activities_a_year", "started",  "ended", "id"};
    static std::vector<std::string> const designations{"area_code", "designation", "criteria", "source",
                                                       "on_watch",  "from",        "to",       "id"};
    switch (kind) {
        case SheetKind::partners:
            return partners;
        case SheetKind::areas:
            return areas;
        case SheetKind::functions:
            return functions;
        case SheetKind::places:
            return places;
        case SheetKind::resources:
            return resources;
        case SheetKind::designations:
            return designations;
    }
    return partners;
}

std::size_t Cells::letters(std::string const& text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::optional<std::string> Cells::text(char const* column) const
{
    auto const found = m_row.cells.find(column);
    if (found == m_row.cells.end()) return std::nullopt;
    auto const first = found->second.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return std::string();
    return found->second.substr(first, found->second.find_last_not_of(" \t\r\n") - first + 1);
}

void Cells::fault(std::string const& column, std::string const& code)
{
    if (m_faults.size() < most_row_faults)
        m_faults.push_back({static_cast<std::int64_t>(m_row.number), column, code});
}

void Cells::need(char const* column, bool is_missing)
{
    if (is_missing && !text(column)) fault(column, "field.required");
}

void Cells::check_words(char const* column, std::string const& words)
{
    std::vector<FieldError> faults;
    areas::check_words(column, words, faults);
    add(faults, {});
}

void Cells::add(std::vector<FieldError> const& faults, std::map<std::string, std::string> const& columns)
{
    for (auto const& one : faults) {
        auto const column = columns.find(one.field);
        fault(column == columns.end() ? one.field : column->second, one.code);
    }
}

void Cells::read(char const* column, bool& out)
{
    auto const cell = text(column);
    if (!cell) return;
    auto const is_one_of = [&](std::initializer_list<char const*> words) {
        return std::any_of(words.begin(), words.end(), [&](char const* word) { return *cell == word; });
    };
    out = is_one_of({"1", "x", "X", "ja", "Ja", "yes", "Yes", "true", "TRUE"});
    if (!out && !is_one_of({"", "0", "nej", "Nej", "no", "No", "false", "FALSE"}))
        fault(column, "field.malformed");
}

void Cells::read(char const* column, Day& out)
{
    auto const cell = text(column);
    if (!cell || cell->empty()) return;
    auto const day = Day::parse(*cell);
    if (day) out = *day;
    if (!day) fault(column, "field.malformed");
}

void Cells::read(char const* column, std::optional<Day>& out)
{
    auto const cell = text(column);
    if (!cell) return;
    out.reset();
    if (!cell->empty()) read(column, out.emplace());
}

void Cells::read(char const* column, std::optional<double>& out)
{
    auto cell = text(column);
    if (!cell) return;
    out.reset();
    if (cell->empty()) return;
    std::replace(cell->begin(), cell->end(), ',', '.');
    double number = 0;
    auto const* end = cell->data() + cell->size();
    auto const [stop, error] = std::from_chars(cell->data(), end, number);
    if (error == std::errc{} && stop == end)
        out = number;
    else
        fault(column, "field.not_number");
}

}  // namespace samsyn::areas
