// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace samsyn::tabular {

// How the bytes of a file make characters.
enum class Encoding { utf8, utf16_little, utf16_big, windows1252 };

struct SniffedEncoding {
    Encoding encoding = Encoding::utf8;
    std::size_t mark_bytes = 0;  // length of the byte order mark
    bool certain = true;         // false: only ASCII seen so far, so UTF-8 and Windows-1252 both fit
};

// Judges by the first bytes of a file: the byte order mark, the pattern of zero bytes, else whether the bytes
// are UTF-8. The last character may be cut off.
SniffedEncoding sniff_encoding(std::string_view beginning);

bool is_utf8(std::string_view text);
bool is_ascii(std::string_view text);

// Windows-1252 (of which ISO 8859-1's letters are a part) to UTF-8; its five unused bytes become U+FFFD.
std::string from_windows1252(std::string_view bytes);

// Appends UTF-16 as UTF-8 and returns how many bytes were used: a character cut off at the end is left for
// the next call. Lone surrogates become U+FFFD.
std::size_t append_utf16(std::string_view bytes, bool big_endian, std::string& out);

void append_utf8(std::string& out, char32_t character);

}  // namespace samsyn::tabular
