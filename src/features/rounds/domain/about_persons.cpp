// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/domain/about_persons.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace samsyn::rounds {
namespace {

// Whole words, where a longer word may well be about something else ("personal" is staff).
constexpr std::array whole_words{
    "person",   "personen", "personer", "personerna", "persons", "people",   "folkgrupp", "folkgrupper",
    "namn",     "namnet",   "namnen",   "name",       "names",   "ras",      "race",      "races",
    "tro",      "faith",    "faiths",   "jude",       "judar",   "judisk",   "judiska",   "jew",
    "jews",     "jewish",   "kristen",  "kristna",    "rom",     "romer",    "romsk",     "romska",
    "roma",     "same",     "samer",    "kön",        "gender",  "genders",  "trans",     "gay",
    "gays",     "hbtq",     "hbtqi",    "lgbt",       "lgbtq",   "hälsa",    "health",    "ohälsa",
    "sjuk",     "sjuka",    "sick",     "ill",        "familj",  "familjer", "family",    "families",
    "släkt",    "släkter",  "klan",     "klaner",     "clan",    "clans",    "kriminell", "kriminella",
    "criminal", "criminals"};

// Beginnings of words.
constexpr std::array beginnings{
    "individ",       "personnummer", "personnamn",     "ursprung",    "härkomst",    "origin",
    "etni",          "ethnic",       "hudfärg",        "nationalit",  "medborgarsk", "citizenship",
    "invandr",       "immigrant",    "immigration",    "migrant",     "flykting",    "refugee",
    "asylsök",       "asylum",       "utländ",         "utlänning",   "foreign",     "religi",
    "muslim",        "islam",        "christian",      "hindu",       "buddhis",     "sjukdom",
    "disease",       "illness",      "psykisk",        "mental",      "diagnos",     "funktionsned",
    "funktionshind", "disab",        "handikapp",      "missbrukare", "addict",      "narkoman",
    "alkoholis",     "alcoholi",     "homosex",        "bisex",       "transperson", "transgender",
    "transsex",      "läggning",     "orientation",    "politisk",    "politic",     "åsikt",
    "opinion",       "gärningsm",    "gärningsperson", "offender",    "perpetrator", "misstänkta",
    "suspects"};

// In lower case, also for the Swedish letters.
std::string lower(std::string_view text)
{
    std::string result(text);
    for (std::size_t i = 0; i < result.size(); ++i) {
        auto const byte = static_cast<unsigned char>(result[i]);
        bool const is_capital = byte >= 'A' && byte <= 'Z';
        bool const is_second_of_capital =
            i > 0 && static_cast<unsigned char>(result[i - 1]) == 0xC3 && byte >= 0x80 && byte <= 0x9E;
        if (is_capital || is_second_of_capital) result[i] = static_cast<char>(byte + 32);
    }
    return result;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0; }

std::vector<std::string> words_of(std::string const& text)
{
    std::vector<std::string> words(1);
    for (char const c : text) {
        if (is_letter(c))
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

bool tells_of_persons(std::string const& word)
{
    return std::find(whole_words.begin(), whole_words.end(), word) != whole_words.end() ||
           std::any_of(beginnings.begin(), beginnings.end(),
                       [&](char const* beginning) { return word.starts_with(beginning); });
}

}  // namespace

bool is_about_persons(std::string_view name)
{
    auto const words = words_of(lower(name));
    return std::any_of(words.begin(), words.end(), tells_of_persons);
}

}  // namespace samsyn::rounds
