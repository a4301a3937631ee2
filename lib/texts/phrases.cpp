// SPDX-License-Identifier: EUPL-1.2
#include "lib/texts/phrases.h"

namespace samsyn::texts {
namespace {

constexpr std::int64_t last_number_with_a_word = 12;
constexpr unsigned char latin_1_letters = 0xc3;  // Å Ä Ö É … in UTF-8 begin with it

bool is_upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::string inside_sentence(std::string name)
{
    if (name.size() < 2) return name;
    auto const first = static_cast<unsigned char>(name[0]);
    if (is_upper(first)) {
        if (!is_upper(static_cast<unsigned char>(name[1]))) name[0] = static_cast<char>(first + ('a' - 'A'));
        return name;
    }
    auto const second = static_cast<unsigned char>(name[1]);
    bool const is_upper_latin_1 = first == latin_1_letters && second >= 0x80 && second <= 0x9e;
    if (is_upper_latin_1) name[1] = static_cast<char>(second + 0x20);
    return name;
}

std::string at_beginning(std::string sentence)
{
    if (sentence.empty()) return sentence;
    auto const first = static_cast<unsigned char>(sentence[0]);
    if (first >= 'a' && first <= 'z') sentence[0] = static_cast<char>(first - ('a' - 'A'));
    if (first != latin_1_letters || sentence.size() < 2) return sentence;
    auto const second = static_cast<unsigned char>(sentence[1]);
    if (second >= 0xa0 && second <= 0xbe) sentence[1] = static_cast<char>(second - 0x20);
    return sentence;
}

std::string number_in_words(Texts const& texts, Language language, std::int64_t number)
{
    if (number < 1 || number > last_number_with_a_word) return number_in_digits(number);
    return texts.text_of(language, "words.number." + std::to_string(number));
}

std::string number_in_digits(std::int64_t number)
{
    auto digits = std::to_string(number);
    auto const first = number < 0 ? std::size_t(1) : std::size_t(0);
    for (auto at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, "\u202f");
    }
    return digits;
}

}  // namespace samsyn::texts
