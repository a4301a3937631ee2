// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/documents/document.h"
#include "lib/documents/structure.h"

namespace samsyn::documents {

// A painted file with its structure: the elements in place of cairo's own, everything unmarked as ornament,
// language, title and the mark of PDF/UA-1.
std::string with_structure(std::string const& painted, Document const& document, Element const& root);

// For the whole process: a document is sent once and thrown away, so its size counts for less than its time.
void use_quick_compression();

}  // namespace samsyn::documents
