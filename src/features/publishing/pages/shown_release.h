// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/publishing/domain/release_document.h"
#include "src/features/situation/documents/wording.h"

namespace samsyn::publishing {

struct ReleaseFact {
    std::string label;
    std::string figure;
    std::string comment;
};

// A release in a language: what its page, table, print, card and picture have in common. `document` outlives
// it.
class ShownRelease {
public:
    ShownRelease(ReleaseDocument const& document, texts::Texts const& texts, texts::Language language)
        : m_document(document), m_words(texts, language)
    {
    }

    ReleaseDocument const& document() const { return m_document; }
    situation::Wording const& words() const { return m_words; }
    bool is_swedish() const { return m_words.language() == texts::Language::sv; }
    std::string said(std::string const& key, texts::Arguments const& arguments = {}) const
    {
        return m_words("publishing.public." + key, arguments);
    }

    std::string name(PublicArea const& area) const;
    std::string name(PublicCategory const& category) const;
    std::string days() const { return m_words.days(m_document.period.first, m_document.period.last); }
    std::string published() const { return m_words.moment(m_document.published_at); }
    std::string count(PublicCell const& cell) const;
    std::string level(PublicCell const& cell) const;  // empty: none
    // What a photograph shows; in Swedish where there are no English words.
    std::string said_of(PublicPhoto const& photo) const;
    bool is_told_in_swedish(PublicPhoto const& photo) const { return is_swedish() || photo.alt.en.empty(); }
    std::string coverage(PublicArea const& area) const;
    std::vector<ReleaseFact> facts() const;

    // Without an area that holds all the others: it would say again what the whole says.
    std::vector<PublicArea const*> areas() const;
    std::vector<PublicCategory const*> for_areas() const;
    std::vector<PublicCategory const*> for_whole() const;
    // Null for a part of a category that is shown for the whole only.
    PublicCell const* cell(std::string const& area, std::string const& category) const;
    // What the longest bar stands for: among areas one scale, the whole has its own.
    std::int64_t scale(std::string const& area) const;

private:
    ReleaseDocument const& m_document;
    situation::Wording m_words;
};

std::vector<std::string> paragraphs(std::string const& words);

}  // namespace samsyn::publishing
