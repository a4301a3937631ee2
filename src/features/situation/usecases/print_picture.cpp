// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/print_picture.h"

#include "src/features/situation/store/picture_store.h"
#include "src/features/situation/usecases/map_layers.h"

namespace samsyn::situation {

namespace {

// The same as stand at the head of the picture on the screen: to whom the area belongs, and to the machine.
bool sees_goals(access::Actor const& actor, Id<Area> area)
{
    return actor.kind == access::Actor::Kind::system || actor.has_function(area);
}

std::vector<goals::ShownGoals> goals_of(Picture const& picture, work::Reading& reading)
{
    std::vector<goals::ShownGoals> all;
    for (auto const& area : picture.areas) {
        if (!sees_goals(reading.actor, area.id)) continue;
        auto shown = goals::shown_goals(reading, area.id, reading.actor.today);
        if (!shown.goals.empty()) all.push_back(std::move(shown));
    }
    return all;
}

}  // namespace

Result<access::Scope> scope_of(ShowGround const&, work::Reading&) { return access::Scope{}; }

Result<Ground> handle(ShowGround const&, work::Reading& reading)
{
    auto basemap = handle(ShowBasemap{}, reading);
    if (!basemap) return refuse(basemap);
    return Ground{PictureStore(reading.transaction, reading.actor.tenant).tenant_name(), std::move(*basemap)};
}

Result<access::Scope> scope_of(PrintPicture const& query, work::Reading& reading)
{
    return scope_of(query.shown, reading);
}

Result<PrintedPicture> handle(PrintPicture const& query, work::Reading& reading)
{
    auto picture = handle(query.shown, reading);
    if (!picture) return refuse(picture);
    auto ground = handle(ShowGround{}, reading);
    if (!ground) return refuse(ground);
    auto goals = goals_of(*picture, reading);
    return PrintedPicture{std::move(*picture), std::move(*ground), std::move(goals)};
}

Result<access::Scope> scope_of(ExportPicture const& query, work::Reading& reading)
{
    return scope_of(query.shown, reading);
}

Result<Picture> handle(ExportPicture const& query, work::Reading& reading)
{
    return handle(query.shown, reading);
}

}  // namespace samsyn::situation
