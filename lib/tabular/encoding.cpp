// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/encoding.h"

#include <algorithm>

namespace samsyn::tabular {
namespace {

constexpr char32_t replacement = 0xFFFD;

// What Windows-1252 puts where ISO 8859-1 has control characters, 0x80–0x9F.
constexpr char16_t windows_block[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::uint8_t byte(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

// The length of the well-formed character at the front; 0 when there is none, −1 when the text ends inside
// one.
int utf8_length(std::string_view text)
{
    auto const lead = byte(text, 0);
    if (lead < 0x80) return 1;
    int const length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    for (int i = 1; i < length; ++i) {
        if (static_cast<std::size_t>(i) == text.size()) return -1;
        auto const next = byte(text, static_cast<std::size_t>(i));
        // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
        std::uint8_t const low = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        std::uint8_t const high = i > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (next < low || next > high) return 0;
    }
    return length;
}

enum class Form { whole, cut, broken };
Form utf8_form(std::string_view text)
{
    while (!text.empty()) {
        int const length = utf8_length(text);
        if (length <= 0) return length < 0 ? Form::cut : Form::broken;
        text.remove_prefix(static_cast<std::size_t>(length));
    }
    return Form::whole;
}

// European text in UTF-16 has a zero in nearly every second byte.
std::size_t zeros_at(std::string_view text, std::size_t first)
{
    std::size_t count = 0;
    for (std::size_t i = first; i < text.size(); i += 2) count += text[i] == '\0';
    return count;
}

}  // namespace

bool is_utf8(std::string_view text) { return utf8_form(text) == Form::whole; }

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char sign) { return static_cast<unsigned char>(sign) < 0x80; });
}

SniffedEncoding sniff_encoding(std::string_view beginning)
{
    if (beginning.starts_with("\xEF\xBB\xBF")) return {Encoding::utf8, 3};
    if (beginning.starts_with("\xFF\xFE")) return {Encoding::utf16_little, 2};
    if (beginning.starts_with("\xFE\xFF")) return {Encoding::utf16_big, 2};
    auto const sample = beginning.substr(0, 4096);
    if (sample.size() >= 4) {
        if (zeros_at(sample, 1) * 5 > sample.size() * 2 && zeros_at(sample, 0) == 0)
            return {Encoding::utf16_little, 0};
        if (zeros_at(sample, 0) * 5 > sample.size() * 2 && zeros_at(sample, 1) == 0)
            return {Encoding::utf16_big, 0};
    }
    if (is_ascii(beginning)) return {Encoding::utf8, 0, false};
    return {utf8_form(beginning) == Form::broken ? Encoding::windows1252 : Encoding::utf8, 0};
}

std::string from_windows1252(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto const code = byte(bytes, i);
        append_utf8(out, code >= 0x80 && code < 0xA0 ? windows_block[code - 0x80] : code);
    }
    return out;
}

std::size_t append_utf16(std::string_view bytes, bool big_endian, std::string& out)
{
    auto const unit = [&](std::size_t at) -> char32_t {
        auto const first = byte(bytes, at);
        auto const second = byte(bytes, at + 1);
        return big_endian ? static_cast<char32_t>(first << 8 | second)
                          : static_cast<char32_t>(second << 8 | first);
    };
    std::size_t used = 0;
    while (used + 2 <= bytes.size()) {
        auto const code = unit(used);
        bool const leads = code >= 0xD800 && code < 0xDC00;
        if (leads && used + 4 > bytes.size()) break;
        auto const trail = leads ? unit(used + 2) : 0;
        bool const pair = trail >= 0xDC00 && trail < 0xE000;
        bool const lone = code >= 0xD800 && code < 0xE000 && !pair;
        append_utf8(out, pair   ? 0x10000 + ((code - 0xD800) << 10) + (trail - 0xDC00)
                         : lone ? replacement
                                : code);
        used += pair ? 4 : 2;
    }
    return used;
}

void append_utf8(std::string& out, char32_t character)
{
    auto const put = [&](char32_t bits) { out += static_cast<char>(bits); };
    auto const put_tail = [&](unsigned shift) { put(0x80 | ((character >> shift) & 0x3F)); };
    if (character < 0x80) return put(character);
    if (character < 0x800) {
        put(0xC0 | character >> 6);
        return put_tail(0);
    }
    if (character < 0x10000) {
        put(0xE0 | character >> 12);
        put_tail(6);
        return put_tail(0);
    }
    put(0xF0 | character >> 18);
    put_tail(12);
    put_tail(6);
    put_tail(0);
}

}  // namespace samsyn::tabular
