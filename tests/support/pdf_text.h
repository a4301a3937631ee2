// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

namespace samsyn::tests {

// What is read out of a PDF, words apart by one space and broken words in one piece.
std::string text_of_pdf(std::string const& pdf);

}  // namespace samsyn::tests
