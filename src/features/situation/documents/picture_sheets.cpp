// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/picture_sheets.h"

#include "lib/base/enum_text.h"
#include "lib/tabular/table_writer.h"

namespace samsyn::situation {
namespace {

using tabular::Cell;
using tabular::TableWriter;

Cell figure(std::optional<std::int64_t> const& value) { return value ? Cell(*value) : Cell(); }

std::vector<std::string> columns(Wording const& words, std::vector<std::string> const& names)
{
    std::vector<std::string> texts;
    for (auto const& name : names) texts.push_back(words("situation.sheet." + name));
    return texts;
}

// Writes rows one after the other until one is refused.
class Rows {
public:
    Rows(TableWriter& writer, Wording const& words, std::vector<std::string> const& names)
        : m_writer(writer), m_done(writer.begin(columns(words, names)))
    {
    }
    void add(std::vector<Cell> const& cells)
    {
        if (m_done) m_done = m_writer.row(cells);
    }
    Result<Done> finish() { return m_done ? m_writer.finish() : m_done; }

private:
    TableWriter& m_writer;
    Result<Done> m_done;
};

Result<Done> write_levels(Picture const& picture, TableWriter& writer, Wording const& words)
{
    Rows rows(writer, words,
              {"area", "category", "first", "last", "level", "count", "previous", "usual_low", "usual_median",
               "usual_high", "answered", "expected", "why"});
    for (auto const& cell : picture.cells) {
        auto const& now = cell.history.back();
        auto const bound = [&](double Band::*which) {
            return cell.band ? Cell((*cell.band).*which) : Cell();
        };
        rows.add({area_name(picture, cell.area), category_name(picture, cell.category, words),
                  picture.period.first, picture.period.last, words.level(cell.level),
                  is_counted(cell) ? Cell(cell.count) : Cell(), figure(cell.previous), bound(&Band::low),
                  bound(&Band::median), bound(&Band::high), now.answered, now.expected,
                  words.rule(cell.rule)});
    }
    return rows.finish();
}

Result<Done> write_rounds(Picture const& picture, TableWriter& writer, Wording const& words)
{
    Rows rows(writer, words, {"area", "category", "round_first", "count", "answered", "expected"});
    for (auto const& cell : picture.cells)
        for (auto const& point : cell.history)
            rows.add({area_name(picture, cell.area), category_name(picture, cell.category, words),
                      point.first, is_known(point) ? Cell(point.count) : Cell(), point.answered,
                      point.expected});
    return rows.finish();
}

Result<Done> write_spots(Picture const& picture, TableWriter& writer, Wording const& words)
{
    Rows rows(writer, words,
              {"rank", "place", "area", "categories", "count", "previous", "when", "longitude", "latitude"});
    for (auto const& spot : picture.spots) {
        std::string categories;
        for (auto const& code : spot.categories)
            categories += (categories.empty() ? "" : ", ") + category_name(picture, code, words);
        rows.add({spot.rank, spot.name, area_name(picture, spot.area), categories, spot.count,
                  figure(spot.previous), words.when(spot), spot.lon, spot.lat});
    }
    return rows.finish();
}

Result<Done> write_answers(Picture const& picture, TableWriter& writer, Wording const& words)
{
    Rows rows(writer, words, {"area", "operation", "organisation", "answer", "count"});
    for (auto const& area : picture.areas)
        for (auto const& operation : area.coverage.operations)
            rows.add(
                {area.name, operation.name, operation.organisation,
                 words("situation.answers.kind." + (operation.late ? "late" : enum_text(operation.state))),
                 operation.observations});
    return rows.finish();
}

}  // namespace

Result<Done> picture_as_xlsx(Picture const& picture, std::string const& path, Wording const& words)
{
    auto const book = tabular::xlsx_workbook(path, picture.as_of);
    using Write = Result<Done> (*)(Picture const&, TableWriter&, Wording const&);
    for (auto const& [name, write] : {std::pair<char const*, Write>{"levels", write_levels},
                                      {"rounds", write_rounds},
                                      {"spots", write_spots},
                                      {"answers", write_answers}}) {
        auto& sheet = book->add_sheet(words(std::string("situation.sheet.name.") + name));
        if (auto const written = write(picture, sheet, words); !written) return written;
    }
    return book->finish();
}

std::string picture_as_csv(Picture const& picture, Wording const& words)
{
    std::string bytes;
    auto const writer = tabular::csv_writer([&](std::string_view piece) { bytes += piece; });
    // A sink that takes everything, and far fewer rows than a table may have: nothing to refuse.
    (void)write_levels(picture, *writer, words);
    return bytes;
}

}  // namespace samsyn::situation
