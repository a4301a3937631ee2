// SPDX-License-Identifier: EUPL-1.2
#include "lib/analyse/in_words.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "lib/json/node.h"

namespace samsyn::analyse {
namespace {

constexpr std::size_t most_rows = 20;
constexpr std::size_t most_width = 40;

std::string short_number(double number)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.6g", number);
    return text;
}

std::string shown(json::Node node)
{
    std::string text;
    switch (node.kind()) {
        case json::Kind::string:
            text = node.string();
            break;
        case json::Kind::number:
            text = short_number(node.number());
            break;
        case json::Kind::null:
            text = "–";
            break;
        case json::Kind::array:
            for (std::size_t at = 0; at < node.size() && text.size() < most_width; ++at)
                text += (at ? ", " : "") + shown(node.at(at));
            break;
        default:
            text = node.text();
    }
    return text.size() <= most_width ? text : text.substr(0, most_width) + "…";
}

bool is_table(json::Node node)
{
    return node.kind() == json::Kind::array && node.size() > 0 && node.at(0).kind() == json::Kind::object;
}

std::string row_of(std::vector<std::string> const& cells, std::vector<std::size_t> const& widths)
{
    std::string line;
    for (std::size_t at = 0; at < cells.size(); ++at)
        line += "  " + cells[at] + std::string(widths[at] - std::min(widths[at], cells[at].size()), ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::string table(std::string_view name, json::Node list)
{
    std::vector<std::vector<std::string>> rows(1);
    list.at(0).for_each_member([&](std::string_view key, json::Node) { rows[0].emplace_back(key); });
    for (std::size_t at = 0; at < std::min(list.size(), most_rows); ++at) {
        auto& row = rows.emplace_back();
        for (auto const& key : rows[0]) {
            auto const cell = list.at(at).member(key);
            row.push_back(cell ? shown(*cell) : "");
        }
    }
    std::vector<std::size_t> widths(rows[0].size());
    for (auto const& row : rows)
        for (std::size_t at = 0; at < row.size(); ++at) widths[at] = std::max(widths[at], row[at].size());
    auto text = std::string(name) + " (" + std::to_string(list.size()) + ")\n";
    for (auto const& row : rows) text += row_of(row, widths);
    return text + (list.size() > most_rows ? "  …\n" : "");
}

}  // namespace

std::string in_words(std::string_view answer)
{
    auto const document = json::Document::parse(answer);
    std::string lines, tables;
    if (!document) return lines;
    document->root().for_each_member([&](std::string_view name, json::Node node) {
        if (is_table(node))
            tables += "\n" + table(name, node);
        else
            lines += std::string(name) + ": " +
                     (node.kind() == json::Kind::object ? node.text() : shown(node)) + "\n";
    });
    return lines + tables;
}

}  // namespace samsyn::analyse
