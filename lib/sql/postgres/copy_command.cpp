// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/postgres/copy_command.h"

#include <algorithm>

namespace samsyn::sql {
namespace {

std::string without_space(std::string_view text)
{
    std::string made(text);
    std::erase_if(made, [](char character) {
        return std::string_view(" \t\r\n").find(character) != std::string_view::npos;
    });
    return made;
}

std::string numbered(std::size_t count)
{
    std::string list = "(";
    for (std::size_t i = 1; i <= count; ++i) list += (i > 1 ? ",$" : "$") + std::to_string(i);
    return list + ")";
}

// "table (column, column)", and nothing that COPY would read otherwise.
bool is_target(std::string_view text)
{
    auto const is_plain = [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ||
               std::string_view("_, ()\n").find(character) != std::string_view::npos;
    };
    return std::all_of(text.begin(), text.end(), is_plain) &&
           std::count(text.begin(), text.end(), '(') == 1 && text.ends_with(')');
}

}  // namespace

std::optional<std::string> copy_command(std::string_view insert, std::size_t values)
{
    constexpr std::string_view opening = "INSERT INTO ";
    constexpr std::string_view middle = " VALUES ";
    auto const split = insert.find(middle);
    if (!insert.starts_with(opening) || split == insert.npos) return std::nullopt;
    auto const target = insert.substr(opening.size(), split - opening.size());
    if (!is_target(target) || without_space(insert.substr(split + middle.size())) != numbered(values))
        return std::nullopt;
    return "COPY " + std::string(target) + " FROM STDIN";
}

}  // namespace samsyn::sql
