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
        skip_up_to(1, " ");
        return is_known_century(number.century);
    }
    // The same separator, or none, twice: 2012-061234 is a case number, not a date.
    bool date(Number& number)
    {
        if (!two_digits(number)) return false;
        m_separator = is_any_of(peek(), " -./") ? peek() : static_cast<unsigned char>(0);
        return separator() && two_digits(number) && separator() && two_digits(number) && number.has_date();
    }
    std::optional<Gap> gap();
    bool last_four(Number& number, Gap gap);
    bool is_bare(Gap gap) const { return m_separator == 0 && gap == Gap::none; }

private:
    bool separator()
    {
        if (m_separator == 0) return true;
        if (peek() != m_separator) return false;
        skip();
        return true;
    }
    bool begins_last_four() const
    {
        return is_digit(peek()) || (is_interim_letter(peek()) && is_digit(peek(1)));
    }
    std::optional<Gap> words();

    FoldedText const& m_text;
    std::size_t m_at;
    unsigned char m_separator = 0;
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
        if (i == 2 && gap != Gap::none) skip_up_to(1, " ");
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
    // 07 opens mobile numbers too; the word before decides.
    bool const may_be_mobile = reader.is_bare(*gap) && number.century == 0 && number.two(0) == 7;
    if (may_be_mobile && (roles_before(text, begin) & role::telephone) != 0) return std::nullopt;
    return Hit{number.type(), begin, reader.at(), confidence(number, *gap)};
}

// Ten or twelve characters, each set apart from the next by the same separator: "8 1 1 1 0 5 - 9 9 5 4",
// where more figures may follow; a letter may stand before the last three.
class SetApart {
public:
    SetApart(FoldedText const& text, std::size_t begin)
        : m_text(text), m_begin(begin), m_at(begin), m_separator(text.at(begin + 1))
    {
    }

    MaybeHit read()
    {
        if (!is_any_of(m_separator, " .-_") || continues(m_begin)) return std::nullopt;
        std::size_t end_of_ten = 0;
        while (m_count < m_characters.size() && belongs(m_at)) {
            m_characters[m_count++] = static_cast<char>(m_text.at(m_at++));
            if (m_count == 10) end_of_ten = m_at;
            if (!step_over_separator()) break;
        }
        if (m_count == 12)
            if (auto const hit = checked(12, m_at)) return hit;
        return m_count >= 10 ? checked(10, end_of_ten) : std::nullopt;
    }

private:
    bool continues(std::size_t begin) const
    {
        return begin >= 2 && m_text.before(begin) == m_separator && is_digit(m_text.at(begin - 2));
    }
    bool belongs(std::size_t at) const
    {
        bool const letter_place = m_count == 6 || m_count == 8;
        return is_digit(m_text.at(at)) || (letter_place && is_interim_letter(m_text.at(at)));
    }
    bool step_over_separator()
    {
        if (m_text.at(m_at) == m_separator && belongs(m_at + 1) && !is_word(m_text.at(m_at + 2))) {
            ++m_at;
            return true;
        }
        bool const sign_place = m_count == 6 || m_count == 8;
        return sign_place && step_over_sign();
    }
    bool step_over_sign()
    {
        std::size_t next = m_at;
        if (m_text.at(next) == ' ') ++next;
        if (m_text.at(next) != '-' && m_text.at(next) != '+') return false;
        ++next;
        if (m_text.at(next) == ' ') ++next;
        if (!belongs(next)) return false;
        m_at = next;
        return true;
    }
    MaybeHit checked(std::size_t count, std::size_t end) const
    {
        if (is_word(m_text.at(end))) return std::nullopt;
        Number number;
        std::size_t const first = count - 10;
        if (first == 2) number.century = (m_characters[0] - '0') * 10 + (m_characters[1] - '0');
        for (std::size_t i = first; i < count; ++i) {
            auto const c = static_cast<unsigned char>(m_characters[i]);
            if (!is_digit(c) && i != first + 6) return std::nullopt;
            number.push(c);
        }
        if (first == 2 && !is_known_century(number.century)) return std::nullopt;
        if (!number.has_date() || !number.has_check()) return std::nullopt;
        return Hit{number.type(), m_begin, end, 85};
    }

    FoldedText const& m_text;
    std::size_t m_begin;
    std::size_t m_at;
    unsigned char m_separator;
    std::array<char, 12> m_characters{};
    std::size_t m_count = 0;
};

}  // namespace

MaybeHit identity_number_at(FoldedText const& text, std::size_t begin)
{
    if (auto const hit = SetApart(text, begin).read()) return hit;
    if (auto const hit = grouped(text, begin, true)) return hit;
    return grouped(text, begin, false);
}

}  // namespace samsyn::guard
