// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/show_mapping.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "lib/base/enum_text.h"
#include "lib/json/form.h"
#include "src/features/datasets/usecases/fault_file.h"
#include "src/features/datasets/usecases/file_rows.h"
#include "src/features/datasets/usecases/import_profiles.h"
#include "src/features/datasets/usecases/own_import.h"
#include "src/features/datasets/usecases/propose_profile.h"

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
          m_path(query.desk->file_of(reading.actor.tenant, import_of_file.id))
    {
    }

    Result<Mapping> run();

private:
    Result<Done> read_register();
    Result<Done> find_plan();
    Result<Done> propose_plan(bool is_told);
    void show_file();
    void show_columns();
    void note_uses();
    Result<Done> show_words();
    void show_problems();
    void add_problems(Error const& error);
    std::unordered_map<std::string, std::int64_t> words_of_column(std::size_t column) const;

    ShowMapping const& m_query;
    work::Reading& m_reading;
    Import const& m_import;
    std::string m_path;
    Surroundings m_around;
    std::optional<Sample> m_sample;
    std::map<std::pair<std::string, std::string>, Because> m_proposed;  // by field and column
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
    auto around = surroundings_of(m_reading, m_query.desk->data);
    if (!around) return refuse(around);
    m_around = std::move(*around);
    for (auto const& category : m_around.categories)
        m_mapping.categories.push_back({category.code, category.name_sv, category.name_en});
    for (auto const& [code, name] : m_around.own_areas) m_mapping.areas.push_back({code, name});
    return Done{};
}

Result<Done> Showing::find_plan()
{
    m_mapping.version = m_import.plan_version;
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
    if (!m_query.profile_name) return propose_plan(is_told);
    for (auto const& use : uses_of(m_mapping.plan.profile))
        m_proposed[{use.field, use.column}] = Because::profile;
    return Done{};
}

// Also for a plan that somebody has confirmed: what they left as proposed keeps its reason.
Result<Done> Showing::propose_plan(bool is_told)
{
    auto proposal = proposed(m_reading, m_around, m_query.desk->data, *m_sample, m_import.file_name);
    if (!proposal) return refuse(proposal);
    for (auto const& use : uses_of(proposal->profile)) {
        auto const because = proposal->because.find(use.field);
        m_proposed[{use.field, use.column}] =
            because == proposal->because.end() ? Because::profile : because->second;
    }
    if (!is_told) m_mapping.plan.profile = std::move(proposal->profile);
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

void Showing::note_uses()
{
    Columns const columns(m_sample->headings());
    for (auto const& use : uses_of(m_mapping.plan.profile)) {
        auto const index = columns.find(use.column);
        if (!index) continue;
        auto const because = m_proposed.find({use.field, use.column});
        m_mapping.columns[*index].uses.push_back(
            {use.field, because == m_proposed.end() ? Because::chosen : because->second});
    }
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
    auto const vocabulary = vocabulary_of(m_around.categories, recipe->table);
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
    auto const is_own = [this](std::string const& code) {
        return std::ranges::any_of(m_around.own_areas, [&](auto const& area) { return area.first == code; });
    };
    auto const need = [&](bool missing, std::string const& field) {
        if (missing) m_mapping.problems.push_back({field, "import.field_missing"});
    };
    need(is_empty(fields.time.from), "time.from");
    need(is_empty(fields.category), "category");
    bool const is_constant = fields.area.by == AreaBy::constant;
    need(is_constant && !is_own(fields.area.code.value_or("")), "area.code");
    need(fields.area.by == AreaBy::point && !fields.position, "position.x");
    if (!m_mapping.problems.empty()) return;
    auto const rows = FileRows::open(m_path, profile, m_query.desk->folder);
    if (!rows) return add_problems(rows.error());
    auto const reader =
        RowReader::of(profile, profile.name, rows->headings(),
                      vocabulary_of(m_around.categories, std::nullopt), rows->style(), m_reading.now);
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
