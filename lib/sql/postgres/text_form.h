// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "lib/sql/value.h"

namespace samsyn::sql {

// A value as PostgreSQL reads it; nothing for null. Bytes as \x and hexadecimal, geometry as hexadecimal EWKB
// with its reference system (EPSG:4326).
std::optional<std::string> to_text_form(Value const& value);

// One line of COPY … FROM STDIN in text format, with its end of line.
std::string to_copy_line(Values const& values);

// What PostgreSQL answers, back again. Nothing when the text is not of that form.
std::optional<std::string> bytes_from_text_form(std::string_view text);
std::optional<std::string> wkb_from_text_form(std::string_view text);

}  // namespace samsyn::sql
