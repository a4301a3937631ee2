// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/date_cursor.h"

#include <algorithm>
#include <string>

namespace samsyn::tabular {
namespace {

constexpr std::string_view swedish_months[] = {"januari",   "februari", "mars",     "april",
                                               "maj",       "juni",     "juli",     "augusti",
                                               "september", "oktober",  "november", "december"};
constexpr std::string_view english_months[] = {"january",   "february", "march",    "april",
                                               "may",       "june",     "july",     "august",
                                               "september", "october",  "november", "december"};
constexpr std::string_view fillers[] = {
    "den",     "the",    "of",      "at",       "kl",        "klockan", "st",     "nd",    "rd",
    "th",      "mån",    "måndag",  "tis",      "tisdag",    "ons",     "onsdag", "tor",   "tors",
    "torsdag", "fre",    "fredag",  "lör",      "lördag",    "sön",     "söndag", "mon",   "monday",
    "tue",     "tues",   "tuesday", "wed",      "wednesday", "thu",     "thur",   "thurs", "thursday",
    "fri",     "friday", "sat",     "saturday", "sun",       "sunday"};

std::string lower(std::string_view word)
{
    std::string out(word);
    for (auto& sign : out)
        if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign + 32);
    // Å, Ä and Ö in UTF-8 end in 0x85, 0x84, 0x96 after 0xC3.
    for (std::size_t i = 1; i < out.size(); ++i)
        if (out[i - 1] == '\xC3' && (out[i] == '\x85' || out[i] == '\x84' || out[i] == '\x96'))
            out[i] = static_cast<char>(out[i] + 0x20);
    return out;
}

bool is_letter(char sign)
{
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
           static_cast<unsigned char>(sign) >= 0x80;
}

unsigned place_in(std::string_view const (&names)[12], std::string const& word)
{
    bool const is_short = word.size() == 3 || word == "sept";
    for (unsigned i = 0; i < 12; ++i)
        if (word == names[i] || (is_short && names[i].starts_with(word))) return i + 1;
    return 0;
}

}  // namespace

void DateCursor::skip_spaces()
{
    for (;;) {
        if (m_rest.starts_with("\xC2\xA0") || m_rest.starts_with("\xE2\x80\xAF"))
            m_rest.remove_prefix(m_rest[0] == '\xC2' ? 2 : 3);
        else if (!m_rest.empty() &&
                 (m_rest[0] == ' ' || m_rest[0] == '\t' || m_rest[0] == '\r' || m_rest[0] == '\n'))
            m_rest.remove_prefix(1);
        else
            return;
    }
}

std::optional<char> DateCursor::sign(std::string_view any_of)
{
    if (m_rest.empty() || any_of.find(m_rest[0]) == std::string_view::npos) return std::nullopt;
    char const found = m_rest[0];
    m_rest.remove_prefix(1);
    return found;
}

std::optional<Number> DateCursor::number(std::size_t most)
{
    auto const digits = std::min(m_rest.find_first_not_of("0123456789"), m_rest.size());
    if (digits == 0 || digits > most || digits > 9) return std::nullopt;
    Number number{0, digits};
    for (auto const digit : m_rest.substr(0, digits)) number.value = number.value * 10 + (digit - '0');
    m_rest.remove_prefix(digits);
    return number;
}

std::string_view DateCursor::word()
{
    std::size_t length = 0;
    while (length < m_rest.size() && is_letter(m_rest[length])) {
        if (m_rest.substr(length).starts_with("\xC2\xA0") ||
            m_rest.substr(length).starts_with("\xE2\x80\xAF"))
            break;
        ++length;
    }
    auto const found = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    if (length > 0 && m_rest.starts_with('.')) m_rest.remove_prefix(1);
    return found;
}

unsigned month_named(std::string_view word)
{
    auto const name = lower(word);
    auto const swedish = place_in(swedish_months, name);
    return swedish != 0 ? swedish : place_in(english_months, name);
}

bool is_filler(std::string_view word) { return std::ranges::find(fillers, lower(word)) != std::end(fillers); }

}  // namespace samsyn::tabular
