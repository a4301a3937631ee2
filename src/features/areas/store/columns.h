// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/base/bounded.h"
#include "lib/sql/connection.h"
#include "lib/sql/enum_column.h"

// What reading the register's columns has in common.
namespace samsyn::areas {

template <std::size_t Max>
std::optional<Text<Max>> read_optional_text(sql::Row const& row, int column)
{
    auto text = row.optional_text(column);
    return text ? std::optional<Text<Max>>(std::move(*text)) : std::nullopt;
}

inline std::string select(char const* columns, char const* rest)
{
    return std::string("SELECT ") + columns + " FROM " + rest;
}

}  // namespace samsyn::areas
