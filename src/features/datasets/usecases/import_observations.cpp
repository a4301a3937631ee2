// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/import_observations.h"

#include <set>

#include "src/features/areas/usecases/grounded_areas.h"
#include "src/features/datasets/domain/folded.h"
#include "src/features/datasets/store/register_store.h"
#include "src/features/datasets/usecases/file_rows.h"
#include "src/features/datasets/usecases/kept_rows.h"
#include "src/features/observations/usecases/imported.h"

namespace samsyn::datasets {
namespace {

constexpr std::size_t batch_rows = 5000;

// One import from the first row to the last. `work` is absent on a dry run: everything is done but writing.
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
    Result<Done> read_all();
    void take(std::uint64_t number, ReadRow row);
    void keep(std::uint64_t number, ReadRow row);
    void note(std::uint64_t number, std::string const& column, std::string const& code);
    void flush();

    ImportFile const& m_file;
    work::Reading& m_reading;
    work::Work* m_work;
    RegisterStore m_register;
    std::string m_dataset;
    Uuid m_dataset_id;
    Id<Organisation> m_owner;
    std::optional<AreaFinder> m_areas;
    std::optional<KeptRows> m_kept;
    std::vector<observations::Stored> m_new;
    std::vector<observations::Stored> m_changed;
    ImportReport m_report;
};

Result<ImportReport> Importing::run()
{
    if (auto const ready = prepare(); !ready) return refuse(ready);
    if (auto const read = read_all(); !read) return refuse(read);
    flush();
    if (m_work) {
        m_work->concerns(m_dataset_id);
        m_report.is_done = true;
    }
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
    if (m_file.area && !m_areas->known(*m_file.area)) return fail_field("area", "area.unknown");
    m_kept.emplace(m_reading, m_dataset, m_dataset_id);
    if (m_kept->owner() && *m_kept->owner() != m_owner)
        return fail(ErrorKind::conflict, "dataset.other_owner", {{"dataset", "dataset.other_owner"}});
    return Done{};
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

// Categories by code, and by name for files that say it in words. A register without any gets the national
// ones.
Vocabulary Importing::vocabulary()
{
    Vocabulary made;
    auto categories = m_register.categories();
    if (categories.empty()) {
        auto const& national = m_file.recipe.national;
        if (m_work) m_register.insert_categories(national);
        for (auto const& category : national)
            categories.push_back({category.code, category.label.sv, category.label.en});
    }
    for (auto const& category : categories) made.categories.emplace(category.code, category.code);
    for (auto const& category : categories)
        for (auto const& name : {category.code, category.name_sv, category.name_en})
            made.categories.emplace(folded(name), category.code);
    if (m_file.recipe.table) made.meanings = meanings_of(*m_file.recipe.table);
    return made;
}

Profile Importing::profile_in_use() const
{
    auto profile = m_file.recipe.profile;
    if (!m_file.area) return profile;
    profile.fields.area.by = AreaBy::constant;
    profile.fields.area.code = *m_file.area;
    return profile;
}

Result<Done> Importing::read_all()
{
    auto const profile = profile_in_use();
    auto rows = FileRows::open(m_file.path, profile, m_file.scratch);
    if (!rows) return refuse(rows);
    auto reader =
        RowReader::of(profile, m_dataset, rows->headings(), vocabulary(), rows->style(), m_reading.now);
    if (!reader) return refuse(reader);
    tabular::Row row;
    for (;;) {
        auto const more = rows->next(row);
        if (!more) return refuse(more);
        if (!*more) return Done{};
        ++m_report.rows;
        if (m_report.rows % 10'000 == 0) m_file.progress(m_report.rows);
        if (row.fault.empty()) {
            take(row.number, reader->read(row.cells, *m_areas));
        } else {
            note(row.number, {}, std::string(row.fault));
            ++m_report.rejected;
        }
    }
}

void Importing::take(std::uint64_t number, ReadRow row)
{
    for (auto const& fault : row.faults) note(number, fault.field, fault.code);
    if (row.fate == Fate::ignored) ++m_report.ignored;
    if (row.fate == Fate::rejected) ++m_report.rejected;
    if (row.fate == Fate::accepted) keep(number, std::move(row));
    if (m_new.size() + m_changed.size() >= batch_rows) flush();
}

void Importing::keep(std::uint64_t number, ReadRow row)
{
    auto& observation = row.observation;
    observation.tenant = m_reading.actor.tenant;
    observation.owner = m_owner;
    observation.dataset = m_dataset_id;
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
    if (m_report.errors.size() < m_file.most_errors)
        m_report.errors.push_back({static_cast<std::int64_t>(number), column, code});
    else
        ++m_report.errors_left_out;
}

void Importing::flush()
{
    bool const by_area = m_file.recipe.profile.fields.area.precision == observations::Precision::area;
    for (auto const& made : m_areas->take_made()) {
        m_report.created_areas.push_back(made.name);
        if (m_work) areas::open_area(*m_work, {made.id, made.code, made.name, by_area, m_owner});
    }
    if (m_work) observations::keep_imported(*m_work, m_new, m_changed);
    m_new.clear();
    m_changed.clear();
}

// Any area of theirs: which rows they may place is judged row by row.
access::Scope scope_of_actor(access::Actor const& actor)
{
    access::Scope scope;
    for (auto const& [area, functions] : actor.functions)
        if (functions.contains(access::AreaFunction::core)) scope.area = area;
    return scope;
}

}  // namespace

Result<access::Scope> scope_of(PreviewImport const&, work::Reading& reading)
{
    return scope_of_actor(reading.actor);
}

Result<access::Scope> scope_of(ImportObservations const&, work::Work& work)
{
    return scope_of_actor(work.actor);
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
