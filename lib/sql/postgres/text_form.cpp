// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/postgres/text_form.h"

#include <array>
#include <charconv>
#include <cmath>

namespace samsyn::sql {
namespace {

// Extended WKB keeps the reference system after the type, marked by a bit of the type.
constexpr std::size_t head_length = 5;  // byte order, type (little endian)
constexpr unsigned char has_reference = 0x20;
constexpr std::string_view epsg_4326("\xe6\x10\x00\x00", 4);

std::string to_hex(std::string_view bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (char const character : bytes) {
        auto const byte = static_cast<unsigned char>(character);
        hex += digits[byte >> 4U];
        hex += digits[byte & 0x0fU];
    }
    return hex;
}

int digit_of(char character)
{
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'a' && character <= 'f') return character - 'a' + 10;
    if (character >= 'A' && character <= 'F') return character - 'A' + 10;
    return -1;
}

std::optional<std::string> from_hex(std::string_view hex)
{
    if (hex.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        int const high = digit_of(hex[i]);
        int const low = digit_of(hex[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::string with_reference(std::string wkb)
{
    if (wkb.size() < head_length) return wkb;  // PostGIS says what is wrong with it
    wkb[4] = static_cast<char>(static_cast<unsigned char>(wkb[4]) | has_reference);
    return wkb.insert(head_length, epsg_4326);
}

std::string number_text(double number)
{
    if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
    std::array<char, 32> digits;
    auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return std::string(digits.data(), end);
}

struct TextForm {
    std::optional<std::string> operator()(Null) const { return std::nullopt; }
    std::optional<std::string> operator()(std::int64_t number) const { return std::to_string(number); }
    std::optional<std::string> operator()(double number) const { return number_text(number); }
    std::optional<std::string> operator()(std::string const& text) const { return text; }
    std::optional<std::string> operator()(Uuid const& uuid) const { return uuid.text(); }
    std::optional<std::string> operator()(Bytes const& bytes) const { return "\\x" + to_hex(bytes.value); }
    std::optional<std::string> operator()(Geometry const& geometry) const
    {
        return to_hex(with_reference(geometry.wkb));
    }
};

void append_escaped(std::string& line, std::string_view text)
{
    for (char const character : text) {
        switch (character) {
            case '\\':
                line += "\\\\";
                break;
            case '\n':
                line += "\\n";
                break;
            case '\r':
                line += "\\r";
                break;
            case '\t':
                line += "\\t";
                break;
            default:
                line += character;
        }
    }
}

}  // namespace

std::optional<std::string> to_text_form(Value const& value) { return std::visit(TextForm{}, value); }

std::string to_copy_line(Values const& values)
{
    std::string line;
    for (auto const& value : values) {
        if (&value != &values.front()) line += '\t';
        auto const text = to_text_form(value);
        if (text)
            append_escaped(line, *text);
        else
            line += "\\N";
    }
    return line + '\n';
}

std::optional<std::string> bytes_from_text_form(std::string_view text)
{
    return text.starts_with("\\x") ? from_hex(text.substr(2)) : std::nullopt;
}

std::optional<std::string> wkb_from_text_form(std::string_view text)
{
    auto wkb = from_hex(text);
    if (!wkb || wkb->size() < head_length || wkb->front() != 1) return std::nullopt;
    auto const flags = static_cast<unsigned char>((*wkb)[4]);
    if ((flags & has_reference) == 0) return wkb;
    (*wkb)[4] = static_cast<char>(flags & ~has_reference);
    return wkb->erase(head_length, epsg_4326.size());
}

}  // namespace samsyn::sql
