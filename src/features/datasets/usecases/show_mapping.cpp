// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/show_mapping.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "lib/base/enum_text.h"
#include "lib/json/form.h"
#include "src/features/areas/usecases/grounded_areas.h"
#include "src/features/datasets/usecases/fault_file.h"
#include "src/features/datasets/usecases/file_rows.h"
#include "src/features/datasets/usecases/import_profiles.h"
#include "src/features/datasets/usecases/own_import.h"

namespace samsyn::datasets {
namespace {

constexpr std::size_t most_samples = 4;
constexpr std::size_t most_sample_bytes = 80;
constexpr std::size_t most_shown_words = 300;

// Everything the mapping of one file is made from.
class Showing {
public:
    Showing(ShowMapping const& query, work::Reading& reading, Import const& import_of_file)
        : m_query(query),
          m_reading(reading),
          m_import(import_of_file),
          m_path(query.desk->file_of(reading.actor.tenant, import_of_file.id)),
          m_register(reading.transaction, reading.actor.tenant)
    {
    }

    Result<Mapping> run();

private:
    Result<Done> read_register();
    Result<Done> find_plan();
    Result<std::optional<Profile>> fitting_profile();
    Result<Done> propose_plan();
    void show_file();
    void show_columns();
    void note_uses();
    void note_use(std::optional<std::string> const& column, std::string const& field);
    Result<Done> show_words();
    void show_problems();
    void add_problems(Error const& error);
    std::unordered_map<std::string, std::int64_t> words_of_column(std::size_t column) const;

    ShowMapping const& m_query;
    work::Reading& m_reading;
    Import const& m_import;
    std::string m_path;
    RegisterStore m_register;
    std::vector<RegisterStore::NamedCategory> m_categories;
    std::map<std::string, CodeTable> m_tables;
    std::set<std::string> m_own_areas;
    bool m_has_ground = false;
    std::optional<Sample> m_sample;
    std::map<std::string, Because> m_because;
    Mapping m_mapping;
};

Result<Mapping> Showing::run()
{
    if (auto const read = read_register(); !read) return refuse(read);
    if (auto const found = find_plan(); !found) return refuse(found);
    show_file();
    show_columns();
    if (auto const shown = show_words(); !shown) return refuse(shown);
    show_problems();
    return std::move(m_mapping);
}

Result<Done> Showing::read_register()
{
    auto const national = national_categories(m_query.desk->data);
    if (!national) return refuse(national);
    m_categories = categories_or(m_register, *national);
    for (auto const& category : m_categories)
        m_mapping.categories.push_back({category.code, category.name_sv, category.name_en});
    auto tables = code_tables(m_query.desk->data);
    if (!tables) return refuse(tables);
    m_tables = std::move(*tables);
    for (auto const& area : areas::grounded_areas(m_reading)) {
        m_has_ground = m_has_ground || !area.ground.empty();
        if (!m_reading.actor.is_core(area.id)) continue;
        m_mapping.areas.push_back({area.code, area.name});
        m_own_areas.insert(area.code);
    }
    return Done{};
}

Result<Done> Showing::find_plan()
{
    FileForm form;
    if (m_query.profile_name) {
        auto profile = profile_named(m_reading, m_query.desk->data, *m_query.profile_name);
        if (!profile) return refuse(profile);
        m_mapping.plan.profile = std::move(*profile);
    } else if (!m_import.plan.empty()) {
        auto plan = json::read<ImportPlan>(m_import.plan);
        if (!plan) return refuse(plan);
        m_mapping.plan = std::move(*plan);
        m_mapping.is_confirmed = true;
    }
    bool const is_told = m_query.profile_name || m_mapping.is_confirmed;
    if (is_told) form = m_mapping.plan.profile.file;
    auto sample = Sample::of(m_path, form, m_query.desk->folder);
    if (!sample) return refuse(sample);
    m_sample = std::move(*sample);
    return is_told ? Result<Done>(Done{}) : propose_plan();
}

// Of the profiles whose columns the file has, the one that asks for most; the municipality's own before
// others.
Result<std::optional<Profile>> Showing::fitting_profile()
{
    Columns const columns(m_sample->headings());
    std::optional<Profile> best;
    for (auto& own : own_profiles(m_reading)) {
        bool const fits = !own.required_columns.empty() && columns.require(own.required_columns);
        if (fits && (!best || own.required_columns.size() > best->required_columns.size()))
            best = std::move(own);
    }
    if (best) return best;
    auto ready = recipe_for(m_query.desk->data, m_sample->headings());
    if (!ready) return refuse(ready);
    if (*ready) best = std::move((*ready)->profile);
    return best;
}

Result<Done> Showing::propose_plan()
{
    auto fitting = fitting_profile();
    if (!fitting) return refuse(fitting);
    if (*fitting) {
        m_mapping.plan.profile = std::move(**fitting);
        return Done{};
    }
    auto const headings = read_headings(m_query.desk->data);
    if (!headings) return refuse(headings);
    auto const vocabulary = vocabulary_of(m_categories, std::nullopt);
    auto proposal = propose(*m_sample, {*headings, m_tables, vocabulary, m_own_areas, m_has_ground},
                            profile_name_of(m_import.file_name));
    m_mapping.plan.profile = std::move(proposal.profile);
    m_because = std::move(proposal.because);
    return Done{};
}

void Showing::show_file()
{
    auto const& info = m_sample->info();
    auto& file = m_mapping.file;
    file.format = enum_text(info.format);
    if (info.format == tabular::Format::csv) {
        bool const is_wide =
            info.encoding == tabular::Encoding::utf16_little || info.encoding == tabular::Encoding::utf16_big;
        file.encoding = is_wide ? "utf16" : info.encoding == tabular::Encoding::utf8 ? "utf8" : "windows1252";
        file.separator = info.separator == '\t' ? "tab" : std::string(1, info.separator);
    }
    file.sheets = info.layers;
    file.sheet = info.layer;
    file.header_row = static_cast<std::int64_t>(m_sample->header_row());
    file.rows_looked_at = static_cast<std::int64_t>(m_sample->rows());
    if (info.epsg) file.epsg = *info.epsg;
}

std::string beginning_of(std::string const& cell)
{
    std::string text(cell, 0, most_sample_bytes);
    if (text.size() == cell.size()) return text;
    while (!text.empty() && !tabular::is_utf8(text)) text.pop_back();
    return text + "…";
}

void Showing::show_columns()
{
    for (std::size_t i = 0; i < m_sample->headings().size(); ++i) {
        ShownColumn shown;
        shown.name = m_sample->headings()[i];
        for (auto const& cell : m_sample->column(i)) {
            if (shown.samples.size() == most_samples) break;
            auto sample = beginning_of(cell);
            bool const is_new = std::ranges::find(shown.samples, sample) == shown.samples.end();
            if (!cell.empty() && is_new) shown.samples.push_back(std::move(sample));
        }
        shown.filled_percent = static_cast<std::int64_t>(m_sample->filled(i) * 100 + 0.5);
        m_mapping.columns.push_back(std::move(shown));
    }
    note_uses();
}

void Showing::note_use(std::optional<std::string> const& column, std::string const& field)
{
    if (!column) return;
    auto const index = Columns(m_sample->headings()).find(*column);
    if (!index) return;
    auto const because = m_because.find(field);
    m_mapping.columns[*index].uses.push_back(
        {field, because == m_because.end() ? Because::profile : because->second});
}

void Showing::note_uses()
{
    auto const& fields = m_mapping.plan.profile.fields;
    note_use(fields.external_id.column, "external_id");
    note_use(fields.time.from.column, "time.from");
    note_use(fields.time.from.year_from, "time.year_from");
    if (fields.time.to) note_use(fields.time.to->column, "time.to");
    if (fields.time.clock) note_use(fields.time.clock->column, "time.clock");
    if (fields.time.fallback) note_use(fields.time.fallback->column, "time.fallback");
    if (fields.place_text) note_use(fields.place_text->column, "place_text");
    if (fields.position) {
        note_use(fields.position->x.column, "position.x");
        note_use(fields.position->y.column, "position.y");
    }
    note_use(fields.category.column, "category");
    if (fields.count) note_use(fields.count->column, "count");
    if (fields.text) note_use(fields.text->column, "text");
    for (auto const& candidate : fields.area.candidates.value_or(std::vector<Source>()))
        note_use(candidate.column, "area.name");
}

// Of the rows looked at; and those that a trial of the whole file did not know.
std::unordered_map<std::string, std::int64_t> Showing::words_of_column(std::size_t column) const
{
    std::unordered_map<std::string, std::int64_t> words;
    for (auto const& cell : m_sample->column(column))
        if (!cell.empty()) ++words[cell];
    auto const faults = m_query.desk->faults_of(m_reading.actor.tenant, m_import.id);
    for (auto const& fault : read_faults(faults, 0, most_listed_faults))
        if (fault.code.starts_with("category.unknown") && !fault.value.empty())
            words.try_emplace(fault.value);
    return words;
}

Result<Done> Showing::show_words()
{
    auto const& category = m_mapping.plan.profile.fields.category;
    auto const index = category.column ? Columns(m_sample->headings()).find(*category.column) : std::nullopt;
    if (!index) return Done{};
    auto const recipe = recipe_with(m_query.desk->data, m_mapping.plan.profile);
    if (!recipe) return refuse(recipe);
    auto const vocabulary = vocabulary_of(m_categories, recipe->table);
    auto const own = category.words.value_or(OwnWords());
    for (auto const& [word, rows] : words_of_column(*index)) {
        auto const meaning = meaning_of(word, own, vocabulary, true);
        auto const state = meaning.category        ? WordState::known
                           : meaning.fault.empty() ? WordState::left_out
                                                   : WordState::unknown;
        m_mapping.words.push_back({word, rows, state, meaning.category});
    }
    // What somebody has to decide about stands first.
    std::ranges::sort(m_mapping.words, [](ShownWord const& one, ShownWord const& other) {
        bool const is_open = one.state == WordState::unknown;
        if (is_open != (other.state == WordState::unknown)) return is_open;
        return one.rows != other.rows ? one.rows > other.rows : one.word < other.word;
    });
    if (m_mapping.words.size() <= most_shown_words) return Done{};
    m_mapping.words_left_out = static_cast<std::int64_t>(m_mapping.words.size() - most_shown_words);
    m_mapping.words.resize(most_shown_words);
    return Done{};
}

void Showing::add_problems(Error const& error)
{
    if (error.fields.empty()) m_mapping.problems.push_back({{}, error.code});
    for (auto const& fault : error.fields) m_mapping.problems.push_back({fault.field, fault.code});
}

// What would make every row fail, told before anything is tried.
void Showing::show_problems()
{
    auto const& profile = m_mapping.plan.profile;
    auto const& fields = profile.fields;
    auto const is_empty = [](Source const& source) { return !source.column && !source.constant; };
    auto const need = [&](bool missing, std::string const& field) {
        if (missing) m_mapping.problems.push_back({field, "import.field_missing"});
    };
    need(is_empty(fields.time.from), "time.from");
    need(is_empty(fields.category), "category");
    bool const is_constant = fields.area.by == AreaBy::constant;
    need(is_constant && !m_own_areas.contains(fields.area.code.value_or("")), "area.code");
    need(fields.area.by == AreaBy::point && !fields.position, "position.x");
    if (!m_mapping.problems.empty()) return;
    auto const rows = FileRows::open(m_path, profile, m_query.desk->folder);
    if (!rows) return add_problems(rows.error());
    auto const reader =
        RowReader::of(profile, profile.name, rows->headings(), vocabulary_of(m_categories, std::nullopt),
                      rows->style(), m_reading.now);
    if (!reader) add_problems(reader.error());
}

}  // namespace

Result<access::Scope> scope_of(ShowMapping const&, work::Reading& reading)
{
    return scope_of_importer(reading.actor);
}

Result<Mapping> handle(ShowMapping const& query, work::Reading& reading)
{
    auto const own = own_import(reading, query.import);
    if (!own) return refuse(own);
    std::error_code error;
    if (!std::filesystem::exists(query.desk->file_of(reading.actor.tenant, own->id), error))
        return fail(ErrorKind::not_found, "import.file_gone");
    return Showing(query, reading, *own).run();
}

}  // namespace samsyn::datasets
