// SPDX-License-Identifier: EUPL-1.2
#include "lib/guard/contact.h"

#include <array>
#include <string>

#include "lib/guard/checksums.h"
#include "lib/guard/specification.h"

namespace samsyn::guard {
namespace {

bool is_any_of(unsigned char c, std::string_view set) { return set.find(static_cast<char>(c)) != set.npos; }

std::size_t digits_from(FoldedText const& text, std::size_t at, std::size_t most)
{
    std::size_t count = 0;
    while (count < most && is_digit(text.at(at + count))) ++count;
    return count;
}

std::uint32_t roles_at(FoldedText const& text, std::size_t begin, std::size_t end)
{
    return roles_of(std::string_view(text.text).substr(begin, end - begin));
}

std::size_t skip_spaces(FoldedText const& text, std::size_t at, std::size_t most)
{
    std::size_t count = 0;
    while (count < most && text.at(at + count) == ' ') ++count;
    return at + count;
}

// ---- phone
// ----------------------------------------------------------------------------------------------------

struct Separator {
    std::size_t length = 0;    // 0 when no digit follows
    unsigned char mark = ' ';  // the dash, slash or full stop in it
};

// Up to three of space, parenthesis and at most one mark, then a digit.
Separator phone_separator(FoldedText const& text, std::size_t at)
{
    Separator found;
    std::size_t marks = 0;
    std::size_t length = 0;
    while (length < 3 && is_any_of(text.at(at + length), " -/.()")) {
        unsigned char const c = text.at(at + length++);
        if (!is_any_of(c, "-/.")) continue;
        found.mark = c;
        ++marks;
    }
    if (marks <= 1 && is_digit(text.at(at + length))) found.length = length;
    return found;
}

class Phone {
public:
    Phone(FoldedText const& text, std::size_t begin) : m_text(text), m_begin(begin) {}

    MaybeHit read()
    {
        if (!prefix()) return std::nullopt;
        while (group() && separator()) {}
        if (m_best_end == 0) return std::nullopt;
        return Hit{Type::phone, m_begin, m_best_end, m_international || is_mobile() ? 95 : 80};
    }

private:
    static constexpr std::size_t most_groups = 10;

    bool starts_with(std::string_view prefix) const
    {
        return std::string_view(m_text.text).substr(m_begin, prefix.size()) == prefix;
    }
    bool prefix()
    {
        m_international = starts_with("+46") || starts_with("0046");
        if (!m_international) {
            m_at = m_begin + 1;
            return m_text.at(m_begin) == '0' && is_digit(m_text.at(m_at)) && m_text.at(m_at) != '0';
        }
        m_at = m_begin + (m_text.at(m_begin) == '+' ? 3 : 4);
        m_at += phone_separator(m_text, m_at).length;
        if (m_text.at(m_at) == '0') ++m_at;  // +46 (0)70
        m_at += phone_separator(m_text, m_at).length;
        m_first = m_at;
        return is_digit(m_text.at(m_at));
    }
    bool is_mobile() const
    {
        std::size_t const first = m_international ? m_first : m_begin + 1;
        return m_text.at(first) == '7' && is_any_of(m_text.at(first + 1), "02369");
    }
    bool group()
    {
        std::size_t const length = digits_from(m_text, m_at, 11);
        bool const has_leading_zero = m_groups == 0 && !m_international;
        m_lengths[m_groups++] = length + (has_leading_zero ? 1 : 0);
        m_count += length;
        m_at += length;
        if (m_count > 10) return false;
        bool const complete = m_count >= 7 && !is_word(m_text.at(m_at)) && has_plausible_groups();
        if (complete) m_best_end = m_at;
        return !(complete && m_count == 9 && is_mobile());
    }
    // A mark may stand after the area code, or everywhere; so "08.30-16.00" is not read on.
    bool separator()
    {
        auto const [length, mark] = phone_separator(m_text, m_at);
        if (length == 0 || m_groups == most_groups) return false;
        if (m_groups == 1) m_mark = mark;
        bool const same = mark == m_mark && m_all_same;
        if (mark != ' ' && !same) return false;
        m_all_same = same;
        if (m_groups > 1 && mark != ' ') m_marked_inside = true;
        if (m_marked_inside && !m_all_same) return false;
        m_at += length;
        return true;
    }
    bool has_plausible_groups() const
    {
        if (m_international || m_groups == 1) return true;
        bool const area_code = m_lengths[0] >= 2 && m_lengths[0] <= 4 && m_count + 1 - m_lengths[0] >= 5;
        return area_code && !is_date_of_year();
    }
    // "05-11-2024"
    bool is_date_of_year() const
    {
        if (m_groups != 3 || m_lengths[0] != 2 || m_lengths[1] != 2 || m_lengths[2] != 4) return false;
        return (m_text.at(m_at - 4) == '1' && m_text.at(m_at - 3) == '9') ||
               (m_text.at(m_at - 4) == '2' && m_text.at(m_at - 3) == '0');
    }

    FoldedText const& m_text;
    std::size_t m_begin;
    std::size_t m_at = 0;
    std::size_t m_first = 0;
    std::size_t m_count = 0;  // digits after the prefix
    std::size_t m_groups = 0;
    std::array<std::size_t, most_groups + 1> m_lengths{};
    std::size_t m_best_end = 0;
    unsigned char m_mark = ' ';
    bool m_all_same = true;
    bool m_marked_inside = false;
    bool m_international = false;
};

// ---- plate
// ----------------------------------------------------------------------------------------------------

bool is_plate_letter(unsigned char c)
{
    return is_ascii_letter(c) && !is_any_of(upper(c), specification.plate_excluded_letters);
}

bool is_lower(unsigned char c) { return c >= 'a' && c <= 'z'; }

// ---- IP
// -------------------------------------------------------------------------------------------------------

MaybeHit ip4_at(FoldedText const& text, std::size_t begin)
{
    std::size_t at = begin;
    bool has_long_group = false;
    for (int group = 0; group < 4; ++group) {
        if (group > 0 && text.at(at++) != '.') return std::nullopt;
        std::size_t const length = digits_from(text, at, 4);
        if (length == 0 || length > 3) return std::nullopt;
        int value = 0;
        for (std::size_t i = 0; i < length; ++i) value = value * 10 + (text.at(at + i) - '0');
        if (value > 255) return std::nullopt;
        has_long_group = has_long_group || length > 1;
        at += length;
    }
    bool const goes_on = is_word(text.at(at)) || (text.at(at) == '.' && is_digit(text.at(at + 1)));
    // 3.1.2.4 is a paragraph.
    if (goes_on || !has_long_group || (begin > 0 && text.before(begin) == '.')) return std::nullopt;
    return Hit{Type::ip_address, begin, at, 80};
}

bool is_hexadecimal(unsigned char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); }

struct Ip6Shape {
    int groups = 0;
    int colons = 0;
    int double_colons = 0;
    bool has_digit = false;
    bool has_long_group = false;

    bool is_address() const
    {
        bool const complete = groups == 8 && colons == 7 && double_colons == 0;
        bool const shortened = double_colons == 1 && groups >= 2 && groups <= 7;
        return has_digit && !has_long_group && (complete || shortened);
    }
};

MaybeHit ip6_at(FoldedText const& text, std::size_t begin)
{
    constexpr std::size_t longest = 45;
    if (begin > 0 && text.before(begin) == ':') return std::nullopt;
    Ip6Shape shape;
    std::size_t at = begin;
    std::size_t group = 0;
    for (; at - begin <= longest && (is_hexadecimal(text.at(at)) || text.at(at) == ':'); ++at) {
        bool const colon = text.at(at) == ':';
        if (colon) {
            ++shape.colons;
            if (text.at(at + 1) == ':') ++shape.double_colons;
            group = 0;
            continue;
        }
        if (group++ == 0) ++shape.groups;
        shape.has_long_group = shape.has_long_group || group > 4;
        shape.has_digit = shape.has_digit || is_digit(text.at(at));
    }
    if (text.at(at - 1) == ':') --at;
    if (is_word(text.at(at)) || text.at(at - 1) == ':' || !shape.is_address()) return std::nullopt;
    return Hit{Type::ip_address, begin, at, 90};
}

}  // namespace

MaybeHit phone_at(FoldedText const& text, std::size_t begin)
{
    bool const continues_number =
        begin >= 2 && is_any_of(text.before(begin), "-./,") && is_digit(text.at(begin - 2));
    if (continues_number && text.at(begin) != '+') return std::nullopt;
    return Phone(text, begin).read();
}

MaybeHit plate_at(FoldedText const& text, std::size_t begin)
{
    for (std::size_t i = 0; i < 3; ++i)
        if (!is_plate_letter(text.at(begin + i))) return std::nullopt;
    std::size_t const letters_end = begin + 3;
    bool const apart = text.at(letters_end) == ' ' || text.at(letters_end) == '-';
    std::size_t const digits = letters_end + (apart ? 1 : 0);
    unsigned char const last = text.at(digits + 2);
    if (!is_digit(text.at(digits)) || !is_digit(text.at(digits + 1))) return std::nullopt;
    if (!(is_digit(last) || is_plate_letter(last)) || is_word(text.at(digits + 3))) return std::nullopt;
    if (begin > 0 && is_any_of(text.before(begin), "_@/")) return std::nullopt;

    bool const after_vehicle = (roles_before(text, begin) & role::vehicle) != 0;
    bool capitals = !is_lower(last);
    for (std::size_t i = 0; i < 3; ++i) capitals = capitals && is_upper(text.at(begin + i));
    bool const stopped = (roles_at(text, begin, letters_end) & role::not_plate) != 0;
    if (!after_vehicle && (stopped || (apart && !capitals))) return std::nullopt;
    return Hit{Type::plate, begin, digits + 3, capitals || after_vehicle ? 90 : 60};
}

MaybeHit door_at(FoldedText const& text, std::size_t begin)
{
    std::size_t at = word_end(text, begin);
    if ((roles_at(text, begin, at) & role::door) == 0) return std::nullopt;
    if (text.at(at) == '.') ++at;
    at = skip_spaces(text, at, 2);
    if (text.at(at) == 'n' && text.at(at + 1) == 'r')
        at = skip_spaces(text, at + (text.at(at + 2) == '.' ? 3 : 2), 2);
    std::size_t const length = digits_from(text, at, 5);
    if (length == 0 || length > 4) return std::nullopt;
    at += length;
    if (is_ascii_letter(text.at(at))) ++at;
    if (is_word(text.at(at))) return std::nullopt;
    return Hit{Type::door, begin, at, 80};
}

MaybeHit handle_at(FoldedText const& text, std::size_t begin)
{
    if (text.at(begin) != '@') return std::nullopt;
    std::size_t at = begin + 1;
    bool has_letter = false;
    while (at - begin <= 31 &&
           (is_ascii_letter(text.at(at)) || is_digit(text.at(at)) || is_any_of(text.at(at), "_.")))
        has_letter = is_ascii_letter(text.at(at++)) || has_letter;
    while (text.at(at - 1) == '.') --at;
    if (!has_letter || at - begin < 3 || at - begin > 31) return std::nullopt;
    return Hit{Type::handle, begin, at, 80};
}

MaybeHit service_handle_at(FoldedText const& text, std::size_t begin)
{
    std::size_t at = word_end(text, begin);
    if ((roles_at(text, begin, at) & role::service) == 0) return std::nullopt;
    at = skip_spaces(text, at, 1);
    if (text.at(at) != ':' && text.at(at) != '=') return std::nullopt;
    at = skip_spaces(text, at + 1, 2);
    if (text.at(at) == '@') return handle_at(text, at);
    std::size_t end = at;
    bool unlike_a_word = false;
    while (end - at <= 30 &&
           (is_ascii_letter(text.at(end)) || is_digit(text.at(end)) || is_any_of(text.at(end), "_.-"))) {
        bool const inside = is_word(text.at(end + 1));
        unlike_a_word =
            unlike_a_word || is_digit(text.at(end)) || text.at(end) == '_' || (text.at(end) == '.' && inside);
        ++end;
    }
    while (end > at && is_any_of(text.before(end), ".-")) --end;
    if (!unlike_a_word || end - at < 3 || end - at > 30) return std::nullopt;
    return Hit{Type::handle, at, end, 70};
}

MaybeHit ip_address_at(FoldedText const& text, std::size_t begin)
{
    if (auto const hit = ip4_at(text, begin)) return hit;
    return ip6_at(text, begin);
}

MaybeHit iban_at(FoldedText const& text, std::size_t begin)
{
    for (std::size_t i = 0; i < 4; ++i)
        if (!(i < 2 ? is_upper(text.at(begin + i)) && is_ascii_letter(text.at(begin + i))
                    : is_digit(text.at(begin + i))))
            return std::nullopt;
    std::string characters;
    std::size_t best_end = 0;
    for (std::size_t at = begin; characters.size() <= 34;) {
        unsigned char const c = text.at(at);
        bool const belongs = is_digit(c) || (is_ascii_letter(c) && is_upper(c));
        if (belongs) {
            characters += static_cast<char>(c);
            ++at;
        }
        if (belongs && is_word(text.at(at))) continue;
        if (!belongs && is_word(c)) break;
        bool const complete =
            characters.size() >= 15 && characters.size() <= 34 && has_iban_check(characters);
        if (complete) best_end = at;
        if (text.at(at) != ' ' || !is_word(text.at(at + 1))) break;
        ++at;
    }
    if (best_end == 0) return std::nullopt;
    return Hit{Type::iban, begin, best_end, 99};
}

MaybeHit organisation_number_at(FoldedText const& text, std::size_t begin)
{
    bool const prefixed =
        text.at(begin) == '1' && text.at(begin + 1) == '6' && digits_from(text, begin, 9) == 8;
    std::size_t const first = begin + (prefixed ? 2 : 0);
    std::size_t const run = digits_from(text, first, 11);
    bool const dashed = run == 6 && text.at(first + 6) == '-';
    if (!dashed && (run != 10 || prefixed)) return std::nullopt;
    std::size_t const serial = first + (dashed ? 7 : 6);
    if (digits_from(text, serial, 5) != 4 || is_word(text.at(serial + 4))) return std::nullopt;
    if (text.at(first) == '0' || text.at(first + 2) < '2') return std::nullopt;
    auto const folded = std::string_view(text.text);
    std::string const ten = std::string(folded.substr(first, 6)) + std::string(folded.substr(serial, 4));
    if (!has_luhn_check(ten)) return std::nullopt;
    return Hit{Type::organisation_number, begin, serial + 4, dashed ? 90 : 60};
}

}  // namespace samsyn::guard
