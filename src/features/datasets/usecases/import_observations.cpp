// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/import_observations.h"

#include <algorithm>
#include <filesystem>
#include <future>
#include <map>
#include <set>
#include <tuple>

#include "lib/json/form.h"
#include "lib/tabular/encoding.h"
#include "src/features/areas/usecases/grounded_areas.h"
#include "src/features/datasets/domain/folded.h"
#include "src/features/datasets/store/import_store.h"
#include "src/features/datasets/store/register_store.h"
#include "src/features/datasets/usecases/file_rows.h"
#include "src/features/datasets/usecases/import_parts.h"
#include "src/features/datasets/usecases/kept_rows.h"
#include "src/features/datasets/usecases/own_import.h"

namespace samsyn::datasets {
namespace {

// Rows wait until there are so many (some 30 MB), and go in sorted as the indexes are: then neighbours meet
// the same pages, instead of each row its own. They are handed on in smaller parts, of which few wait.
constexpr std::size_t batch_rows = 50'000;
constexpr std::size_t part_rows = 5000;
constexpr std::size_t waiting_parts = 10;
constexpr std::int64_t progress_rows = 2000;
constexpr std::size_t most_shown_bytes = 200;

tl::unexpected<Error> stopped() { return fail(ErrorKind::conflict, "import.cancelled"); }

// One import from the first row to the last. `work` is absent on a dry run: everything is done but writing.
// Once it is prepared, one thread reads the file while the one it was called on writes: only that one touches
// the transaction.
class Importing {
public:
    Importing(ImportFile const& file, work::Reading& reading, work::Work* work)
        : m_file(file),
          m_reading(reading),
          m_work(work),
          m_register(reading.transaction, reading.actor.tenant)
    {
    }

    Result<ImportReport> run();

private:
    Result<Done> prepare();
    Result<Id<Organisation>> find_owner();
    std::vector<NamedArea> areas();
    std::optional<std::set<Id<Area>>> areas_of_actor(std::vector<NamedArea> const& all) const;
    Vocabulary vocabulary();
    Profile profile_in_use() const;
    std::optional<std::string> otherwise() const;
    Result<RowReader> open_file();
    Result<Done> read_all(RowReader& reader);
    Result<Done> read_and_write(RowReader& reader);
    void take(std::uint64_t number, ReadRow row);
    void keep(std::uint64_t number, ReadRow row);
    void note(std::uint64_t number, std::string const& column, std::string const& code);
    std::string cell(std::string const& column) const;
    void count_fault(RowError const& error);
    void hand_on();
    void hand_on(std::vector<observations::Stored> rows,
                 void (observations::ImportedRows::*as)(observations::Stored const&));
    void give(ImportPart part);
    void open_areas(std::vector<NamedArea> const& made);
    Result<Done> begin_import();
    void end_import();

    ImportFile const& m_file;
    work::Reading& m_reading;
    work::Work* m_work;
    RegisterStore m_register;
    std::string m_dataset;
    Uuid m_dataset_id;
    Id<Organisation> m_owner;
    std::optional<Import> m_import;  // absent on a dry run
    std::optional<AreaFinder> m_areas;
    std::optional<FileRows> m_rows;
    std::optional<Columns> m_columns;
    tabular::Row m_row;
    std::map<std::pair<std::string, std::string>, FaultCount> m_faults;
    std::optional<KeptRows> m_kept;
    std::vector<observations::Stored> m_new;
    std::vector<observations::Stored> m_changed;
    observations::AddedTallies m_tallies;  // of the new ones
    ImportParts m_parts{waiting_parts};
    bool m_is_abandoned = false;  // nobody takes parts any more
    ImportReport m_report;
};

Result<ImportReport> Importing::run()
{
    if (auto const ready = prepare(); !ready) return refuse(ready);
    auto reader = open_file();
    if (!reader) return refuse(reader);
    if (auto const read = m_work ? read_and_write(*reader) : read_all(*reader); !read) return refuse(read);
    for (auto const& [key, fault] : m_faults) m_report.faults.push_back(fault);
    std::ranges::stable_sort(m_report.faults, std::greater(), &FaultCount::rows);
    if (m_work) end_import();
    return std::move(m_report);
}

Result<Done> Importing::prepare()
{
    auto const tenant = m_reading.actor.tenant;
    m_dataset = m_file.dataset.empty() ? m_file.recipe.profile.name : m_file.dataset;
    m_dataset_id = Uuid::from_name("dataset " + tenant.text() + " " + m_dataset);
    m_report.dataset = m_dataset;
    m_report.profile = m_file.recipe.profile.name;
    auto const owner = find_owner();
    if (!owner) return refuse(owner);
    m_owner = *owner;
    auto const all = areas();
    m_areas.emplace(all, areas_of_actor(all));
    if (m_file.create_areas || all.empty()) m_areas->create_unknown(tenant);
    for (auto const& [field, code] : {std::pair("area", m_file.area), std::pair("otherwise", otherwise())})
        if (code && !m_areas->known(*code) && !m_areas->made_for(*code))
            return fail_field(field, "area.unknown");
    m_kept.emplace(m_reading, m_dataset, m_dataset_id);
    if (m_kept->owner() && *m_kept->owner() != m_owner)
        return fail(ErrorKind::conflict, "dataset.other_owner", {{"dataset", "dataset.other_owner"}});
    return m_work ? begin_import() : Result<Done>(Done{});
}

Result<Done> Importing::begin_import()
{
    ImportStore imports(m_reading.transaction, m_reading.actor.tenant);
    if (m_file.import) m_import = imports.find(*m_file.import);
    if (m_import && !m_import->is_open()) return fail(ErrorKind::conflict, "import.over");
    if (m_import) return Done{};
    m_import.emplace();
    m_import->id = m_file.import.value_or(m_work->new_id_of<Import>());
    m_import->owner = m_owner;
    if (m_reading.actor.kind == access::Actor::Kind::person) m_import->asked_by = m_reading.actor.membership;
    m_import->file_name = m_file.file_name;
    std::error_code error;
    auto const bytes = std::filesystem::file_size(m_file.path, error);
    m_import->file_bytes = error ? 0 : static_cast<std::int64_t>(bytes);
    m_import->uploaded_at = m_reading.now;
    imports.insert(*m_import);
    return Done{};
}

void Importing::end_import()
{
    observations::end_imported(*m_work, m_tallies);
    m_report.is_done = true;
    auto counts = m_report;
    counts.errors.clear();
    m_import->report = json::write(counts);
    m_import->profile = m_report.profile;
    auto const& profile = m_file.recipe.profile;
    m_import->source = profile.source ? profile.source->value : "";
    m_import->licence = profile.licence ? profile.licence->value : "";
    m_import->dataset = m_dataset_id;
    m_import->imported_at = m_reading.now;
    m_import->end(m_reading.now);
    ImportStore(m_reading.transaction, m_reading.actor.tenant).save(*m_import);
    m_work->concerns(m_import->id.uuid());
}

Result<Id<Organisation>> Importing::find_owner()
{
    bool const is_person = m_reading.actor.kind == access::Actor::Kind::person;
    if (is_person) return m_reading.actor.organisation;
    auto const owner =
        m_file.owner ? m_register.organisation(*m_file.owner) : m_register.first_organisation();
    if (!owner) return fail_field("organisation", "organisation.unknown");
    return *owner;
}

std::vector<NamedArea> Importing::areas()
{
    std::vector<NamedArea> all;
    for (auto& area : areas::grounded_areas(m_reading))
        all.push_back({area.id, area.code, area.name, std::move(area.ground)});
    return all;
}

std::optional<std::set<Id<Area>>> Importing::areas_of_actor(std::vector<NamedArea> const& all) const
{
    auto const& actor = m_reading.actor;
    if (actor.kind == access::Actor::Kind::system) return std::nullopt;
    std::set<Id<Area>> yours;
    for (auto const& area : all)
        if (actor.is_core(area.id)) yours.insert(area.id);
    return yours;
}

// A register without any categories gets the national ones.
Vocabulary Importing::vocabulary()
{
    auto const& national = m_file.recipe.national;
    auto const categories = categories_or(m_register, national);
    if (m_work && m_register.categories().empty()) m_register.insert_categories(national);
    return vocabulary_of(categories, m_file.recipe.table);
}

Profile Importing::profile_in_use() const
{
    auto profile = m_file.recipe.profile;
    profile.fields.area.otherwise = otherwise();
    if (!m_file.area) return profile;
    profile.fields.area.by = AreaBy::constant;
    profile.fields.area.code = *m_file.area;
    return profile;
}

std::optional<std::string> Importing::otherwise() const
{
    return m_file.otherwise ? m_file.otherwise : m_file.recipe.profile.fields.area.otherwise;
}

Result<RowReader> Importing::open_file()
{
    auto const profile = profile_in_use();
    auto rows = FileRows::open(m_file.path, profile, m_file.scratch);
    if (!rows) return refuse(rows);
    m_rows.emplace(std::move(*rows));
    m_columns.emplace(m_rows->headings());
    return RowReader::of(profile, m_dataset, m_rows->headings(), vocabulary(), m_rows->style(),
                         m_reading.now);
}

Result<Done> Importing::read_and_write(RowReader& reader)
{
    auto reading = std::async(std::launch::async, [&] {
        EndOfParts const finish(m_parts, &ImportParts::finish);
        return read_all(reader);
    });
    EndOfParts const abandon(m_parts, &ImportParts::abandon);
    while (auto const part = m_parts.take()) {
        open_areas(part->made_areas);
        observations::keep_imported(*m_work, part->rows);
    }
    return reading.get();
}

Result<Done> Importing::read_all(RowReader& reader)
{
    while (!m_is_abandoned) {
        auto const more = m_rows->next(m_row);
        if (!more) return refuse(more);
        if (!*more) break;
        ++m_report.rows;
        if (m_report.rows % progress_rows == 0 && !m_file.progress(m_report.rows)) return stopped();
        if (m_row.fault.empty()) {
            take(m_row.number, reader.read(m_row.cells, *m_areas));
        } else {
            note(m_row.number, {}, std::string(m_row.fault));
            ++m_report.rejected;
        }
    }
    hand_on();
    return m_file.progress(m_report.rows) ? Result<Done>(Done{}) : stopped();
}

void Importing::take(std::uint64_t number, ReadRow row)
{
    for (auto const& fault : row.faults) note(number, fault.field, fault.code);
    if (row.fate == Fate::ignored) ++m_report.ignored;
    if (row.fate == Fate::rejected) ++m_report.rejected;
    if (row.fate == Fate::accepted) keep(number, std::move(row));
    if (m_new.size() + m_changed.size() >= batch_rows) hand_on();
}

void Importing::keep(std::uint64_t number, ReadRow row)
{
    auto& observation = row.observation;
    observation.tenant = m_reading.actor.tenant;
    observation.owner = m_owner;
    observation.dataset = m_dataset_id;
    if (m_import) observation.brought_by = m_import->id.uuid();
    observation.created_at = m_reading.now;
    auto const step = m_kept->step_of(row.identity, observation);
    if (step == KeptRows::Step::twice) {
        note(number, {}, "external_id.twice");
        ++m_report.rejected;
        return;
    }
    if (step == KeptRows::Step::unchanged) {
        ++m_report.unchanged;
        return;
    }
    ++m_report.accepted;
    bool const is_changed = step == KeptRows::Step::change;
    m_report.updated += is_changed ? 1 : 0;
    (is_changed ? m_changed : m_new).push_back(std::move(observation));
}

void Importing::note(std::uint64_t number, std::string const& column, std::string const& code)
{
    RowError error{static_cast<std::int64_t>(number), column, code, cell(column)};
    m_file.on_error(error);
    count_fault(error);
    if (m_report.errors.size() < m_file.most_errors)
        m_report.errors.push_back(std::move(error));
    else
        ++m_report.errors_left_out;
}

// The beginning of what the row at hand says in the column.
std::string Importing::cell(std::string const& column) const
{
    auto const index = column.empty() ? std::nullopt : m_columns->find(column);
    if (!index || *index >= m_row.cells.size()) return {};
    std::string text(m_row.cells[*index], 0, most_shown_bytes);
    if (m_row.cells[*index].size() <= most_shown_bytes) return text;
    while (!text.empty() && !tabular::is_utf8(text)) text.pop_back();
    return text + "…";
}

void Importing::count_fault(RowError const& error)
{
    auto& fault = m_faults[{error.column, error.code}];
    if (fault.rows++ > 0) return;
    fault.column = error.column;
    fault.code = error.code;
    fault.first_row = error.row;
}

void Importing::hand_on()
{
    auto made = m_areas->take_made();
    for (auto const& area : made) m_report.created_areas.push_back(area.name);
    if (m_work) {
        if (!made.empty()) give({std::move(made), {}});
        for (auto const& fresh : m_new) m_tallies.add(fresh);
        hand_on(std::move(m_new), &observations::ImportedRows::add);
        hand_on(std::move(m_changed), &observations::ImportedRows::replace);
    }
    m_new.clear();
    m_changed.clear();
}

void Importing::hand_on(std::vector<observations::Stored> rows,
                        void (observations::ImportedRows::*as)(observations::Stored const&))
{
    std::ranges::stable_sort(rows, [](observations::Stored const& one, observations::Stored const& other) {
        return std::tie(one.area, one.counted_on, one.seen.category.value) <
               std::tie(other.area, other.counted_on, other.seen.category.value);
    });
    ImportPart part;
    for (auto const& row : rows) {
        (part.rows.*as)(row);
        if (part.rows.size() == part_rows) give(std::exchange(part, {}));
    }
    if (part.rows.size() > 0) give(std::move(part));
}

void Importing::give(ImportPart part)
{
    if (!m_parts.give(std::move(part))) m_is_abandoned = true;
}

void Importing::open_areas(std::vector<NamedArea> const& made)
{
    bool const by_area = m_file.recipe.profile.fields.area.precision == observations::Precision::area;
    for (auto const& area : made)
        areas::open_area(*m_work, {area.id, area.code, area.name, by_area, m_owner});
}

}  // namespace

Result<access::Scope> scope_of(PreviewImport const&, work::Reading& reading)
{
    return scope_of_importer(reading.actor);
}

Result<access::Scope> scope_of(ImportObservations const&, work::Work& work)
{
    return scope_of_importer(work.actor);
}

Result<ImportReport> handle(PreviewImport const& query, work::Reading& reading)
{
    return Importing(query.file, reading, nullptr).run();
}

Result<ImportReport> handle(ImportObservations const& command, work::Work& work)
{
    return Importing(command.file, work, &work).run();
}

}  // namespace samsyn::datasets
