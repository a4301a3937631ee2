// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/usecases/merge.h"

#include "lib/base/swedish_calendar.h"
#include "src/features/observations/store/merge_store.h"
#include "src/features/observations/store/observation_store.h"

namespace samsyn::observations {
namespace {

constexpr double same_place_metres = 500;
constexpr std::int64_t same_time_seconds = 6 * 3600;
// One that was told late counts on the last day of the round that asked: within two rounds of four weeks.
constexpr std::int32_t longest_delay_days = 56;

MergeStore::Near around(Stored const& observation)
{
    auto const& when = observation.seen.when;
    auto const from = when.from.value_or(observation.created_at);
    auto const day = swedish_time(from).day;
    MergeStore::Near near;
    near.area = observation.area;
    near.except = observation.id;
    near.category = observation.seen.category;
    near.place = observation.seen.where.place;
    near.x = observation.x;
    near.y = observation.y;
    near.metres = same_place_metres;
    near.from = from.plus_seconds(-same_time_seconds);
    near.to = when.to.value_or(from).plus_seconds(same_time_seconds);
    near.counted = {day.plus(-longest_delay_days), day.plus(longest_delay_days)};
    return near;
}

std::vector<Stored> stored(work::Reading& reading, std::vector<Id<Observation>> const& ids)
{
    ObservationStore store(reading.transaction);
    std::vector<Stored> all;
    for (auto const& id : ids)
        if (auto found = store.find(reading.actor.tenant, id)) all.push_back(std::move(*found));
    return all;
}

}  // namespace

std::optional<Stored> find(work::Reading& reading, Id<Observation> observation)
{
    return ObservationStore(reading.transaction).find(reading.actor.tenant, observation);
}

std::optional<Id<Observation>> merged_into(work::Reading& reading, Id<Observation> observation)
{
    return MergeStore(reading.transaction, reading.actor.tenant).merged_into(observation);
}

std::vector<Stored> sources_of(work::Reading& reading, Id<Observation> kept)
{
    MergeStore merges(reading.transaction, reading.actor.tenant);
    return stored(reading, merges.sources(reading.visible(access::Depth::detail), kept));
}

std::vector<Stored> likely_same(work::Reading& reading, Stored const& observation)
{
    MergeStore merges(reading.transaction, reading.actor.tenant);
    return stored(reading, merges.near(reading.visible(access::Depth::detail), around(observation)));
}

Result<Done> merge(work::Work& work, Id<Observation> observation, Id<Observation> kept)
{
    MergeStore merges(work.transaction, work.actor.tenant);
    auto const one = find(work, observation);
    auto const other = find(work, kept);
    if (!one || !other || !merges.may_see(work.visible(access::Depth::detail), observation))
        return fail(ErrorKind::not_found, "observation.unknown");
    if (observation == kept) return fail(ErrorKind::conflict, "observation.itself");
    if (one->area != other->area) return fail(ErrorKind::conflict, "observation.other_area");
    if (merges.merged_into(observation) || merges.merged_into(kept))
        return fail(ErrorKind::conflict, "observation.already_merged");
    merges.set_merged(observation, kept);
    work.notify("picture");
    return Done{};
}

Result<Done> undo_merge(work::Work& work, Id<Observation> observation, Id<Observation> kept)
{
    MergeStore merges(work.transaction, work.actor.tenant);
    if (merges.merged_into(observation) != kept) return fail(ErrorKind::not_found, "observation.not_merged");
    merges.set_merged(observation, std::nullopt);
    work.notify("picture");
    return Done{};
}

}  // namespace samsyn::observations
