// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/plain_insert.h"

#include <algorithm>

namespace samsyn::sql {
namespace {

// Words apart by one space, none at the ends or inside of brackets.
std::string tidied(std::string_view text)
{
    std::string made;
    for (char const character : text) {
        bool const is_space = std::string_view(" \t\r\n").find(character) != std::string_view::npos;
        bool const closes = character == ')' || character == ',';
        if (closes && made.ends_with(' ')) made.pop_back();
        bool const after_open = made.empty() || made.ends_with(' ') || made.ends_with('(');
        if (!is_space) made += character;
        if (character == ',' || (is_space && !after_open)) made += ' ';
    }
    if (made.ends_with(' ')) made.pop_back();
    return made;
}

std::string numbered(std::size_t count)
{
    std::string list = "(";
    for (std::size_t i = 1; i <= count; ++i) list += (i > 1 ? ", $" : "$") + std::to_string(i);
    return list + ")";
}

// "table (column, column)", and nothing that could mean something else.
bool is_target(std::string_view text)
{
    auto const is_plain = [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ||
               std::string_view("_, ()").find(character) != std::string_view::npos;
    };
    return std::all_of(text.begin(), text.end(), is_plain) &&
           std::count(text.begin(), text.end(), '(') == 1 && text.ends_with(')');
}

}  // namespace

std::optional<std::string> target_of_plain_insert(std::string_view insert, std::size_t values)
{
    constexpr std::string_view opening = "INSERT INTO ";
    auto const text = tidied(insert);
    auto const ending = " VALUES " + numbered(values);
    if (!text.starts_with(opening) || !text.ends_with(ending)) return std::nullopt;
    auto target = text.substr(opening.size(), text.size() - ending.size() - opening.size());
    return is_target(target) ? std::optional(std::move(target)) : std::nullopt;
}

}  // namespace samsyn::sql
