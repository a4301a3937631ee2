// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/check.h"
#include "lib/base/enum_text.h"
#include "lib/sql/connection.h"

namespace samsyn::sql {

// A column whose CHECK or only writer allows the names of E alone.
template <class E>
E read_enum(Row const& row, int column)
{
    auto const value = enum_from_text<E>(row.text(column));
    check(value.has_value());
    return *value;
}

}  // namespace samsyn::sql
