// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace samsyn::documents {

// Where the words of a language may be broken at the end of a line, by its patterns (libhyphen). A language
// whose patterns are not on the machine is left unbroken. From any thread.
class Hyphenation {
public:
    // `language` is BCP 47; patterns lie in `folder` as hyph_sv_SE.dic.
    explicit Hyphenation(std::string_view language, std::string const& folder = "/usr/share/hyphen");
    ~Hyphenation();
    Hyphenation(Hyphenation&&) noexcept;
    Hyphenation& operator=(Hyphenation&&) noexcept;

    bool knows_patterns() const;
    // The text with soft hyphens (U+00AD) where words of five letters or more may be broken, at least two
    // letters before and three after.
    std::string with_soft_hyphens(std::string_view text) const;

private:
    struct Patterns;
    std::unique_ptr<Patterns> m_patterns;
};

}  // namespace samsyn::documents
