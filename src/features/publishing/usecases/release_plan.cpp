// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/release_plan.h"

#include <algorithm>
#include <set>

#include "src/features/areas/domain/validity.h"
#include "src/features/publishing/store/basis_store.h"
#include "src/features/publishing/store/plan_store.h"
#include "src/features/publishing/store/release_store.h"
#include "src/features/publishing/store/snap_store.h"

namespace samsyn::publishing {
namespace {

std::string item(char const* list, std::size_t index, char const* field)
{
    return std::string(list) + "[" + std::to_string(index) + "]" + field;
}

void check_areas(SetReleasePlan const& command, BasisStore& store, std::vector<FieldError>& faults)
{
    auto const rows = store.areas();
    std::set<Id<Area>> seen;
    for (std::size_t i = 0; i < command.areas.size(); ++i) {
        auto const& area = command.areas.items[i];
        bool const is_place = std::any_of(rows.begin(), rows.end(),
                                          [&](auto const& row) { return row.id == area && row.is_place; });
        if (!is_place || !seen.insert(area).second)
            faults.push_back({item("areas", i, ""), "release.area_unknown"});
    }
    if (command.areas.empty()) faults.push_back({"areas", "field.required"});
}

void check_categories(SetReleasePlan const& command, BasisStore& store, std::vector<FieldError>& faults)
{
    auto const rows = store.categories();
    std::set<std::string> seen;
    for (std::size_t i = 0; i < command.categories.size(); ++i) {
        auto const& chosen = command.categories.items[i];
        auto const row = std::find_if(rows.begin(), rows.end(),
                                      [&](auto const& one) { return one.code == chosen.code.value; });
        if (row == rows.end() || !row->is_public_allowed || !seen.insert(chosen.code.value).second)
            faults.push_back({item("categories", i, ".code"), "release.category_not_public"});
        else if (row->is_police_first && chosen.reach == CategoryReach::areas)
            faults.push_back({item("categories", i, ".reach"), "release.category_sensitive"});
    }
    if (command.categories.empty()) faults.push_back({"categories", "field.required"});
}

void check_media(SetReleasePlan const& command, std::vector<FieldError>& faults)
{
    for (std::size_t i = 0; i < command.media.size(); ++i)
        if (!areas::is_email(command.media.items[i].value))
            faults.push_back({item("media", i, ""), "email.malformed"});
}

ReleasePlan plan_of(SetReleasePlan const& command)
{
    ReleasePlan plan;
    plan.areas = command.areas.items;
    for (auto const& category : command.categories)
        plan.categories.push_back({category.code, category.reach});
    plan.length = command.length;
    plan.k = command.k;
    plan.publication = {command.days_after, command.minute_of_day};
    std::set<std::string> media;
    for (auto const& address : command.media) media.insert(address.value);
    plan.media = {media.begin(), media.end()};
    plan.shows_places = command.shows_places.value_or(false);
    plan.version = command.if_match + 1;
    return plan;
}

}  // namespace

access::Scope scope_of_areas(std::vector<Id<Area>> const& areas, access::Permission permission,
                             access::Actor const& actor)
{
    if (areas.empty()) return access::Scope::own_reach();  // there is nothing to act on
    access::Scope scope;
    for (auto const& area : areas) {
        scope.area = area;
        if (!access::may(actor, permission, scope)) return scope;
    }
    return scope;
}

Result<access::Scope> scope_of(SetReleasePlan const& command, work::Work& work)
{
    return scope_of_areas(command.areas.items, SetReleasePlan::needs, work.actor);
}

Result<Done> handle(SetReleasePlan const& command, work::Work& work)
{
    PlanStore plans(work.transaction, work.actor.tenant);
    BasisStore store(work.transaction, work.actor.tenant);
    if (plans.plan().version != command.if_match) return fail(ErrorKind::stale, "release.plan_changed");
    std::vector<FieldError> faults;
    check_areas(command, store, faults);
    check_categories(command, store, faults);
    check_media(command, faults);
    if (command.shows_places.value_or(false) && !SnapStore(work.transaction, work.actor.tenant).list())
        faults.push_back({"shows_places", "release.points_missing"});
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    if (ReleaseStore(work.transaction, work.actor.tenant).under_way())
        return fail(ErrorKind::conflict, "release.under_way");
    plans.save(plan_of(command), work.actor.user, work.now);
    work.concerns(work.actor.tenant.uuid());
    work.notify("releases");
    return Done{};
}

Result<access::Scope> scope_of(ShowReleasePlan const&, work::Reading&) { return access::Scope{}; }

Result<ReleasePlanView> handle(ShowReleasePlan const&, work::Reading& reading)
{
    auto const plan = PlanStore(reading.transaction, reading.actor.tenant).plan();
    BasisStore store(reading.transaction, reading.actor.tenant);
    ReleasePlanView view{plan.version,
                         plan.length,
                         plan.k,
                         plan.publication.days_after,
                         plan.publication.minute_of_day,
                         {},
                         {},
                         plan.media,
                         plan.shows_places,
                         0,
                         access::may_somewhere(reading.actor, access::Permission::prepare_release)};
    if (auto const list = SnapStore(reading.transaction, reading.actor.tenant).list())
        view.points = static_cast<std::int64_t>(list->points.size());
    for (auto const& row : store.areas())
        if (row.is_place)
            view.areas.push_back({row.id, row.code, row.name, row.parent,
                                  std::count(plan.areas.begin(), plan.areas.end(), row.id) > 0});
    for (auto const& row : store.categories()) {
        if (!row.is_public_allowed) continue;
        CategoryChoice choice{row.code, row.parent, row.name, row.is_police_first, {}};
        for (auto const& category : plan.categories)
            if (category.code == row.code) choice.reach = category.reach;
        view.categories.push_back(std::move(choice));
    }
    return view;
}

}  // namespace samsyn::publishing
