// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/area_part.h"

#include <cmath>

#include "lib/geo/geojson.h"

namespace samsyn::situation {
namespace {

constexpr int screen_decimals = 6;

PictureOperation shown(PictureStore::OperationRow const& row)
{
    auto state = OperationState::silent;
    if (row.has_answered) state = row.is_nothing ? OperationState::nothing : OperationState::reported;
    return {row.operation, row.name, row.organisation_name, state, row.is_late, row.observations};
}

bool may_know_who(access::Actor const& actor, Id<Area> area, Id<Organisation> organisation)
{
    return sees_joint(actor, area) || actor.organisation == organisation;
}

PictureCoverage coverage_of(PictureStore::RoundRow const& round, Id<Area> area, work::Reading& reading)
{
    PictureCoverage coverage;
    auto const visible = reading.visible(access::Depth::compiled);
    for (auto const& row :
         PictureStore(reading.transaction, reading.actor.tenant).operations(round.id, visible)) {
        ++coverage.expected;
        coverage.answered += row.has_answered ? 1 : 0;
        coverage.nothing += row.has_answered && row.is_nothing ? 1 : 0;
        coverage.late += row.is_late ? 1 : 0;
        coverage.silent += row.has_answered ? 0 : 1;
        if (may_know_who(reading.actor, area, row.organisation)) coverage.operations.push_back(shown(row));
    }
    return coverage;
}

PictureRound shown(PictureStore::RoundRow const& round)
{
    auto const state = round.is_closed ? PictureRoundState::closed : PictureRoundState::open;
    return {Id<PictureRound>(round.id), round.number,    state,
            round.days.first,           round.days.last, round.deadline};
}

double rounded(double degrees) { return std::round(degrees * 1e6) / 1e6; }

}  // namespace

bool sees_joint(access::Actor const& actor, Id<Area> area)
{
    return actor.kind == access::Actor::Kind::system || actor.is_core(area);
}

PictureArea shown_area(AreaFrame const& frame, work::Reading& reading)
{
    auto const& row = frame.area;
    PictureArea area;
    area.id = row.id;
    area.code = row.code;
    area.name = row.name;
    area.kind = row.kind;
    area.precision = row.has_points ? "point" : "area";
    area.is_joint = sees_joint(reading.actor, row.id);
    if (!row.boundary.empty()) area.geometry.json = geo::to_geojson(row.boundary, screen_decimals);
    if (row.label) area.label = std::vector<double>{rounded(row.label->lon), rounded(row.label->lat)};
    if (!frame.round) return area;
    area.round = shown(*frame.round);
    area.coverage = coverage_of(*frame.round, row.id, reading);
    return area;
}

}  // namespace samsyn::situation
