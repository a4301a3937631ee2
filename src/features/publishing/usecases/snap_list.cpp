// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/snap_list.h"

#include <cmath>
#include <map>

#include "src/features/publishing/store/release_store.h"
#include "src/features/publishing/store/snap_store.h"
#include "src/features/publishing/usecases/release_plan.h"
#include "src/features/publishing/usecases/snap_ground.h"

namespace samsyn::publishing {
namespace {

using At = geo::Point<geo::Sweref99Tm>;

// What lies in each area.
struct Spread {
    std::vector<std::vector<At>> addresses, candidates;
    std::map<std::pair<std::int64_t, std::int64_t>, std::string> names;
    std::int64_t outside = 0;
};

Spread spread(ReplaceSnapPoints const& command, SnapGround const& ground)
{
    Spread spread;
    spread.addresses.resize(ground.size());
    spread.candidates.resize(ground.size());
    for (auto const& at : command.addresses)
        if (auto const area = ground.area_at(at))
            spread.addresses[*area].push_back(at);
        else
            ++spread.outside;
    for (auto const& one : command.candidates) {
        At const at{std::round(one.at.x), std::round(one.at.y)};  // the metre is its name in all releases
        auto const area = ground.area_at(at);
        if (!area) continue;
        spread.candidates[*area].push_back(at);
        // Of several names of one spot the first by the alphabet, whatever the order of the file.
        auto& name = spread.names[{std::llround(at.x), std::llround(at.y)}];
        if (name.empty() || (!one.name.empty() && one.name < name)) name = one.name;
    }
    return spread;
}

SnapList merged(Spread const& spread, std::int64_t fewest)
{
    SnapList list;
    list.outside = spread.outside;
    list.fewest = fewest;
    for (std::size_t area = 0; area < spread.candidates.size(); ++area)
        for (auto const& point : geo::snap_points(spread.candidates[area], spread.addresses[area], fewest)) {
            auto const x = std::llround(point.at.x);
            auto const y = std::llround(point.at.y);
            list.points.push_back({x, y, spread.names.at({x, y}), point.addresses});
        }
    return list;
}

// Coarser until the gate can manage it: how coarse depends on the lists alone, never on what has happened.
Result<SnapList> manageable(Spread const& spread, std::size_t addresses)
{
    auto fewest = geo::fewest_snap_addresses;
    auto list = merged(spread, fewest);
    while (list.points.size() > most_snap_points && static_cast<std::size_t>(fewest) <= addresses) {
        fewest *= 2;
        list = merged(spread, fewest);
    }
    if (list.points.size() > most_snap_points) return fail_field("candidates", "points.too_many_left");
    if (list.points.empty()) return fail_field("candidates", "points.none");
    return list;
}

}  // namespace

Result<access::Scope> scope_of(ReplaceSnapPoints const&, work::Work& work)
{
    return scope_of_areas(SnapGround(work).ids(), ReplaceSnapPoints::needs, work.actor);
}

Result<ReplaceSnapPoints::Output> handle(ReplaceSnapPoints const& command, work::Work& work)
{
    SnapGround const ground(work);
    if (ground.size() == 0) return fail(ErrorKind::conflict, "points.no_ground");
    if (ReleaseStore(work.transaction, work.actor.tenant).under_way())
        return fail(ErrorKind::conflict, "release.under_way");
    auto list = manageable(spread(command, ground), command.addresses.size());
    if (!list) return refuse(list);
    list->grounds = ground.fingerprint();
    list->given_by = work.actor.user;
    list->given_at = work.now;
    SnapStore(work.transaction, work.actor.tenant).replace(*list);
    work.concerns(work.actor.tenant.uuid());
    work.notify("releases");
    auto const addresses = static_cast<std::int64_t>(command.addresses.size());
    return ReplaceSnapPoints::Output{static_cast<std::int64_t>(list->points.size()),
                                     addresses - list->outside, list->outside, list->fewest};
}

}  // namespace samsyn::publishing
