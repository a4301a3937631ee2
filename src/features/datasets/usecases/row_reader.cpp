// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/row_reader.h"

#include <cmath>

#include "lib/guard/guard.h"
#include "lib/json/decoder.h"
#include "lib/tabular/number.h"
#include "src/features/datasets/domain/folded.h"

namespace samsyn::datasets {
namespace {

using observations::Precision;

constexpr std::size_t most_place_signs = 200;
constexpr std::size_t most_text_signs = 500;
constexpr std::int64_t most_count = 999;

// Words of a file have nobody to ask, so what a person could keep with a reason is refused too.
void guard_words(std::string const& words, std::string const& column, std::vector<FieldError>& faults)
{
    auto constexpr profile = guard::Profile::report_text;
    for (auto const& finding : guard::find(words, profile))
        if (guard::action(finding.type, profile) >= guard::Action::choose)
            faults.push_back({column, "guard." + std::string(guard::code(finding.type))});
}

std::string words_of(std::optional<Cell> const& cell, Cells const& cells, std::size_t most,
                     std::vector<FieldError>& faults)
{
    if (!cell) return {};
    std::string words(cell->in(cells));
    if (words.empty()) return words;
    if (json::length_of(words) > most) faults.push_back({cell->column(), "field.too_long"});
    guard_words(words, cell->column(), faults);
    return words;
}

void add(std::vector<FieldError>& faults, Error const& error, std::string const& column)
{
    if (error.fields.empty()) return faults.push_back({column, error.code});
    for (auto const& fault : error.fields) faults.push_back(fault);
}

}  // namespace

Uuid identity_of(std::string const& dataset, std::string const& external_id)
{
    return Uuid::from_name(dataset + "\x1F" + external_id);
}

Result<RowReader> RowReader::of(Profile const& profile, std::string const& dataset,
                                std::vector<std::string> const& headings, Vocabulary vocabulary,
                                PositionStyle style, UtcTime now)
{
    Columns const columns(headings);
    if (auto const all = columns.require(profile.required_columns); !all) return refuse(all);
    auto when = WhenReader::of(profile.fields.time, columns, now);
    if (!when) return refuse(when);
    RowReader reader(profile.fields.area, std::move(*when));
    reader.m_dataset = dataset;
    reader.m_vocabulary = std::move(vocabulary);
    if (auto const found = reader.find_cells(profile.fields, columns); !found) return refuse(found);
    if (!profile.fields.position) return reader;
    auto where = WhereReader::of(*profile.fields.position, style.epsg, style.comma_is_decimal, columns);
    if (!where) return refuse(where);
    reader.m_where = std::move(*where);
    reader.m_position_precision = profile.fields.position->precision;
    return reader;
}

Result<Done> RowReader::find_cells(ProfileFields const& fields, Columns const& columns)
{
    std::optional<Error> refused;
    auto const find = [&](std::optional<Source> const& source, auto& into) {
        auto cell = columns.cell_of(source);
        if (!cell)
            refused = cell.error();
        else if (*cell)
            into = std::move(**cell);
    };
    find(fields.category, m_category);
    find(fields.external_id, m_external_id);
    find(fields.place_text, m_place_text);
    find(fields.count, m_count);
    find(fields.text, m_text);
    for (auto const& candidate : fields.area.candidates.value_or(std::vector<Source>()))
        find(candidate, m_candidates.emplace_back());
    if (refused) return tl::unexpected<Error>(*refused);
    m_words = fields.category.words.value_or(OwnWords());
    m_prefix = fields.external_id.prefix.value_or("");
    m_hashes_rows = fields.external_id.fallback == Fallback::row_hash;
    return Done{};
}

ReadRow RowReader::read(Cells const& cells, AreaFinder& areas)
{
    ReadRow row;
    row.observation.source = observations::Source::import;
    read_category(row, cells);
    read_identity(row, cells);
    if (row.fate == Fate::ignored) return row;
    read_when(row, cells);
    read_where(row, cells, areas);
    read_count(row, cells);
    read_words(row, cells);
    if (!row.faults.empty()) row.fate = Fate::rejected;
    return row;
}

void RowReader::read_category(ReadRow& row, Cells const& cells) const
{
    std::string const word(m_category.in(cells));
    if (word.empty()) return row.faults.push_back({m_category.column(), "category.missing"});
    auto const meaning = meaning_of(word, m_words, m_vocabulary, !m_category.column().empty());
    if (!meaning.fault.empty())
        return row.faults.push_back({m_category.column(), std::string(meaning.fault)});
    if (meaning.category)
        row.observation.seen.category = *meaning.category;
    else
        row.fate = Fate::ignored;
}

void RowReader::read_when(ReadRow& row, Cells const& cells) const
{
    auto const read = m_when.read(cells);
    if (!read) return add(row.faults, read.error(), {});
    row.observation.seen.when = read->when;
    row.observation.counted_on = read->counted_on;
}

void RowReader::read_where(ReadRow& row, Cells const& cells, AreaFinder& areas) const
{
    auto const point = m_where ? m_where->read(cells) : Result<std::optional<ReadPoint>>(std::nullopt);
    if (!point) return add(row.faults, point.error(), {});
    auto const area = area_of(cells, *point, areas);
    if (!area) return add(row.faults, area.error(), {});
    auto& seen = row.observation;
    seen.area = *area;
    auto const precision = m_position_precision.value_or(Precision::area);
    bool const by_area = m_area.precision == Precision::area || precision == Precision::area || !*point;
    seen.precision = by_area ? Precision::area : precision;
    if (by_area) return;
    seen.seen.where.lon = (*point)->degrees.lon;
    seen.seen.where.lat = (*point)->degrees.lat;
    if (!std::isfinite((*point)->metres.x) || !std::isfinite((*point)->metres.y)) return;
    seen.x = (*point)->metres.x;
    seen.y = (*point)->metres.y;
}

Result<Id<Area>> RowReader::area_of(Cells const& cells, std::optional<ReadPoint> const& point,
                                    AreaFinder& areas) const
{
    auto const found = area_by_rule(cells, point, areas);
    if (found || !m_area.otherwise) return found;
    auto const& code = found.error().code;
    bool const finds_none = code == "area.unknown" || code == "area.outside" || code == "where.missing";
    return finds_none ? areas.known(*m_area.otherwise) : found;
}

Result<Id<Area>> RowReader::area_by_rule(Cells const& cells, std::optional<ReadPoint> const& point,
                                         AreaFinder& areas) const
{
    if (m_area.by == AreaBy::constant) return areas.known(m_area.code.value_or(""));
    if (m_area.by == AreaBy::point)
        return point ? areas.at(point->degrees) : fail(ErrorKind::invalid, "where.missing");
    std::optional<Error> last;
    for (auto const& candidate : m_candidates) {
        auto const found = areas.known(candidate.in(cells));
        if (found) return found;
        auto error = found.error();
        error.fields = {{candidate.column(), error.code}};
        if (!last || (last->code == "area.unknown" && error.code != last->code)) last = error;
    }
    for (auto const& candidate : m_candidates) {
        if (!areas.makes_unknown()) break;
        std::string const name(candidate.in(cells));
        std::vector<FieldError> faults;
        guard_words(name, candidate.column(), faults);
        if (!faults.empty()) return fail(ErrorKind::invalid, faults.front().code, faults);
        if (auto const made = areas.made_for(name)) return *made;
    }
    return tl::unexpected<Error>(last.value_or(Error{ErrorKind::invalid, "area.unknown"}));
}

void RowReader::read_count(ReadRow& row, Cells const& cells) const
{
    auto const text = m_count ? m_count->in(cells) : std::string_view();
    if (text.empty()) return;
    auto const count = tabular::parse_whole_number(text);
    if (!count || *count < 1 || *count > most_count)
        return row.faults.push_back({m_count->column(), "count.out_of_range"});
    row.observation.seen.count = *count;
}

void RowReader::read_words(ReadRow& row, Cells const& cells) const
{
    row.observation.seen.where.words = words_of(m_place_text, cells, most_place_signs, row.faults);
    row.observation.seen.description =
        Sensitive<Text<500, 0>>(words_of(m_text, cells, most_text_signs, row.faults));
}

// A row without an id is known by its cells; equal ones by how many came before, so that the same file again
// changes nothing and equal rows stay apart.
void RowReader::read_identity(ReadRow& row, Cells const& cells)
{
    auto const id = m_external_id.in(cells);
    if (!id.empty()) {
        row.observation.external_id = m_prefix + std::string(id);
    } else if (m_hashes_rows) {
        std::string all;
        for (auto const& cell : cells) all.append(cell).append(1, '\x1F');
        auto const content = Uuid::from_name(all);
        auto const earlier = m_equal_rows[Id<ReadRow>(content)]++;
        row.observation.external_id =
            m_prefix + content.text() + (earlier == 0 ? "" : "-" + std::to_string(earlier));
    } else {
        return row.faults.push_back({m_external_id.column(), "external_id.missing"});
    }
    row.identity = identity_of(m_dataset, *row.observation.external_id);
}

}  // namespace samsyn::datasets
