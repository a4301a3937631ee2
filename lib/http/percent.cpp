// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/percent.h"

#include <algorithm>
#include <cstdint>

namespace samsyn::http {

namespace {

int hex_value(char character)
{
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'a' && character <= 'f') return character - 'a' + 10;
    if (character >= 'A' && character <= 'F') return character - 'A' + 10;
    return -1;
}

bool is_control(char character)
{
    auto const byte = static_cast<unsigned char>(character);
    return byte < 0x20 || byte == 0x7f;
}

bool has_bad_segment(std::string_view path)
{
    for (std::size_t begin = 1; begin <= path.size();) {
        auto const end = std::min(path.find('/', begin), path.size());
        auto const segment = path.substr(begin, end - begin);
        bool const is_last = end == path.size();
        if (segment == "." || segment == ".." || (segment.empty() && !is_last)) return true;
        begin = end + 1;
    }
    return false;
}

// Length of the UTF-8 sequence at the start of the text, 0 when there is none (RFC 3629).
std::size_t utf8_sequence(std::string_view text)
{
    auto const byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<std::uint8_t>(text[at]) : 0U;
    };
    auto const is_tail = [&](std::size_t at, unsigned low = 0x80, unsigned high = 0xbf) {
        return byte(at) >= low && byte(at) <= high;
    };
    auto const lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf) return is_tail(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        bool const second = is_tail(1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
        return second && is_tail(2) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        bool const second = is_tail(1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
        return second && is_tail(2) && is_tail(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, Plus plus)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const character = text[at];
        if (character == '+' && plus == Plus::is_space) {
            decoded += ' ';
        } else if (character == '%') {
            if (at + 2 >= text.size()) return std::nullopt;
            int const high = hex_value(text[at + 1]);
            int const low = hex_value(text[at + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            decoded += character;
        }
    }
    return decoded;
}

std::optional<std::string> decode_path(std::string_view path)
{
    if (path.empty() || path.front() != '/') return std::nullopt;
    auto const slashes = std::count(path.begin(), path.end(), '/');
    auto decoded = percent_decode(path, Plus::stays);
    if (!decoded) return std::nullopt;
    bool const hidden_slash = std::count(decoded->begin(), decoded->end(), '/') != slashes;
    bool const backslash = decoded->find('\\') != std::string::npos;
    bool const control = std::any_of(decoded->begin(), decoded->end(), is_control);
    if (hidden_slash || backslash || control || has_bad_segment(*decoded) || !is_utf8(*decoded))
        return std::nullopt;
    return decoded;
}

bool is_utf8(std::string_view text)
{
    while (!text.empty()) {
        auto const length = utf8_sequence(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string percent_encode(std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (char const c : text) {
        auto const u = static_cast<unsigned char>(c);
        bool const is_plain = (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z') ||
                              std::string_view("-._~/").find(c) != std::string_view::npos;
        if (is_plain)
            encoded += c;
        else
            encoded += {'%', digits[u >> 4U], digits[u & 15U]};
    }
    return encoded;
}

}  // namespace samsyn::http
