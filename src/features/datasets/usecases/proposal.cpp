// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/proposal.h"

#include <algorithm>
#include <unordered_set>

#include "lib/tabular/date.h"
#include "lib/tabular/number.h"
#include "src/features/datasets/domain/code_of_name.h"
#include "src/features/datasets/domain/folded.h"

namespace samsyn::datasets {
namespace {

constexpr std::size_t least_rows_for_months = 20;
constexpr std::size_t most_kinds = 80;        // more different words than these are no categories
constexpr std::size_t most_crs_points = 500;  // enough to guess by
constexpr std::size_t most_category_bytes = 80;

bool is_date(std::string const& cell)
{
    tabular::DateStyle style;
    style.excel_serials = false;
    if (tabular::parse_date(cell, style)) return true;
    style.order = tabular::DayOrder::month_first;
    return tabular::parse_date(cell, style).has_value();
}

bool is_month(std::string const& cell)
{
    auto const date = tabular::parse_date(cell);
    return date && (date->precision == tabular::Precision::month ||
                    (date->precision == tabular::Precision::day && date->day.day_of_month() == 1));
}

bool is_number(std::string const& cell) { return tabular::parse_number(cell).has_value(); }

bool has_decimals(std::string const& cell)
{
    return cell.find_first_of(".,") != cell.npos && is_number(cell);
}

FileKind kind_of(tabular::Format format)
{
    switch (format) {
        case tabular::Format::csv:
            return FileKind::csv;
        case tabular::Format::xlsx:
            return FileKind::xlsx;
        case tabular::Format::ods:
            return FileKind::ods;
        case tabular::Format::geojson:
            return FileKind::geojson;
        case tabular::Format::geopackage:
            return FileKind::gpkg;
        case tabular::Format::shapefile:
            return FileKind::shp;
    }
    return FileKind::csv;
}

// Takes columns one after the other; a column is taken for one thing.
class Proposing {
public:
    Proposing(Sample const& sample, KnownWords const& words) : m_sample(sample), m_words(words)
    {
        for (auto const& heading : sample.headings()) m_plain.push_back(plain_heading(heading));
    }

    Proposal run(std::string const& name);

private:
    using Column = std::optional<std::size_t>;

    void describe_file();
    void find_time();
    void find_position();
    void find_category();
    void find_id();
    void find_area();
    void find_rest();

    // The first untaken column that bears one of the field's headings and holds what it should.
    Column by_heading(std::string const& field, double least_share,
                      std::function<bool(std::string const&)> const& is_so) const;
    Column by_heading(std::string const& field) const
    {
        return by_heading(field, 0, [](std::string const&) { return true; });
    }
    Column by_values(double least_share, std::function<bool(std::string const&)> const& is_so) const;
    Source take(std::size_t column, std::string const& field, Because because);
    std::optional<geo::CrsGuess> guess(std::size_t x, std::size_t y) const;
    bool take_position(Column x, Column y, Because because);
    bool is_known_word(std::string const& word) const;
    Column column_of_categories() const;
    std::optional<std::string> table_for(std::size_t column) const;

    Sample const& m_sample;
    KnownWords const& m_words;
    std::vector<std::string> m_plain;
    std::set<std::size_t> m_taken;
    Proposal m_proposal;
};

Proposal Proposing::run(std::string const& name)
{
    auto& profile = m_proposal.profile;
    profile.format = profile_format;
    profile.name = name;
    profile.title = {name, name};
    describe_file();
    find_position();
    find_time();
    find_category();
    find_id();
    find_area();
    find_rest();
    return std::move(m_proposal);
}

void Proposing::describe_file()
{
    auto& file = m_proposal.profile.file;
    file.kind = kind_of(m_sample.info().format);
    if (file.kind == FileKind::csv) {
        file.separator = "auto";
        file.encoding = "auto";
        file.compression = "auto";
    }
    if (m_sample.info().layers.size() > 1) file.sheet = m_sample.info().layer;
}

Proposing::Column Proposing::by_heading(std::string const& field, double least_share,
                                        std::function<bool(std::string const&)> const& is_so) const
{
    auto const known = m_words.headings.headings.find(field);
    if (known == m_words.headings.headings.end()) return std::nullopt;
    for (auto const& heading : known->second)
        for (std::size_t i = 0; i < m_plain.size(); ++i)
            if (m_plain[i] == heading && !m_taken.contains(i) && m_sample.share(i, is_so) >= least_share)
                return i;
    return std::nullopt;
}

Proposing::Column Proposing::by_values(double least_share,
                                       std::function<bool(std::string const&)> const& is_so) const
{
    for (std::size_t i = 0; i < m_plain.size(); ++i)
        if (!m_taken.contains(i) && m_sample.share(i, is_so) >= least_share) return i;
    return std::nullopt;
}

Source Proposing::take(std::size_t column, std::string const& field, Because because)
{
    m_taken.insert(column);
    m_proposal.because[field] = because;
    return {m_sample.headings()[column], std::nullopt, std::nullopt};
}

void Proposing::find_time()
{
    auto& time = m_proposal.profile.fields.time;
    time.zone = "Europe/Stockholm";
    auto from = by_heading("time.from", 0.6, is_date);
    auto const because = from ? Because::heading : Because::values;
    if (!from) from = by_values(0.9, is_date);
    // Excel's numbers for days are dates only where the heading says so.
    bool const is_serial = !from;
    if (!from)
        from = by_heading("time.from", 0.6,
                          [](std::string const& cell) { return tabular::parse_date(cell).has_value(); });
    if (!from) return;
    // Months are also written as their first day; a few rows may all be of a first by chance.
    bool const by_month =
        !is_serial && m_sample.rows() >= least_rows_for_months && m_sample.share(*from, is_month) > 0.99;
    auto const order = tabular::day_order_in(m_sample.column(*from));
    static_cast<Source&>(time.from) = take(*from, "time.from", is_serial ? Because::heading : because);
    time.from.form = by_month                                  ? TimeForm::year_month
                     : order == tabular::DayOrder::month_first ? TimeForm::mdy
                     : is_serial                               ? TimeForm::excel_serial
                                                               : TimeForm::any;
    if (by_month) time.precision = observations::TimePrecision::month;
    if (auto const to = by_heading("time.to", 0.6, is_date)) {
        time.to.emplace();
        static_cast<Source&>(*time.to) = take(*to, "time.to", Because::heading);
        time.to->form = time.from.form;
    }
    if (auto const clock = by_heading("time.clock"))
        time.clock = take(*clock, "time.clock", Because::heading);
}

std::optional<geo::CrsGuess> Proposing::guess(std::size_t x, std::size_t y) const
{
    std::vector<geo::Coordinate> points;
    for (std::size_t i = 0; i < m_sample.rows() && points.size() < most_crs_points; ++i) {
        auto const east = tabular::parse_number(m_sample.column(x)[i]);
        auto const north = tabular::parse_number(m_sample.column(y)[i]);
        if (east && north) points.push_back({*east, *north});
    }
    return geo::guess_crs(points);
}

bool Proposing::take_position(Column x, Column y, Because because)
{
    if (!x || !y) return false;
    auto const& info = m_sample.info();
    bool const is_told = m_plain[*x] == "geometry.x" && info.epsg;
    auto const guessed = is_told ? geo::CrsGuess{*info.epsg, false} : guess(*x, *y);
    if (!guessed && because == Because::values) return false;
    if (guessed && guessed->swapped) std::swap(x, y);
    PositionFields position;
    position.x = take(*x, "position.x", because);
    position.y = take(*y, "position.y", because);
    position.crs = guessed ? "EPSG:" + std::to_string(guessed->epsg) : "auto";
    auto const comma = tabular::comma_in(m_sample.column(*x));
    m_proposal.profile.file.decimal =
        comma == tabular::CommaMeans::decimals &&
                m_sample.share(*x, [](std::string const& cell) { return cell.find(',') != cell.npos; }) > 0
            ? ","
            : ".";
    m_proposal.profile.fields.position = position;
    return true;
}

void Proposing::find_position()
{
    auto const named = [&](std::string const& name) -> Column {
        auto const found = std::ranges::find(m_plain, name);
        return found == m_plain.end() ? Column() : static_cast<std::size_t>(found - m_plain.begin());
    };
    if (take_position(named("geometry.x"), named("geometry.y"), Because::heading)) return;
    if (take_position(by_heading("position.x", 0.8, is_number), by_heading("position.y", 0.8, is_number),
                      Because::heading))
        return;
    for (std::size_t i = 0; i + 1 < m_plain.size(); ++i)
        if (m_sample.share(i, has_decimals) > 0.5 && m_sample.share(i + 1, has_decimals) > 0.5 &&
            take_position(i, i + 1, Because::values))
            return;
}

bool Proposing::is_known_word(std::string const& word) const
{
    if (m_words.vocabulary.categories.contains(folded(word))) return true;
    return std::ranges::any_of(m_words.tables, [&](auto const& named) {
        return std::ranges::any_of(named.second.rows, [&](CodeRow const& row) { return row.type == word; });
    });
}

Proposing::Column Proposing::column_of_categories() const
{
    auto const is_known = [this](std::string const& word) { return is_known_word(word); };
    Column best;
    for (std::size_t i = 0; i < m_plain.size(); ++i) {
        bool const may_be = !m_taken.contains(i) && m_sample.distinct(i) <= 4 * most_kinds;
        if (may_be && m_sample.share(i, is_known) >= 0.6) return i;
        // Few words that come again and again.
        bool const repeats =
            may_be && m_sample.filled(i) > 0.9 && m_sample.distinct(i) <= most_kinds &&
            m_sample.distinct(i) * 4 <= m_sample.rows() && m_sample.share(i, is_number) < 0.1 &&
            m_sample.share(i, [](auto const& cell) { return cell.size() > most_category_bytes; }) == 0;
        if (repeats && !best) best = i;
    }
    return best;
}

std::optional<std::string> Proposing::table_for(std::size_t column) const
{
    for (auto const& [path, table] : m_words.tables) {
        std::unordered_set<std::string_view> known;
        for (auto const& row : table.rows) known.insert(row.type);
        if (m_sample.share(column, [&](std::string const& word) { return known.contains(word); }) >= 0.6)
            return path;
    }
    return std::nullopt;
}

void Proposing::find_category()
{
    auto column = by_heading("category");
    auto const because = column ? Because::heading : Because::values;
    if (!column) column = column_of_categories();
    if (!column) return;
    auto& category = m_proposal.profile.fields.category;
    static_cast<Source&>(category) = take(*column, "category", because);
    category.table = table_for(*column);
}

// An id tells rows apart; a column where it comes twice is none.
void Proposing::find_id()
{
    auto& id = m_proposal.profile.fields.external_id;
    id.fallback = Fallback::row_hash;
    auto const column = by_heading("external_id");
    bool const tells_apart =
        column && m_sample.filled(*column) > 0.99 && m_sample.distinct(*column) * 100 >= m_sample.rows() * 99;
    if (tells_apart) static_cast<Source&>(id) = take(*column, "external_id", Because::heading);
}

void Proposing::find_area()
{
    auto& area = m_proposal.profile.fields.area;
    bool const has_points = m_proposal.profile.fields.position.has_value();
    if (auto const column = by_heading("area.name")) {
        area.by = AreaBy::name;
        area.candidates = std::vector<Source>{take(*column, "area.name", Because::heading)};
        if (!has_points) area.precision = observations::Precision::area;
    } else if (has_points && m_words.has_ground) {
        area.by = AreaBy::point;
    } else {
        area.by = AreaBy::constant;
        if (m_words.own_areas.size() == 1) area.code = *m_words.own_areas.begin();
    }
}

void Proposing::find_rest()
{
    auto& fields = m_proposal.profile.fields;
    if (auto const place = by_heading("place_text"))
        fields.place_text = take(*place, "place_text", Because::heading);
    if (auto const count = by_heading("count", 0.9, is_number))
        fields.count = take(*count, "count", Because::heading);
    if (auto const text = by_heading("text")) fields.text = take(*text, "text", Because::heading);
}

}  // namespace

Proposal propose(Sample const& sample, KnownWords const& words, std::string const& name)
{
    return Proposing(sample, words).run(name);
}

std::string profile_name_of(std::string_view file_name)
{
    auto const dot = file_name.find('.', 1);
    return code_of_name(file_name.substr(0, dot), "import");
}

}  // namespace samsyn::datasets
