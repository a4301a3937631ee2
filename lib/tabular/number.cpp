// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace samsyn::tabular {
namespace {

constexpr auto npos = std::string_view::npos;

struct Sign {
    std::string_view written;
    char plain;
};
// What people and programs put for a space, a minus and an apostrophe.
constexpr Sign signs[] = {
    {"\xC2\xA0", ' '},     {"\xE2\x80\x87", ' '},  {"\xE2\x80\x89", ' '}, {"\xE2\x80\xAF", ' '},
    {"\t", ' '},           {"\xE2\x88\x92", '-'},  {"\xE2\x80\x93", '-'}, {"\xE2\x80\x90", '-'},
    {"\xE2\x80\x91", '-'}, {"\xE2\x80\x99", '\''},
};

std::string plain_signs(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        auto const* const found =
            std::ranges::find_if(signs, [&](Sign const& sign) { return text.starts_with(sign.written); });
        bool const known = found != std::end(signs);
        out += known ? found->plain : text.front();
        text.remove_prefix(known ? found->written.size() : 1);
    }
    auto const first = out.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return out.substr(first, out.find_last_not_of(' ') - first + 1);
}

bool take_minus(std::string& text)
{
    bool const before = text.starts_with('-');
    bool const after = !before && text.ends_with('-');
    if (before || text.starts_with('+')) text.erase(0, 1);
    if (after) text.pop_back();
    if (text.starts_with(' ')) text.erase(0, 1);
    return before || after;
}

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

// Where the decimals start, or the end of the text.
std::size_t decimals_at(std::string_view text, CommaMeans comma)
{
    auto const last_comma = text.rfind(',');
    auto const last_point = text.rfind('.');
    bool const both = last_comma != npos && last_point != npos;
    if (both) return std::max(last_comma, last_point);
    if (last_point != npos) return text.find('.') == last_point ? last_point : text.size();
    if (last_comma == npos || comma == CommaMeans::thousands) return text.size();
    return text.find(',') == last_comma ? last_comma : text.size();
}

// Digits, or groups of three after a first one of one to three, all set apart by the same sign.
std::optional<std::string> ungrouped(std::string_view whole)
{
    auto const first = whole.find_first_not_of("0123456789");
    if (first == npos) return std::string(whole);
    char const apart = whole[first];
    if (std::string_view(" .,'").find(apart) == npos || first == 0 || first > 3) return std::nullopt;
    std::string digits(whole.substr(0, first));
    for (auto rest = whole.substr(first); !rest.empty(); rest.remove_prefix(4)) {
        if (rest.size() < 4 || rest[0] != apart || !std::ranges::all_of(rest.substr(1, 3), is_digit))
            return std::nullopt;
        digits += rest.substr(1, 3);
    }
    return digits;
}

std::optional<double> value_of(std::string const& digits)
{
    double value = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

// A number whose comma cannot start decimals: another comma or a point comes after it.
bool shows_thousands(std::string_view number)
{
    auto const comma = number.find(',');
    return comma != npos && number.find_first_of(",.", comma + 1) != npos;
}

}  // namespace

std::optional<double> parse_number(std::string_view text, CommaMeans comma)
{
    if (text.size() > 100) return std::nullopt;
    auto plain = plain_signs(text);
    bool const negative = take_minus(plain);
    auto const exponent_at = std::min(plain.find_first_of("eE"), plain.size());
    auto const mantissa = std::string_view(plain).substr(0, exponent_at);
    auto const split = decimals_at(mantissa, comma);
    auto const digits = ungrouped(mantissa.substr(0, split));
    auto const decimals = split < mantissa.size() ? mantissa.substr(split + 1) : std::string_view();
    if (!digits || !std::ranges::all_of(decimals, is_digit) || (digits->empty() && decimals.empty()))
        return std::nullopt;
    auto exponent = plain.substr(exponent_at);
    if (exponent.size() > 1 && exponent[1] == '+') exponent.erase(1, 1);
    auto const value =
        value_of((digits->empty() ? "0" : *digits) + "." + std::string(decimals) + "0" + exponent);
    return value && negative ? -*value : value;
}

std::optional<std::int64_t> parse_whole_number(std::string_view text, CommaMeans comma)
{
    auto const value = parse_number(text, comma);
    if (!value || *value != std::floor(*value) || std::abs(*value) > 9e15) return std::nullopt;
    return static_cast<std::int64_t>(*value);
}

CommaMeans comma_in(std::span<std::string const> column)
{
    bool thousands = false;
    for (auto const& text : column) {
        if (!parse_number(text, CommaMeans::decimals)) continue;
        if (!parse_number(text, CommaMeans::thousands)) return CommaMeans::decimals;
        thousands = thousands || shows_thousands(text);
    }
    return thousands ? CommaMeans::thousands : CommaMeans::decimals;
}

}  // namespace samsyn::tabular
