// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/storable.h"

#include <cmath>

#include "lib/sql/connection.h"

namespace samsyn::sql {
namespace {

// How many bytes the character at the front has; 0 when it is none that both engines store.
std::size_t character_length(std::string_view text)
{
    auto const byte = [&](std::size_t i) {
        return static_cast<unsigned char>(i < text.size() ? text[i] : 0);
    };
    auto const follows = [&](std::size_t i) { return (byte(i) & 0xc0U) == 0x80U; };
    unsigned const lead = byte(0);
    if (lead < 0x80) return lead != 0 ? 1 : 0;
    if (lead >= 0xc2 && lead < 0xe0) return follows(1) ? 2 : 0;
    if (lead >= 0xe0 && lead < 0xf0) {
        bool const overlong = lead == 0xe0 && byte(1) < 0xa0;
        bool const surrogate = lead == 0xed && byte(1) >= 0xa0;
        return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (lead >= 0xf0 && lead < 0xf5) {
        bool const outside = (lead == 0xf0 && byte(1) < 0x90) || (lead == 0xf4 && byte(1) >= 0x90);
        return follows(1) && follows(2) && follows(3) && !outside ? 4 : 0;
    }
    return 0;
}

bool is_storable(std::string_view text)
{
    while (!text.empty()) {
        auto const length = character_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

}  // namespace

void require_storable(Values const& values)
{
    for (auto const& value : values) {
        auto const* const text = std::get_if<std::string>(&value);
        if (text && !is_storable(*text))
            throw ConstraintError(Violation::check, "text that is not UTF-8 or holds NUL");
        auto const* const number = std::get_if<double>(&value);
        if (number && std::isnan(*number)) throw ConstraintError(Violation::check, "a number that is NaN");
    }
}

}  // namespace samsyn::sql
