// SPDX-License-Identifier: EUPL-1.2
#include "lib/guard/identity_number.h"

#include <algorithm>
#include <array>

#include "lib/guard/checksums.h"
#include "lib/guard/specification.h"

namespace samsyn::guard {
namespace {

constexpr std::size_t most_words_between = 6;
constexpr std::size_t most_characters_between = 48;

bool is_any_of(unsigned char c, std::string_view set) { return set.find(static_cast<char>(c)) != set.npos; }

bool is_interim_letter(unsigned char c) { return is_any_of(upper(c), specification.interim_letters); }

bool is_known_century(int century)
{
    auto const& known = specification.centuries;
    return std::find(known.begin(), known.end(), century) != known.end();
}

// How the last four are set apart from the date.
enum class Gap { none, space, sign, words };

// What has been read of a number: its ten characters without century.
struct Number {
    std::array<char, 10> characters{};
    std::size_t count = 0;
    int century = 0;

    void push(unsigned char c) { characters[count++] = static_cast<char>(c); }
    int two(std::size_t index) const
    {
        return (characters[index] - '0') * 10 + (characters[index + 1] - '0');
    }
    bool has_letter() const { return count > 6 && !is_digit(static_cast<unsigned char>(characters[6])); }
    bool is_coordinated() const { return two(4) > 60; }
    bool has_date() const
    {
        return is_date(century, two(0), two(2), is_coordinated() ? two(4) - 60 : two(4));
    }
    bool has_check() const { return has_luhn_check({characters.data(), count}); }
    Type type() const
    {
        if (has_letter()) return Type::interim_number;
        return is_coordinated() ? Type::samordningsnummer : Type::personnummer;
    }
};

class Reader {
public:
    Reader(FoldedText const& text, std::size_t begin) : m_text(text), m_at(begin) {}

    std::size_t at() const { return m_at; }
    unsigned char peek(std::size_t ahead = 0) const { return m_text.at(m_at + ahead); }
    void skip(std::size_t count = 1) { m_at += count; }
    std::size_t skip_up_to(std::size_t most, std::string_view set)
    {
        std::size_t count = 0;
        while (count < most && is_any_of(peek(), set)) {
            skip();
            ++count;
        }
        return count;
    }
    bool two_digits(Number& number)
    {
        if (!is_digit(peek()) || !is_digit(peek(1))) return false;
        number.push(peek());
        number.push(peek(1));
        skip(2);
        return true;
    }
    bool century(Number& number)
    {
        if (!is_digit(peek()) || !is_digit(peek(1))) return false;
        number.century = (peek() - '0') * 10 + (peek(1) - '0');
        skip(2);
        skip_up_to(3, " ");
        return is_known_century(number.century);
    }
    // The same sign twice, or spaces in either place or none: 2012-061234 is a case number, not a date.
    bool date(Number& number)
    {
        if (!two_digits(number)) return false;
        m_after_year = field_gap();
        if (!two_digits(number)) return false;
        m_after_month = field_gap();
        bool const is_spaced = is_blank(m_after_year) && is_blank(m_after_month);
        return (m_after_year == m_after_month || is_spaced) && two_digits(number) && number.has_date();
    }
    std::optional<Gap> gap();
    bool last_four(Number& number, Gap gap);
    bool is_bare(Gap gap) const { return m_after_year == 0 && m_after_month == 0 && gap == Gap::none; }
    bool is_uneven() const { return m_after_year != m_after_month; }
    // Set apart as counts are, or as phone numbers: an area code of four figures and the rest in pairs or
    // joined, or 08 alone.
    bool looks_otherwise(Number const& number, Gap gap, bool follows_telephone) const
    {
        if (number.century != 0 || !is_uneven()) return false;
        if (m_last_is_split) return true;
        if (number.characters[0] != '0') return false;
        return m_after_year == 0 ? gap == Gap::none || follows_telephone : number.two(0) == 8;
    }
    // In a way that a row of counts may have too.
    bool is_loose() const { return is_uneven() || m_last_is_odd; }

private:
    static bool is_blank(unsigned char gap) { return gap == 0 || gap == ' '; }
    // What stands between two fields of the date: a sign with at most a space on either side, spaces, or
    // nothing (0).
    unsigned char field_gap()
    {
        auto const spaces = skip_up_to(3, " ");
        if (spaces > 1 || !is_any_of(peek(), "-./")) return spaces > 0 ? ' ' : 0;
        auto const sign = peek();
        skip();
        skip_up_to(1, " ");
        return sign;
    }
    bool begins_last_four() const
    {
        std::size_t const next = peek(1) == ' ' ? 2 : 1;
        return is_digit(peek()) || (is_interim_letter(peek()) && is_digit(peek(next)));
    }
    std::optional<Gap> words();

    FoldedText const& m_text;
    std::size_t m_at;
    unsigned char m_after_year = 0;
    unsigned char m_after_month = 0;
    bool m_last_is_split = false;
    bool m_last_is_odd = false;  // otherwise than in halves
};

std::optional<Gap> Reader::gap()
{
    std::size_t const start = m_at;
    std::size_t const spaces = skip_up_to(3, " ");
    if (begins_last_four()) return spaces == 0 ? Gap::none : Gap::space;
    bool const tight = spaces == 0 && is_any_of(peek(), ".:/_*=~");
    if (tight)
        skip();
    else if (skip_up_to(2, "-+") > 0)
        skip_up_to(3, " ");
    if (m_at > start + spaces && begins_last_four()) return Gap::sign;
    m_at = start;
    return words();
}

// "811105, sista fyra siffrorna är 9954"
std::optional<Gap> Reader::words()
{
    std::size_t const limit = m_at + most_characters_between;
    for (std::size_t count = 0; m_at < limit; ++count) {
        skip_up_to(3, " ,:;().-'\"");
        if (count > 0 && begins_last_four()) return Gap::words;
        std::size_t const end = word_end(m_text, m_at);
        auto const word = std::string_view(m_text.text).substr(std::min(m_at, m_text.size()), end - m_at);
        if (count == most_words_between || (roles_of(word) & role::bridge) == 0) return std::nullopt;
        m_at = end;
    }
    return std::nullopt;
}

bool Reader::last_four(Number& number, Gap gap)
{
    number.push(peek());
    skip();
    for (int i = 1; i < 4; ++i) {
        if (gap != Gap::none && skip_up_to(2, " ") > 0) {
            m_last_is_split = true;
            m_last_is_odd = m_last_is_odd || i != 2;
        }
        if (!is_digit(peek())) return false;
        number.push(peek());
        skip();
    }
    return !is_word(peek());
}

bool is_clock(FoldedText const& text, std::size_t at)
{
    for (std::size_t i = 0; i < 4; ++i)
        if (!is_digit(text.at(at + i))) return false;
    return text.at(at) * 10 + text.at(at + 1) < '0' * 11 + 24 && text.at(at + 2) < '6' &&
           !is_word(text.at(at + 4));
}

// "2024-11-25 1430-1600": a day and its hours.
bool is_time_range(FoldedText const& text, std::size_t end)
{
    std::size_t next = end;
    if (text.at(next) == ' ') ++next;
    if (text.at(next) != '-') return false;
    ++next;
    if (text.at(next) == ' ') ++next;
    return is_clock(text, end - 4) && is_clock(text, next);
}

// "24 16 5 1809 1120 4469": other counts stand before or after; "2 gånger" after is none of them.
bool is_in_row(FoldedText const& text, std::size_t begin, std::size_t end)
{
    std::size_t before = begin;
    while (begin - before < 3 && text.before(before) == ' ') --before;
    if (before < begin && is_digit(text.before(before))) return true;
    std::size_t after = end;
    while (after - end < 3 && text.at(after) == ' ') ++after;
    std::size_t const figure = after;
    while (after - figure < 6 && is_digit(text.at(after))) ++after;
    return figure > end && after > figure && !is_letter(text.at(text.at(after) == ' ' ? after + 1 : after));
}

int confidence(Number const& number, Gap gap)
{
    if (gap == Gap::words) return 85;
    return number.century != 0 || gap == Gap::sign ? 99 : 95;
}

MaybeHit grouped(FoldedText const& text, std::size_t begin, bool with_century)
{
    Number number;
    Reader reader(text, begin);
    if (with_century && !reader.century(number)) return std::nullopt;
    if (!reader.date(number)) return std::nullopt;
    auto const gap = reader.gap();
    if (!gap || !reader.last_four(number, *gap) || !number.has_check()) return std::nullopt;
    if (is_time_range(text, reader.at())) return std::nullopt;
    bool const follows_telephone = (roles_before(text, begin) & role::telephone) != 0;
    // 07 opens mobile numbers too; the word before decides.
    bool const may_be_mobile = reader.is_bare(*gap) && number.century == 0 && number.two(0) == 7;
    if (may_be_mobile && follows_telephone) return std::nullopt;
    if (reader.looks_otherwise(number, *gap, follows_telephone)) return std::nullopt;
    if (reader.is_loose() && is_in_row(text, begin, reader.at())) return std::nullopt;
    return Hit{number.type(), begin, reader.at(), confidence(number, *gap)};
}

// A date whose figures are each set apart from the next by the same separator, and the last four in whatever
// way: "8 1 1 1 0 5 - 9 9 5 4", "8 1 1 1 0 5 9954". More figures may follow.
class SetApart {
public:
    SetApart(FoldedText const& text, std::size_t begin)
        : m_text(text), m_begin(begin), m_separator(text.at(begin + 1))
    {
    }

    MaybeHit read()
    {
        if (!is_any_of(m_separator, " .-_") || continues()) return std::nullopt;
        if (auto const hit = read(8)) return hit;
        return read(6);
    }

private:
    bool continues() const
    {
        return m_begin >= 2 && m_text.before(m_begin) == m_separator && is_digit(m_text.at(m_begin - 2));
    }

    MaybeHit read(std::size_t figures_of_date)
    {
        m_at = m_begin;
        m_number = {};
        for (std::size_t i = 0; i < figures_of_date; ++i) {
            auto const c = m_text.at(m_at);
            if (!is_digit(c)) return std::nullopt;
            bool const is_of_century = figures_of_date == 8 && i < 2;
            if (is_of_century)
                m_number.century = m_number.century * 10 + (c - '0');
            else
                m_number.push(c);
            ++m_at;
            if (!step_over_separator(i + 1 == figures_of_date)) return std::nullopt;
        }
        bool const is_right_century = figures_of_date == 6 || is_known_century(m_number.century);
        if (!is_right_century || !last_four() || !m_number.has_date() || !m_number.has_check())
            return std::nullopt;
        return Hit{m_number.type(), m_begin, m_at, 85};
    }
    std::size_t skip_up_to(std::size_t most, std::string_view set)
    {
        auto const start = m_at;
        while (m_at - start < most && is_any_of(m_text.at(m_at), set)) ++m_at;
        return m_at - start;
    }
    std::size_t skip_separators()
    {
        char const separator = static_cast<char>(m_separator);
        return skip_up_to(separator == ' ' ? 3 : 1, {&separator, 1});
    }
    bool step_over_separator(bool is_after_date)
    {
        auto skipped = skip_separators();
        if (is_after_date) {
            skipped += skip_up_to(1, " ");
            skipped += skip_up_to(1, "-+");
            skipped += skip_up_to(3, " ");
        }
        return skipped > 0;
    }
    bool last_four()
    {
        for (int i = 0; i < 4; ++i) {
            auto const c = m_text.at(m_at);
            if (!is_digit(c) && !(i == 0 && is_interim_letter(c))) return false;
            m_number.push(c);
            ++m_at;
            if (i < 3) skip_separators();
        }
        return !is_word(m_text.at(m_at));
    }

    FoldedText const& m_text;
    std::size_t m_begin;
    unsigned char m_separator;
    std::size_t m_at = 0;
    Number m_number;
};

}  // namespace

MaybeHit identity_number_at(FoldedText const& text, std::size_t begin)
{
    if (auto const hit = SetApart(text, begin).read()) return hit;
    if (auto const hit = grouped(text, begin, true)) return hit;
    return grouped(text, begin, false);
}

}  // namespace samsyn::guard
