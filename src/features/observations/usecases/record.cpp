// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/usecases/record.h"

#include <algorithm>

#include "lib/geo/projection.h"
#include "src/features/observations/store/observation_store.h"
#include "src/features/observations/usecases/guard_words.h"

namespace samsyn::observations {
namespace {

// Puts the observation on the map: its own point, or the known place's. A fault when the place is not the
// area's.
std::optional<std::string> locate(Stored& stored, ObservationStore& store)
{
    auto& where = stored.seen.where;
    if (where.place) {
        auto const place = store.place(stored.tenant, *where.place);
        if (!place || place->area != stored.area) return "where.unknown_place";
        if (!where.lon && place->lon) {
            where.lon = place->lon;
            where.lat = place->lat;
            stored.x = place->x;
            stored.y = place->y;
            stored.precision = Precision::place;
            return std::nullopt;
        }
    }
    if (!where.lon) return std::nullopt;
    auto const point = geo::to_sweref99tm(geo::Point<geo::Wgs84>{*where.lon, *where.lat});
    stored.x = point.x;
    stored.y = point.y;
    stored.precision = Precision::exact;
    return std::nullopt;
}

void guard_all(Seen const& seen, std::string const& path, std::vector<FieldError>& faults)
{
    bool const has_reason = !seen.kept_reason.empty();
    guard_words(seen.description.reveal(Purpose::guard), path + ".description", has_reason, faults);
    guard_words(seen.where.words, path + ".where.words", has_reason, faults);
    guard_words(seen.action_taken, path + ".action_taken", has_reason, faults);
    guard_words(seen.kept_reason, path + ".kept_reason", false, faults);
}

// Rising, so that what was told is read back in the order it was told.
std::vector<Id<Observation>> new_ids(work::Work& work, std::size_t count)
{
    std::vector<Id<Observation>> ids;
    for (std::size_t i = 0; i < count; ++i) ids.push_back(work.new_id_of<Observation>());
    std::sort(ids.begin(), ids.end());
    return ids;
}

Stored make(work::Work& work, Origin const& origin, Seen const& seen, Id<Observation> id)
{
    Stored stored;
    stored.id = id;
    stored.tenant = work.actor.tenant;
    stored.owner = origin.owner;
    stored.operation = origin.operation;
    stored.area = origin.area;
    stored.report = origin.report;
    stored.round = origin.round;
    stored.source = origin.source;
    stored.seen = seen;
    stored.counted_on = counted_on(seen.when, origin.period);
    stored.is_reviewed = origin.is_reviewed;
    stored.created_at = work.now;
    return stored;
}

}  // namespace

Result<std::vector<Id<Observation>>> record(work::Work& work, Origin const& origin,
                                            std::vector<Seen> const& seen)
{
    ObservationStore store(work.transaction);
    std::vector<FieldError> faults;
    std::vector<Stored> all;
    auto const ids = new_ids(work, seen.size());
    for (std::size_t i = 0; i < seen.size(); ++i) {
        auto const path = "observations[" + std::to_string(i) + "]";
        auto stored = make(work, origin, seen[i], ids[i]);
        for (auto& fault : faults_of(seen[i], path, work.now)) faults.push_back(std::move(fault));
        if (!store.has_category(work.actor.tenant, seen[i].category))
            faults.push_back({path + ".category", "category.unknown"});
        guard_all(seen[i], path, faults);
        if (auto const code = locate(stored, store)) faults.push_back({path + ".where.place", *code});
        all.push_back(std::move(stored));
    }
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));

    for (auto const& stored : all) store.insert(stored);
    work.notify("picture");
    return ids;
}

}  // namespace samsyn::observations
