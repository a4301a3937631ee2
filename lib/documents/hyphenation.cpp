// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/hyphenation.h"

#include <glib.h>
#include <hyphen.h>

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace samsyn::documents {
namespace {

constexpr std::size_t shortest_word = 5;
constexpr int letters_before = 2;
constexpr int letters_after = 3;
constexpr std::size_t longest_word = 100;  // bytes; longer ones are addresses and the like

char const* after(char const* sign) { return g_utf8_next_char(sign); }
bool is_letter(gunichar sign) { return g_unichar_isalpha(sign) != 0; }

}  // namespace

struct Hyphenation::Patterns {
    HyphenDict* dictionary = nullptr;

    ~Patterns()
    {
        if (dictionary != nullptr) hnj_hyphen_free(dictionary);
    }
    // In the patterns' own encoding and small letters; empty when it cannot be said in it.
    std::string folded(std::string const& word) const
    {
        auto* const lower = g_utf8_strdown(word.c_str(), static_cast<gssize>(word.size()));
        auto* const said = dictionary->utf8 != 0
                               ? g_strdup(lower)
                               : g_convert(lower, -1, dictionary->cset, "UTF-8", nullptr, nullptr, nullptr);
        std::string text(said == nullptr ? "" : said);
        g_free(lower);
        g_free(said);
        return text;
    }
    // The word with its soft hyphens.
    std::string broken(std::string const& word) const
    {
        auto const folded = this->folded(word);
        if (folded.empty()) return word;
        std::vector<char> marks(folded.size() + 5, '0');
        char** replacements = nullptr;
        int* positions = nullptr;
        int* cuts = nullptr;
        int const failed = hnj_hyphen_hyphenate3(dictionary, folded.c_str(), static_cast<int>(folded.size()),
                                                 marks.data(), nullptr, &replacements, &positions, &cuts,
                                                 letters_before, letters_after, 0, 0);
        if (replacements != nullptr)
            for (std::size_t i = 0; i < folded.size(); ++i) std::free(replacements[i]);
        std::free(replacements);
        std::free(positions);
        std::free(cuts);
        if (failed != 0) return word;
        std::string text;
        std::size_t letter = 0;
        for (char const* at = word.c_str(); *at != '\0'; at = after(at), ++letter) {
            text.append(at, after(at));
            if ((marks[letter] - '0') % 2 == 1) text += "\u00ad";
        }
        return text;
    }
};

Hyphenation::Hyphenation(std::string_view language, std::string const& folder)
    : m_patterns(std::make_unique<Patterns>())
{
    std::string name(language);
    std::replace(name.begin(), name.end(), '-', '_');
    m_patterns->dictionary = hnj_hyphen_load((folder + "/hyph_" + name + ".dic").c_str());
}
Hyphenation::~Hyphenation() = default;
Hyphenation::Hyphenation(Hyphenation&&) noexcept = default;
Hyphenation& Hyphenation::operator=(Hyphenation&&) noexcept = default;

bool Hyphenation::knows_patterns() const { return m_patterns->dictionary != nullptr; }

std::string Hyphenation::with_soft_hyphens(std::string_view text) const
{
    if (!knows_patterns()) return std::string(text);
    std::string out;
    std::string word;
    std::size_t letters = 0;
    auto const end_word = [&] {
        out += letters >= shortest_word && word.size() <= longest_word ? m_patterns->broken(word) : word;
        word.clear();
        letters = 0;
    };
    std::string const source(text);
    for (char const* at = source.c_str(); *at != '\0'; at = after(at)) {
        auto const sign = g_utf8_get_char(at);
        if (is_letter(sign)) {
            word.append(at, after(at));
            ++letters;
        } else {
            end_word();
            out.append(at, after(at));
        }
    }
    end_word();
    return out;
}

}  // namespace samsyn::documents
