// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace samsyn::guard {

// The text as the guard reads it: one byte a character, in Latin-1; all digits and dashes of Unicode as
// ASCII, invisible characters dropped, letters with a combining mark composed. Remembers where each came
// from.
struct FoldedText {
    static constexpr unsigned char other_letter = 0x80;  // a letter outside Latin-1
    static constexpr unsigned char other_sign = 0x81;

    std::string text;
    std::vector<std::uint32_t> origin;  // the byte where each character begins; one more for the end

    std::size_t size() const { return text.size(); }
    // A newline beyond the ends, which nothing matches.
    unsigned char at(std::size_t index) const
    {
        return index < text.size() ? static_cast<unsigned char>(text[index])
                                   : static_cast<unsigned char>('\n');
    }
    unsigned char before(std::size_t index) const { return at(index - 1); }

    std::size_t original_begin(std::size_t first) const { return origin[first]; }
    // Where the characters before `end` end, with what was dropped behind them.
    std::size_t original_end(std::size_t end) const;
};

FoldedText fold(std::string_view utf8);

inline bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
inline bool is_upper(unsigned char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}
inline bool is_ascii_letter(unsigned char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
inline bool is_letter(unsigned char c)
{
    return is_ascii_letter(c) || (c >= 0xC0 && c != 0xD7 && c != 0xF7) || c == FoldedText::other_letter;
}
inline bool is_word(unsigned char c) { return is_letter(c) || is_digit(c); }
inline unsigned char lower(unsigned char c) { return static_cast<unsigned char>(is_upper(c) ? c + 0x20 : c); }
inline unsigned char upper(unsigned char c)
{
    return static_cast<unsigned char>(c >= 'a' && c <= 'z' ? c - 0x20 : c);
}

// The roles that the specification gives the word (any case); 0 for words it does not know.
std::uint32_t roles_of(std::string_view folded_word);

// The end of the run of letters and digits that begins here.
std::size_t word_end(FoldedText const& text, std::size_t begin);

// The roles of the word before a place, when at most three spaces, colons or full stops stand between.
std::uint32_t roles_before(FoldedText const& text, std::size_t place);

}  // namespace samsyn::guard
