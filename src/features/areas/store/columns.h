// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/base/bounded.h"
#include "lib/base/check.h"
#include "lib/base/enum_text.h"
#include "lib/sql/connection.h"

// What reading the register's columns has in common.
namespace samsyn::areas {

// A column whose CHECK or only writer allows the names of E alone.
template <class E>
E read_enum(sql::Row const& row, int column)
{
    auto const value = enum_from_text<E>(row.text(column));
    check(value.has_value());
    return *value;
}

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
