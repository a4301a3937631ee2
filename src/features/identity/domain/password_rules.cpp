// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/domain/password_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace samsyn::identity {
namespace {

constexpr std::size_t shortest = 12;
constexpr std::size_t longest = 128;
// What must be left, and of how many kinds, when the guessable parts are taken away.
constexpr std::size_t least_left = 5;
constexpr std::size_t least_kinds = 5;
constexpr std::size_t shortest_context = 4;

// Words and rows of keys that guessing begins with, in Swedish and English. Own list.
constexpr std::array common{
    "password",   "passw0rd",     "lösenord",   "losenord",  "l0senord",  "hemligt",    "hemlig",
    "secret",     "welcome",      "välkommen",  "valkommen", "letmein",   "admin",      "administrator",
    "samordnare", "rapport",      "rapportera", "kommun",    "polis",     "qwertyuiop", "qwerty",
    "asdfghjkl",  "asdfgh",       "zxcvbnm",    "qazwsx",    "1q2w3e4r",  "1qaz2wsx",   "123456789",
    "1234567890", "12345678",     "1234567",    "123456",    "12345",     "1234",       "0987654321",
    "987654321",  "654321",       "4321",       "abcdefgh",  "abcdef",    "abc123",     "abcd",
    "iloveyou",   "jagälskardig", "sommar",     "vinter",    "höst",      "summer",     "winter",
    "autumn",     "spring",       "januari",    "februari",  "september", "oktober",    "november",
    "december",   "måndag",       "fredag",     "monday",    "friday",    "sverige",    "sweden",
    "stockholm",  "göteborg",     "goteborg",   "malmö",     "fotboll",   "football",   "hammarby",
    "dragon",     "monkey",       "master",     "sunshine",  "princess",  "superman",   "batman",
    "pokemon",    "starwars",     "trustno1",   "changeme",  "ändramig",  "default",    "test",
    "samsyn",     "lägesbild",    "trygghet",   "est",       "brå"};

std::size_t characters(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Letters of ASCII and å ä ö in lower case; other bytes as they are.
std::string folded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const u = static_cast<unsigned char>(text[i]);
        bool const is_capital =
            i > 0 && static_cast<unsigned char>(text[i - 1]) == 0xC3 && u >= 0x80 && u <= 0x9E;
        out += is_capital ? static_cast<char>(u + 0x20) : static_cast<char>(std::tolower(u));
    }
    return out;
}

void take_away(std::string& text, std::string_view word)
{
    if (word.empty()) return;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word))
        text.erase(at, word.size());
}

// Words of a name or an address: "anna.ek@ankvik.se" gives anna, ankvik …
std::vector<std::string> words_of(std::vector<std::string> const& context)
{
    std::vector<std::string> words;
    for (auto const& text : context) {
        std::string word;
        for (char const c : folded(text) + " ") {
            auto const u = static_cast<unsigned char>(c);
            if (u >= 0x80 || std::isalnum(u) != 0) {
                word += c;
                continue;
            }
            if (word.size() >= shortest_context) words.push_back(word);
            word.clear();
        }
    }
    return words;
}

bool is_guessable(std::string_view password, std::vector<std::string> const& context)
{
    auto left = folded(password);
    auto words = words_of(context);
    words.insert(words.end(), common.begin(), common.end());
    std::sort(words.begin(), words.end(), [](auto const& a, auto const& b) { return a.size() > b.size(); });
    for (auto const& word : words) take_away(left, word);
    std::erase_if(left, [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0 ||
               std::ispunct(static_cast<unsigned char>(c)) != 0 || c == ' ';
    });
    bool const is_mostly_known = characters(left) < least_left;
    // A long row of digits that is no row of keys is as good as letters.
    std::set<char> const kinds(password.begin(), password.end());
    auto digits = folded(password);
    for (auto const& word : words) take_away(digits, word);
    bool const has_own_digits = characters(digits) >= shortest;
    return kinds.size() < least_kinds || (is_mostly_known && !has_own_digits);
}

}  // namespace

Result<Done> check_password(std::string const& field, std::string_view password,
                            std::vector<std::string> const& context)
{
    auto const length = characters(password);
    if (length < shortest || length > longest) return fail_field(field, "password.length");
    if (is_guessable(password, context)) return fail_field(field, "password.common");
    return Done{};
}

}  // namespace samsyn::identity
