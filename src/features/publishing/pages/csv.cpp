// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/csv.h"

#include <string_view>

namespace samsyn::publishing {
namespace {

// Quotes what a spreadsheet would take for several cells, or for a formula.
std::string csv_cell(std::string text)
{
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(0, "'");
    if (text.find_first_of(";\"\n\r") == std::string::npos) return text;
    std::string quoted = "\"";
    for (char const c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

}  // namespace

std::string csv_row(std::vector<std::string> const& cells)
{
    std::string row;
    for (auto const& cell : cells) row += (row.empty() ? "" : ";") + csv_cell(cell);
    return row + "\r\n";
}

}  // namespace samsyn::publishing
