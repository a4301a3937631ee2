// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/documents/printer.h"

namespace samsyn::documents {

inline Printer const& printer()
{
    static Printer const made("data/fonts");
    return made;
}

inline Cell cell(std::string words) { return {{Part{Words{{std::move(words)}}}}}; }
inline Cell heading_cell(std::string words)
{
    auto made = cell(std::move(words));
    made.is_heading = true;
    return made;
}

inline Drawing diamond(std::string said, bool is_word = false)
{
    return {12, 12, std::move(said),
            [](Canvas& canvas) {
                canvas.polygon({{6, 0}, {12, 6}, {6, 12}, {0, 6}}).fill(Colour::of(0xa61b1b));
                canvas.text({6, 9}, "!", TextStyle{}.with_size(8).in(Colour::of(0xffffff)), Align::centre);
            },
            is_word};
}

inline Table table(int rows)
{
    Table made;
    made.columns = {{2}, {1}, {0, 40}};
    made.said = "Antal per plats";
    made.head = {cell("Plats"), cell("Antal"), cell("Läge")};
    for (int i = 1; i <= rows; ++i) {
        Cell level{{Part{diamond("Agera", true)}, Part{Words{{"+3"}}, 16}}};
        made.rows.push_back({heading_cell("Torget " + std::to_string(i)), cell(std::to_string(i)), level});
    }
    return made;
}

// A document with everything in it, over several pages.
inline Document sample(int rows = 60)
{
    Document document;
    document.title = "Lägesbild & handlingsplan";
    document.language = "sv-SE";
    document.author = "Provkommunen";
    document.made_at = "2026-11-16T08:40:00Z";
    Words const long_text{
        {"Skadegörelse och ordningsstörningar i bostadsområdet har minskat under omgången, medan "
         "trygghetsvandringarnas iakttagelser av belysningsproblem i gångtunneln fortsätter. "},
        {"Norrby", TextStyle{}.with_weight(600)},
        {" står ut."}};
    Section first;
    first.blocks.push_back({Heading{1, "Lägesbild"}});
    Columns columns;
    columns.columns = {{{Paragraph{long_text}}}, {{Paragraph{{{"12 av 13"}}}}}};
    columns.shares = {2, 1};
    columns.has_rules = true;
    first.blocks.push_back({columns});
    first.blocks.push_back({Heading{2, "Läge per område"}});
    first.blocks.push_back({table(rows)});
    first.blocks.push_back({List{{{{{"Först"}}}, {{{"Sedan"}}, diamond("Agera", true)}}}});
    first.blocks.push_back({Line{{Part{diamond("Agera", true)}, Part{Words{{"Agera"}}, 16}}}});
    Section second;
    second.is_landscape = true;
    second.blocks.push_back({Heading{2, "Karta"}});
    second.blocks.push_back({Figure{diamond("En karta med en plats")}});
    second.blocks.push_back({Figure{diamond("")}});
    document.sections = {first, second};
    document.footer = [](int page, int pages) {
        return PageEdge{"Provkommunen", "sida " + std::to_string(page) + " av " + std::to_string(pages)};
    };
    return document;
}

}  // namespace samsyn::documents
