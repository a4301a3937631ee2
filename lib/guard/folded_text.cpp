// SPDX-License-Identifier: EUPL-1.2
#include "lib/guard/folded_text.h"

#include <algorithm>
#include <array>

#include "lib/base/check.h"
#include "lib/guard/specification.h"

namespace samsyn::guard {
namespace {

constexpr std::size_t longest_word = 24;

struct Decoded {
    char32_t point;
    std::size_t length;
};

constexpr char32_t not_utf8 = 0xFFFD;

std::size_t length_by_first_byte(unsigned char first)
{
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

bool is_overlong_or_surrogate(char32_t point, std::size_t length)
{
    constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
    return point < least[length] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF);
}

Decoded decode(std::string_view utf8, std::size_t at)
{
    auto const first = static_cast<unsigned char>(utf8[at]);
    std::size_t const length = length_by_first_byte(first);
    if (length == 1) return {first, 1};
    if (length == 0 || at + length > utf8.size()) return {not_utf8, 1};
    char32_t point = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        auto const byte = static_cast<unsigned char>(utf8[at + i]);
        if ((byte & 0xC0U) != 0x80U) return {not_utf8, 1};
        point = (point << 6U) | (byte & 0x3FU);
    }
    return is_overlong_or_surrogate(point, length) ? Decoded{not_utf8, 1} : Decoded{point, length};
}

bool is_in(std::span<CodePoints const> ranges, char32_t point)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](CodePoints const& range) { return range.contain(point); });
}

bool is_mark(char32_t point) { return point >= 0x300 && point <= 0x36F; }

// One character for one; 0 when the point is dropped or becomes several.
unsigned char fold_single(char32_t point)
{
    auto const& mapped = specification.mapped;
    auto const after =
        std::upper_bound(mapped.begin(), mapped.end(), point,
                         [](char32_t p, Mapped const& entry) { return p < entry.points.first; });
    if (after != mapped.begin() && (after - 1)->points.contain(point))
        return static_cast<unsigned char>((after - 1)->to + (point - (after - 1)->points.first));
    if (point < 0x80 || (point >= 0xA0 && point < 0x100)) return static_cast<unsigned char>(point);
    return is_in(specification.other_letters, point) ? FoldedText::other_letter : FoldedText::other_sign;
}

std::string_view expansion(char32_t point)
{
    auto const& expanded = specification.expanded;
    auto const found = std::lower_bound(expanded.begin(), expanded.end(), point,
                                        [](Expanded const& entry, char32_t p) { return entry.point < p; });
    return found != expanded.end() && found->point == point ? found->to : std::string_view{};
}

void compose(FoldedText& out, char32_t mark)
{
    if (out.text.empty()) return;
    auto const letter = static_cast<unsigned char>(out.text.back());
    for (auto const& entry : specification.composed)
        if (entry.letter == letter && entry.mark == mark) out.text.back() = static_cast<char>(entry.to);
}

void append(FoldedText& out, unsigned char character, std::size_t origin)
{
    out.text += static_cast<char>(character);
    out.origin.push_back(static_cast<std::uint32_t>(origin));
}

void fold_point(FoldedText& out, char32_t point, std::size_t origin)
{
    if (is_mark(point)) return compose(out, point);
    if (is_in(specification.dropped, point)) return;
    auto const several = expansion(point);
    if (several.empty()) return append(out, fold_single(point), origin);
    out.text += several;
    out.origin.insert(out.origin.end(), several.size(), static_cast<std::uint32_t>(origin));
}

std::uint32_t hash(std::string_view word)
{
    std::uint32_t value = 2166136261U;
    for (char const c : word) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
    return value;
}

// The words of the specification, found by their hash; at most a quarter full.
class WordTable {
public:
    WordTable()
    {
        std::size_t size = 1;
        while (size < specification.words.size() * 4) size *= 2;
        m_slots.resize(size);
        for (auto const& word : specification.words) m_slots[slot(word.lower_case)] = &word;
    }
    std::uint32_t roles(std::string_view word) const
    {
        auto const* found = m_slots[slot(word)];
        return found ? found->roles : 0;
    }

private:
    std::size_t slot(std::string_view word) const
    {
        std::size_t place = hash(word) & (m_slots.size() - 1);
        while (m_slots[place] && m_slots[place]->lower_case != word)
            place = (place + 1) & (m_slots.size() - 1);
        return place;
    }
    std::vector<Word const*> m_slots;
};

}  // namespace

std::size_t FoldedText::original_end(std::size_t end) const
{
    std::size_t next = end;
    while (next < size() && origin[next] == origin[end - 1]) ++next;
    return origin[next];
}

FoldedText fold(std::string_view utf8)
{
    check(utf8.size() < 0xFFFFFFFFU);
    FoldedText out;
    out.text.reserve(utf8.size());
    out.origin.reserve(utf8.size() + 1);
    for (std::size_t at = 0; at < utf8.size();) {
        auto const [point, length] = decode(utf8, at);
        bool const stays = point < 0x80 || (point >= 0xC0 && point <= 0xFF);
        if (stays)
            append(out, static_cast<unsigned char>(point == '\t' ? ' ' : point), at);
        else
            fold_point(out, point, at);
        at += length;
    }
    out.origin.push_back(static_cast<std::uint32_t>(utf8.size()));
    return out;
}

std::uint32_t roles_of(std::string_view folded_word)
{
    static WordTable const table;
    if (folded_word.size() > longest_word) return 0;
    std::array<char, longest_word> lowered;
    std::transform(folded_word.begin(), folded_word.end(), lowered.begin(),
                   [](char c) { return static_cast<char>(lower(static_cast<unsigned char>(c))); });
    return table.roles({lowered.data(), folded_word.size()});
}

std::size_t word_end(FoldedText const& text, std::size_t begin)
{
    while (is_word(text.at(begin))) ++begin;
    return begin;
}

std::uint32_t roles_before(FoldedText const& text, std::size_t place)
{
    std::size_t end = place;
    while (end > 0 && place - end < 3) {
        auto const c = text.before(end);
        if (c != ' ' && c != ':' && c != '.') break;
        --end;
    }
    std::size_t begin = end;
    while (begin > 0 && end - begin <= longest_word && is_word(text.before(begin))) --begin;
    return end == begin ? 0 : roles_of(std::string_view(text.text).substr(begin, end - begin));
}

}  // namespace samsyn::guard
