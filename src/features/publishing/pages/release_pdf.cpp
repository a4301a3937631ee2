// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/release_pdf.h"

#include <algorithm>

#include "src/features/publishing/pages/place_map.h"
#include "src/features/publishing/pages/shown_release.h"
#include "src/features/situation/documents/drawings.h"

namespace samsyn::publishing {
namespace {

namespace ink = situation::ink;
using documents::Align;
using documents::Block;
using documents::Canvas;
using documents::Cell;
using documents::Columns;
using documents::Drawing;
using documents::Heading;
using documents::Line;
using documents::List;
using documents::Paragraph;
using documents::Part;
using documents::Table;
using documents::TextStyle;
using documents::Together;
using documents::Words;

// More columns than these need the page on its side.
constexpr std::size_t most_columns_upright = 8;
constexpr double sign_size = 8;

TextStyle const quiet = TextStyle{}.with_size(8.5).in(ink::second);

void append(std::vector<Block>& to, std::vector<Block> blocks)
{
    std::move(blocks.begin(), blocks.end(), std::back_inserter(to));
}

Block said_quietly(std::string words, double space_before = 3)
{
    return {Paragraph{{{std::move(words)}}, quiet, space_before}};
}

std::vector<Block> fact_column(ReleaseFact const& fact)
{
    return {{Paragraph{{{fact.label}}, quiet, 0}},
            {Paragraph{{{fact.figure}}, TextStyle{}.with_size(13.5).with_weight(600), 0}},
            {Paragraph{{{fact.comment}}, quiet, 0}}};
}

std::vector<Block> opening(ShownRelease const& shown)
{
    auto const& document = shown.document();
    auto const number = std::to_string(document.number);
    std::vector<Block> blocks{
        {Paragraph{{{document.municipality_name + " · " + shown.said("kicker", {{"number", number}})}},
                   quiet,
                   0,
                   true}},
        {Heading{1, document.title}},
        {Paragraph{{{shown.days()}}, TextStyle{}.with_size(11.5).with_weight(600), 2}}};
    if (document.corrects) {
        auto const corrects = std::to_string(*document.corrects);
        blocks.push_back({Paragraph{
            {{shown.said("corrects", {{"corrects", corrects}}) + ". ", TextStyle{}.with_weight(600)},
             {document.reason}}}});
    }
    Columns facts;
    for (auto const& fact : shown.facts()) facts.columns.push_back(fact_column(fact));
    facts.shares.assign(facts.columns.size(), 1);
    facts.has_rules = true;
    blocks.push_back({documents::Space{8}});
    blocks.push_back({std::move(facts)});
    TextStyle serif;
    serif.face = documents::Face::serif;
    serif.size = 12;
    serif.line_height = 17.5;
    for (auto const& line : paragraphs(document.summary)) blocks.push_back({Paragraph{{{line}}, serif, 6}});
    blocks.push_back(said_quietly(shown.said("signature", {{"published", shown.published()},
                                                           {"municipality", document.municipality_name}}),
                                  6));
    return blocks;
}

// Two dots that say what they mean.
Drawing hidden_sign(ShownRelease const& shown)
{
    return {9, 7, shown.said("hidden"),
            [](Canvas& canvas) {
                for (double const x : {2.5, 6.5}) canvas.circle({x, 5.5}, 0.8).fill(ink::third);
            },
            true};
}

Cell count_cell(ShownRelease const& shown, PublicCell const* cell, bool is_sum)
{
    if (cell == nullptr) return {};
    if (!cell->count) return {{Part{hidden_sign(shown), 0, 0, Align::right}}};
    auto const style = TextStyle{}.with_size(9).with_weight(is_sum ? 600 : 400);
    Cell made{{Part{Words{{shown.count(*cell), style}}, 0, 0, Align::right}}};
    if (!cell->level) return made;
    auto sign = situation::level_sign(*cell->level, sign_size, shown.words());
    sign.said = shown.level(*cell);
    made.parts.insert(made.parts.begin(), Part{sign});
    if (*cell->level == Level::warn) made.ground = ink::warn_weak;
    if (*cell->level == Level::bad) made.ground = ink::bad_weak;
    return made;
}

Cell count_cell(ShownRelease const& shown, PublicPlace const& place)
{
    PublicCell const cell{place.area, whole, place.count, {}};
    return count_cell(shown, &cell, false);
}

std::vector<Block> counts(ShownRelease const& shown)
{
    auto const categories = shown.for_areas();
    Table table;
    table.said = shown.said("counts");
    table.columns.push_back({1, 104});
    auto const head = TextStyle{}.with_size(7.5).in(ink::second);
    table.head.push_back({{Part{Words{{shown.said("area"), head}}}}});
    for (auto const* const category : categories) {
        table.columns.push_back({1, 0, true});
        table.head.push_back({{Part{Words{{shown.name(*category), head}}, 0, 0, Align::right}}});
    }
    for (auto const* const area : shown.areas()) {
        bool const is_whole = area->code == whole;
        auto const style = TextStyle{}.with_size(9).with_weight(is_whole ? 600 : 400);
        std::vector<Cell> row{{{Part{Words{{shown.name(*area), style}}}}, true}};
        for (auto const* const category : categories)
            row.push_back(count_cell(shown, shown.cell(area->code, category->code),
                                     is_whole || category->code == whole));
        table.rows.push_back(std::move(row));
    }
    return {{Heading{2, shown.said("counts")}}, said_quietly(shown.said("counts_help")), {std::move(table)}};
}

std::vector<Block> for_the_whole(ShownRelease const& shown)
{
    auto const categories = shown.for_whole();
    if (categories.empty()) return {};
    Table table;
    table.said = shown.said("wholes");
    table.columns = {{3}, {1}, {3}};
    table.head = {{{Part{Words{{shown.said("category")}}}}},
                  {{Part{Words{{shown.said("count")}}, 0, 0, Align::right}}},
                  {}};
    for (auto const* const category : categories)
        table.rows.push_back({{{Part{Words{{shown.name(*category)}}}}, true},
                              count_cell(shown, shown.cell(whole, category->code), false),
                              {}});
    return {{Heading{2, shown.said("wholes")}}, said_quietly(shown.said("wholes_help")), {std::move(table)}};
}

// Places with something to tell; the file of places has all.
std::vector<Block> places(ShownRelease const& shown)
{
    auto const& document = shown.document();
    if (!document.places) return {};
    std::vector<Block> blocks{{Heading{2, shown.said("places.title")}},
                              said_quietly(shown.said("places.help"))};
    for (auto const& area : document.areas) {
        Table table;
        table.said = shown.said("places.title") + ", " + shown.name(area);
        table.columns = {{3}, {1}, {3}};
        table.head = {{{Part{Words{{shown.name(area)}}}}},
                      {{Part{Words{{shown.said("count")}}, 0, 0, Align::right}}},
                      {}};
        for (auto const& place : document.places.value())
            if (place.area == area.code && place.count != 0)
                table.rows.push_back(
                    {{{Part{Words{{place_name(shown, place)}}}}, true}, count_cell(shown, place), {}});
        if (!table.rows.empty()) blocks.push_back({std::move(table)});
    }
    return blocks;
}

std::vector<Block> actions(ShownRelease const& shown)
{
    std::vector<Block> blocks{{Heading{2, shown.said("actions")}}};
    for (auto const* const area : shown.areas()) {
        Together one{{{Heading{3, shown.name(*area)}}}};
        List list;
        for (auto const& line : paragraphs(area->actions)) list.items.push_back({{{line}}});
        if (list.items.empty())
            one.blocks.push_back(said_quietly(shown.said("no_actions")));
        else
            one.blocks.push_back({std::move(list)});
        if (auto const coverage = shown.coverage(*area); !coverage.empty())
            one.blocks.push_back(said_quietly(coverage));
        blocks.push_back({std::move(one)});
    }
    return blocks;
}

constexpr double photo_width = 300;

std::vector<Block> photographs(ShownRelease const& shown, ReleaseContent const& content)
{
    if (content.photos.empty()) return {};
    std::vector<Block> blocks{{Heading{2, shown.said("photos")}}, said_quietly(shown.said("photos_help"))};
    for (std::size_t i = 0; i < content.photos.size(); ++i) {
        auto const& photo = shown.document().photos->at(i);
        auto const& jpeg = content.photos[i].bytes;
        auto const scale = std::min(photo_width / double(photo.width), photo_width / double(photo.height));
        auto const width = double(photo.width) * scale, height = double(photo.height) * scale;
        documents::Pixels const size{static_cast<int>(photo.width), static_cast<int>(photo.height)};
        blocks.push_back(
            {documents::Figure{{width, height, shown.said_of(photo),
                                [jpeg, size](Canvas& canvas) { canvas.photograph(jpeg, size); }}}});
        blocks.push_back(said_quietly(shown.said_of(photo)));
    }
    return blocks;
}

std::vector<Block> method(ShownRelease const& shown, std::string const& address)
{
    auto const& document = shown.document();
    std::vector<Block> blocks{{Heading{2, shown.said("method")}}};
    for (auto const* const key : {"method_counts", "method_hidden", "method_time", "method_levels"})
        blocks.push_back({Paragraph{{{shown.said(key, {{"k", std::to_string(document.k)}})}}}});
    if (!document.sources.empty()) {
        List list;
        for (auto const& source : document.sources)
            list.items.push_back(
                {{{source.name + (source.licence.empty() ? "" : " (" + source.licence + ")")}}});
        blocks.push_back({Heading{3, shown.said("sources")}});
        blocks.push_back({std::move(list)});
    }
    blocks.push_back({Heading{3, shown.said("print_check")}});
    blocks.push_back({Paragraph{{{shown.said("print_check_help", {{"address", address}})}}}});
    return blocks;
}

}  // namespace

std::string release_pdf(ReleaseContent const& content, Renderer const& renderer, texts::Language language)
{
    auto const& document = content.document;
    ShownRelease const shown(document, renderer.texts, language);
    auto const number = std::to_string(document.number);
    auto const address = renderer.public_url + "/" + document.municipality + "/" + number + "/";
    documents::Document printed;
    printed.title = document.title;
    printed.language = shown.is_swedish() ? "sv-SE" : "en-GB";
    printed.author = document.municipality_name;
    printed.made_at = document.published_at.text().substr(0, 19) + "Z";
    documents::Section first{opening(shown)};
    if (shown.for_areas().size() > most_columns_upright) {
        printed.sections = {std::move(first), {counts(shown), true}};
        first = {};
    } else {
        append(first.blocks, counts(shown));
    }
    append(first.blocks, for_the_whole(shown));
    append(first.blocks, places(shown));
    append(first.blocks, actions(shown));
    append(first.blocks, photographs(shown, content));
    append(first.blocks, method(shown, address));
    printed.sections.push_back(std::move(first));
    printed.footer = [&](int page, int pages) {
        return documents::PageEdge{
            document.municipality_name + " · " + shown.said("kicker", {{"number", number}}),
            shown.words()("situation.print_out.page",
                          {{"page", std::to_string(page)}, {"pages", std::to_string(pages)}})};
    };
    return renderer.printer.pdf(printed);
}

}  // namespace samsyn::publishing
