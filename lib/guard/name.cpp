// SPDX-License-Identifier: EUPL-1.2
#include "lib/guard/name.h"

#include <string_view>

#include "lib/guard/specification.h"

namespace samsyn::guard {
namespace {

constexpr std::size_t longest_name = 40;

struct NamePart {
    std::size_t begin = 0;
    std::size_t end = 0;  // 0 when there is no word of letters here, or one too long for a name
    std::uint32_t roles = 0;
    bool capital = false;
    bool ends_in_sson = false;

    explicit operator bool() const { return end != 0; }
    bool is(std::uint32_t wanted) const { return (roles & wanted) != 0; }
    bool is_surname() const { return is(role::surname) || ends_in_sson; }
};

bool ends_in(std::string_view word, std::string_view ending)
{
    if (word.size() < ending.size()) return false;
    for (std::size_t i = 0; i < ending.size(); ++i)
        if (lower(static_cast<unsigned char>(word[word.size() - ending.size() + i])) !=
            static_cast<unsigned char>(ending[i]))
            return false;
    return true;
}

NamePart part_at(FoldedText const& text, std::size_t begin)
{
    std::size_t end = begin;
    while (is_letter(text.at(end)) && end - begin <= longest_name) ++end;
    if (end == begin || end - begin > longest_name || is_digit(text.at(end))) return {};
    auto word = std::string_view(text.text).substr(begin, end - begin);
    NamePart part{begin, end, roles_of(word), is_upper(text.at(begin)), false};
    bool const genitive = word.size() > 2 && ends_in(word, "s") && !part.is(role::surname);
    if (genitive) word.remove_suffix(1);
    if (genitive) part.roles |= roles_of(word) & role::surname;
    part.ends_in_sson = word.size() > 5 && ends_in(word, "sson");
    return part;
}

NamePart next_word(FoldedText const& text, std::size_t end)
{
    if (text.at(end) != ' ') return {};
    return part_at(text, end + (text.at(end + 1) == ' ' ? 2 : 1));
}

// Takes "-Lind" of "Berg-Lind" along.
std::size_t with_second_half(FoldedText const& text, std::size_t end)
{
    if (text.at(end) != '-') return end;
    auto const half = part_at(text, end + 1);
    return half && half.capital ? half.end : end;
}

bool is_initial(FoldedText const& text, NamePart const& part)
{
    return part.capital && part.end - part.begin == 1 && text.at(part.end) == '.';
}

// In small letters only a name in -sson counts: "sten berg" may be a stone on a hill.
bool is_surname_after(NamePart const& given, NamePart const& part)
{
    return part && part.is_surname() && (part.capital || (part.ends_in_sson && !given.capital));
}

MaybeHit given_and_surname(FoldedText const& text, NamePart const& given)
{
    std::size_t end = with_second_half(text, given.end);
    for (int middle = 0; middle < 3; ++middle) {
        auto const part = next_word(text, end);
        if (is_surname_after(given, part))
            return Hit{Type::name, given.begin, with_second_half(text, part.end), given.capital ? 90 : 70};
        if (!part || !part.capital || !(part.is(role::given) || is_initial(text, part))) break;
        end = with_second_half(text, part.end) + (is_initial(text, part) ? 1 : 0);
    }
    return std::nullopt;
}

MaybeHit surname_and_given(FoldedText const& text, NamePart const& surname)
{
    if (text.at(surname.end) != ',') return std::nullopt;
    auto const given = next_word(text, surname.end + 1);
    if (!given || !given.capital || !given.is(role::given)) return std::nullopt;
    return Hit{Type::name, surname.begin, given.end, 85};
}

MaybeHit introduced(FoldedText const& text, NamePart const& introducer)
{
    std::size_t at = introducer.end;
    while (at - introducer.end < 3 && (text.at(at) == ' ' || text.at(at) == '"' || text.at(at) == '\'')) ++at;
    auto const name = part_at(text, at);
    if (at == introducer.end || !name || !name.capital) return std::nullopt;
    return Hit{Type::name, name.begin, name.end, 70};
}

bool is_school(std::string_view word)
{
    return ends_in(word, "skolan") || ends_in(word, "skola") || ends_in(word, "gymnasiet") ||
           ends_in(word, "gymnasium");
}

// "A.B. i 8C på Ängskolan"
MaybeHit initials_and_school(FoldedText const& text, std::size_t begin)
{
    if (!is_upper(text.at(begin)) || text.at(begin + 1) != '.') return std::nullopt;
    std::size_t const second = begin + (text.at(begin + 2) == ' ' ? 3 : 2);
    if (!is_upper(text.at(second)) || is_word(text.at(second + 1))) return std::nullopt;
    std::size_t const end = second + (text.at(second + 1) == '.' ? 2 : 1);
    std::size_t at = end;
    for (int words = 0; words < 6; ++words) {
        for (int i = 0; i < 3 && (text.at(at) == ' ' || text.at(at) == ',' || text.at(at) == '('); ++i) ++at;
        std::size_t const begin_of_word = at;
        while (is_word(text.at(at)) && at - begin_of_word <= longest_name) ++at;
        if (at == begin_of_word) break;
        if (is_school(std::string_view(text.text).substr(begin_of_word, at - begin_of_word)))
            return Hit{Type::name, begin, end, 60};
    }
    return std::nullopt;
}

}  // namespace

MaybeHit name_at(FoldedText const& text, std::size_t begin)
{
    if (auto const hit = initials_and_school(text, begin)) return hit;
    auto const part = part_at(text, begin);
    if (!part) return std::nullopt;
    if (part.is(role::given))
        if (auto const hit = given_and_surname(text, part)) return hit;
    if (part.is_surname() && part.capital)
        if (auto const hit = surname_and_given(text, part)) return hit;
    if (part.is(role::introducer)) return introduced(text, part);
    if (!part.is(role::title)) return std::nullopt;
    auto const surname = next_word(text, part.end);
    if (!surname || !surname.capital || !surname.is_surname()) return std::nullopt;
    return Hit{Type::name, surname.begin, with_second_half(text, surname.end), 80};
}

}  // namespace samsyn::guard
