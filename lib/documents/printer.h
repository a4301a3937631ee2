// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <string>

#include "lib/documents/document.h"
#include "lib/documents/hyphenation.h"
#include "lib/documents/typefaces.h"

namespace samsyn::documents {

// Prints documents as tagged PDF 1.7, marked as PDF/UA-1 (ISO 14289-1): every word and figure stands in the
// structure in reading order, the rest is marked as ornament. The same document gives the same bytes. Made
// once, used from any thread.
class Printer {
public:
    // `fonts` holds the *.ttf documents are set in; throws std::runtime_error when there are none.
    explicit Printer(std::string const& fonts);

    // The bytes of the file. A document with a heading level left out, or with a figure that says nothing, is
    // a check failure of check_pdf(), not of this.
    std::string pdf(Document const& document) const;
    // A drawing alone as PNG, a unit to a pixel; the same drawing gives the same bytes.
    std::string png(Drawing const& drawing) const;

private:
    Typefaces m_faces;
    std::map<std::string, Hyphenation, std::less<>> m_hyphenations;  // by language
    Hyphenation m_unbroken;
};

}  // namespace samsyn::documents
