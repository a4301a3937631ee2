// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace samsyn::tabular {

// What a single comma means. "1,5" is one and a half in a Swedish file; "1,234" may be a thousand and more in
// an English one, which only the whole column can tell.
enum class CommaMeans { decimals, thousands };

// Numbers as people write them: decimal comma or point; thousands set apart by spaces (also non-breaking,
// thin and narrow ones), apostrophes, points or commas, in groups of three; hyphen, minus sign or dash before
// or a hyphen after. With both point and comma the last one starts the decimals. Nothing when it is no
// number.
std::optional<double> parse_number(std::string_view text, CommaMeans comma = CommaMeans::decimals);

// The same without decimals ("12,0" is whole). Nothing outside ±9·10^15, where doubles stop counting exactly.
std::optional<std::int64_t> parse_whole_number(std::string_view text,
                                               CommaMeans comma = CommaMeans::decimals);

// Thousands when some number can only be read so ("1,234.5", "1,234,567") and none only otherwise ("1,5").
CommaMeans comma_in(std::span<std::string const> column);

}  // namespace samsyn::tabular
