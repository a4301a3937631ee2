// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/import_boundaries.h"

#include <algorithm>
#include <array>

#include "lib/geo/measure.h"
#include "lib/geo/projection.h"
#include "src/features/areas/usecases/list_areas.h"
#include "src/features/areas/usecases/saved.h"

namespace samsyn::areas {
namespace {

constexpr std::array code_names{"code", "kod", "områdeskod", "omradeskod", "desokod", "regsokod"};
constexpr std::array name_names{"name", "namn", "områdesnamn", "omradesnamn", "område", "omrade"};

std::string in_small_letters(std::string_view text)
{
    std::string small(text);
    for (auto& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 'a' - 'A');
    return small;
}

template <std::size_t N>
std::string value_of(geo::Feature const& feature, std::optional<Text<100>> const& said,
                     std::array<char const*, N> const& usual)
{
    if (said) return std::string(feature.property(said->value).value_or(""));
    for (auto const* wanted : usual)
        for (auto const& [name, value] : feature.properties)
            if (in_small_letters(name) == wanted) return value;
    return "";
}

std::vector<DrawnArea> drawn(std::vector<geo::Feature> const& features, BoundaryFile const& file)
{
    std::vector<DrawnArea> all;
    for (auto const& feature : features) {
        auto const* ground = std::get_if<geo::MultiPolygon<geo::Wgs84>>(&feature.shape);
        all.push_back({value_of(feature, file.code_property, code_names),
                       value_of(feature, file.name_property, name_names),
                       ground ? *ground : geo::MultiPolygon<geo::Wgs84>{}});
    }
    return all;
}

struct Plan {
    std::vector<KeptArea> areas;
    std::vector<Boundary> in_force;
    BoundaryRules rules;
    std::vector<PlannedBoundary> planned;
};

// One that begins on a day that already has a boundary would overwrite it.
void refuse_same_day(Plan& plan, AreaStore& store, Day day)
{
    for (auto& one : plan.planned) {
        if (one.step != BoundaryStep::change || !store.has_boundary_from(*one.area, day)) continue;
        one.step = BoundaryStep::refused;
        one.fault = "boundary.same_day";
    }
}

// The register keeps nothing on persons, a map's columns or not.
void refuse_words_on_persons(Plan& plan)
{
    for (auto& one : plan.planned) {
        if (one.step != BoundaryStep::create) continue;
        std::vector<FieldError> faults;
        check_words("code", one.drawn.code, faults);
        check_words("name", one.drawn.name, faults);
        if (faults.empty()) continue;
        one.step = BoundaryStep::refused;
        one.fault = faults.front().code;
    }
}

Result<Plan> make_plan(BoundaryFile const& file, std::vector<geo::Feature> const& features,
                       work::Reading& reading)
{
    if (features.empty()) return fail(ErrorKind::invalid, "boundary.none");
    if (features.size() > most_boundaries) return fail(ErrorKind::too_large, "boundary.too_many");
    AreaStore store(reading.transaction, reading.actor.tenant);
    if (file.parent && !store.find(*file.parent)) return fail_field("parent", "area.parent_unknown");
    Plan made{
        store.list(), store.boundaries(file.valid_from), {file.create.value_or(false), file.parent}, {}};
    made.planned = plan(drawn(features, file), made.areas, made.in_force, made.rules);
    refuse_same_day(made, store, file.valid_from);
    refuse_words_on_persons(made);
    return made;
}

ShownBoundaryStep shown(PlannedBoundary const& one)
{
    bool const is_sound = one.step != BoundaryStep::refused;
    return {one.drawn.code,
            one.drawn.name,
            one.step,
            one.fault,
            is_sound ? geo::area_m2(geo::to_sweref99tm(one.drawn.ground)) : 0,
            {is_sound ? geometry_for_screen(one.drawn.ground) : "null"}};
}

std::vector<ShownDisagreement> shown(std::vector<Disagreement> const& all)
{
    std::vector<ShownDisagreement> list;
    for (auto const& one : all) list.push_back({one.areas, one.area_m2, {geo::to_geojson(one.ground, 6)}});
    return list;
}

BoundaryReport report_of(Plan const& plan)
{
    auto const count = [&](BoundaryStep step) {
        return std::count_if(plan.planned.begin(), plan.planned.end(),
                             [&](PlannedBoundary const& one) { return one.step == step; });
    };
    BoundaryReport report;
    report.created = count(BoundaryStep::create);
    report.changed = count(BoundaryStep::change);
    report.unchanged = count(BoundaryStep::unchanged);
    report.refused = count(BoundaryStep::refused);
    for (auto const& one : plan.planned) report.boundaries.push_back(shown(one));
    auto const coverage = coverage_after(plan.planned, plan.areas, plan.in_force, plan.rules);
    report.overlaps = shown(coverage.overlaps);
    report.gaps = shown(coverage.gaps);
    return report;
}

Id<Area> create_area(PlannedBoundary const& one, BoundaryFile const& file, work::Work& work)
{
    KeptArea area;
    area.id = work.new_id_of<Area>();
    area.code = one.drawn.code;
    area.name = one.drawn.name.empty() ? one.drawn.code : one.drawn.name;
    area.parent = file.parent;
    area.valid_from = file.valid_from;
    AreaStore(work.transaction, work.actor.tenant).insert(area, work.now);
    remember(work, Subject::area, area.id.uuid(), {Happened::opened, std::nullopt, {}, area.valid_from});
    return area.id;
}

void carry_out(PlannedBoundary const& one, BoundaryFile const& file, work::Work& work)
{
    if (one.step == BoundaryStep::unchanged) return;
    auto const area = one.area ? *one.area : create_area(one, file, work);
    AreaStore(work.transaction, work.actor.tenant)
        .insert({area, file.valid_from, one.drawn.ground, geo::label_point(one.drawn.ground),
                 file.source ? file.source->value : ""});
    work.concerns(area.uuid());
}

}  // namespace

Result<access::Scope> scope_of(PreviewBoundaries const&, work::Reading&) { return access::Scope{}; }
Result<access::Scope> scope_of(ImportBoundaries const&, work::Work&) { return access::Scope{}; }

Result<BoundaryReport> handle(PreviewBoundaries const& query, work::Reading& reading)
{
    auto const plan = make_plan(query.file, query.features, reading);
    if (!plan) return refuse(plan);
    return report_of(*plan);
}

Result<BoundaryReport> handle(ImportBoundaries const& command, work::Work& work)
{
    auto const plan = make_plan(command.file, command.features, work);
    if (!plan) return refuse(plan);
    auto report = report_of(*plan);
    if (report.refused > 0) return fail(ErrorKind::invalid, "boundary.some_refused");
    for (auto const& one : plan->planned) carry_out(one, command.file, work);
    work.notify("register");
    report.is_done = true;
    return report;
}

}  // namespace samsyn::areas
