// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/release_sheets.h"

#include "lib/tabular/table_writer.h"
#include "src/features/publishing/pages/csv.h"
#include "src/features/publishing/pages/shown_release.h"

namespace samsyn::publishing {
namespace {

using tabular::Cell;
using tabular::TableWriter;

std::vector<std::string> headings(ShownRelease const& shown, std::vector<std::string> const& keys)
{
    std::vector<std::string> texts;
    for (auto const& key : keys) texts.push_back(shown.said("csv." + key));
    return texts;
}

std::vector<std::string> counts_headings(ShownRelease const& shown)
{
    return headings(shown, {"area_code", "area", "category_code", "category", "first", "last", "count",
                            "hidden", "level"});
}

template <class Take>
void each_cell(ShownRelease const& shown, Take&& take)
{
    for (auto const& area : shown.document().areas)
        for (auto const& category : shown.document().categories)
            if (auto const* const cell = shown.cell(area.code, category.code)) take(area, category, *cell);
}

using Rows = std::vector<std::vector<Cell>>;

Result<Done> write(TableWriter& sheet, std::vector<std::string> const& columns, Rows const& rows)
{
    if (auto const begun = sheet.begin(columns); !begun) return begun;
    for (auto const& row : rows)
        if (auto const written = sheet.row(row); !written) return written;
    return sheet.finish();
}

Rows counts(ShownRelease const& shown)
{
    auto const& period = shown.document().period;
    Rows rows;
    each_cell(shown, [&](auto const& area, auto const& category, auto const& cell) {
        rows.push_back({area.code, shown.name(area), category.code, shown.name(category), period.first,
                        period.last, cell.count ? Cell(*cell.count) : Cell(),
                        std::int64_t{cell.count ? 0 : 1}, shown.level(cell)});
    });
    return rows;
}

Rows actions(ShownRelease const& shown)
{
    Rows rows;
    for (auto const& area : shown.document().areas)
        rows.push_back({area.code, shown.name(area), area.actions, area.answered, area.expected});
    return rows;
}

// What the page says around its numbers: they do not travel without it.
Rows words(ShownRelease const& shown)
{
    Rows rows{{shown.days()}, {shown.published()}};
    for (auto const& line : paragraphs(shown.document().summary)) rows.push_back({line});
    for (auto const* const key : {"method_counts", "method_hidden", "method_time", "method_levels"})
        rows.push_back({shown.said(key, {{"k", std::to_string(shown.document().k)}})});
    return rows;
}

}  // namespace

std::string release_as_csv(ReleaseDocument const& document, Renderer const& renderer,
                           texts::Language language)
{
    ShownRelease const shown(document, renderer.texts, language);
    auto text = csv_beginning + csv_row(counts_headings(shown));
    each_cell(shown, [&](auto const& area, auto const& category, auto const& cell) {
        text += csv_row({area.code, shown.name(area), category.code, shown.name(category),
                         document.period.first.text(), document.period.last.text(),
                         cell.count ? std::to_string(*cell.count) : "", cell.count ? "0" : "1",
                         shown.level(cell)});
    });
    return text;
}

Result<Done> release_as_xlsx(ReleaseDocument const& document, std::string const& path,
                             Renderer const& renderer, texts::Language language)
{
    ShownRelease const shown(document, renderer.texts, language);
    auto const book = tabular::xlsx_workbook(path, document.published_at);
    auto const add = [&](std::string const& name, std::vector<std::string> const& columns, Rows const& rows) {
        return write(book->add_sheet(shown.said(name)), columns, rows);
    };
    if (auto const done = add("sheet.counts", counts_headings(shown), counts(shown)); !done) return done;
    auto const doing = headings(shown, {"area_code", "area", "actions", "answered", "expected"});
    if (auto const done = add("actions", doing, actions(shown)); !done) return done;
    if (auto const done = add("method", {document.title}, words(shown)); !done) return done;
    return book->finish();
}

}  // namespace samsyn::publishing
