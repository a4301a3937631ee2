// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace samsyn::documents {

// What is wrong with a PDF for those who do not see it. `page` counts from 1; 0 is the file as a whole.
struct PdfFault {
    std::string rule;
    int page = 0;
    std::string what;
};

// Holds a PDF against the parts of PDF/UA-1 (ISO 14289-1) that a program can judge. Rules: "unreadable",
// "not_marked" (as tagged), "no_ua_mark", "no_language", "no_title", "title_not_shown", "tab_order",
// "no_structure", "unknown_role", "untagged_content", "content_without_element", "element_without_content",
// "reading_order" (an order that jumps back to what was painted before on the same or an earlier page),
// "figure_without_alt", "headings" (none, or one level left out), "table_without_headings",
// "table_shape" (rows of unequal length, or what is no row), "list_shape", "font_not_embedded",
// "no_unicode" (letters a reader cannot get back). Empty: nothing found.
std::vector<PdfFault> check_pdf(std::string_view bytes);

}  // namespace samsyn::documents
