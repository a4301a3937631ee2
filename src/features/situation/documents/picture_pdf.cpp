// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/picture_pdf.h"

#include <algorithm>

#include "src/features/situation/documents/annex.h"
#include "src/features/situation/documents/first_page.h"
#include "src/features/situation/documents/matrix.h"
#include "src/features/situation/documents/where_and_when.h"

namespace samsyn::situation {
namespace {

using documents::Block;
using documents::Document;
using documents::Section;

void append(std::vector<Block>& to, std::vector<Block> blocks)
{
    std::move(blocks.begin(), blocks.end(), std::back_inserter(to));
}

// What is left of the first page for the map, in points.
double room_for_map(PictureDocument const& document)
{
    bool const is_full = document.summary || !document.goals.empty();
    return is_full ? 330 : 400;
}

}  // namespace

std::string picture_as_pdf(PictureDocument const& document, documents::Printer const& printer,
                           Wording const& words)
{
    auto const& picture = document.picture;
    auto const weeks = words.weeks_within(picture.period.first, picture.period.last);
    auto const title =
        words("situation.print_out.title", {{"weeks", weeks},
                                            {"year", std::to_string(picture.period.last.year())},
                                            {"tenant", document.tenant}});
    Document printed;
    printed.title = title;
    printed.language = words.language() == texts::Language::sv ? "sv-SE" : "en-GB";
    printed.author = document.tenant;
    printed.made_at = UtcTime{picture.as_of.milliseconds / 1000 * 1000}.text().substr(0, 19) + "Z";

    // A broad matrix gets a page on its side, and the map takes its place on the first.
    bool const is_broad = picture.areas.size() > most_areas_upright;
    Section first{first_page(document, words)};
    if (!is_broad) {
        append(first.blocks, matrix(document, words, false));
        append(first.blocks, who_answered(document, words));
    }
    append(first.blocks, where_it_happens(document, words, is_broad ? room_for_map(document) : 330));
    if (is_broad) {
        printed.sections.push_back(std::move(first));
        Section broad{matrix(document, words, true), true};
        append(broad.blocks, who_answered(document, words));
        printed.sections.push_back(std::move(broad));
        first = {};
    }
    append(first.blocks, when_it_happens(document, words));
    append(first.blocks, what_is_done(document, words));
    append(first.blocks, trends(document, words));
    printed.sections.push_back(std::move(first));
    printed.sections.push_back({annex(document, words)});

    auto const state = words.state(picture, document.number);
    printed.footer = [=, tenant = document.tenant](int page, int pages) {
        return documents::PageEdge{
            words("situation.print_out.foot", {{"tenant", tenant}, {"weeks", weeks}, {"state", state}}),
            words("situation.print_out.page",
                  {{"page", std::to_string(page)}, {"pages", std::to_string(pages)}})};
    };
    return printer.pdf(printed);
}

}  // namespace samsyn::situation
