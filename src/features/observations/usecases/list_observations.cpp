// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/usecases/list_observations.h"

#include "lib/base/codes_in.h"
#include "src/features/observations/store/observation_store.h"

namespace samsyn::observations {
namespace {

constexpr int page_length = 50;
Day const first_of_all = Day::of(1900, 1, 1);
Day const last_of_all = Day::of(2999, 12, 31);

Result<ObservationStore::Wanted> wanted_by(ListObservations const& query, work::Reading& reading)
{
    ObservationStore::Wanted wanted;
    if (query.area) {
        wanted.area = ObservationStore(reading.transaction).area_by_code(reading.actor.tenant, *query.area);
        if (!wanted.area) return fail(ErrorKind::not_found, "area.unknown");
    }
    if (query.category) wanted.categories = codes_in(query.category->value);
    if (query.from || query.to)
        wanted.days = DaySpan{query.from.value_or(first_of_all), query.to.value_or(last_of_all)};
    wanted.place = query.place;
    wanted.round = query.round;
    wanted.limit = page_length;
    wanted.skip = query.page ? static_cast<int>(query.page->value - 1) * page_length : 0;
    return wanted;
}

ShownObservation shown(Stored const& stored, ObservationStore& store)
{
    auto const names = store.names_of(stored);
    ShownObservation shown;
    shown.id = stored.id;
    shown.area_code = names.area_code;
    shown.area = names.area;
    shown.category_sv = names.category_sv;
    shown.category_en = names.category_en;
    shown.place = names.place;
    shown.operation = names.operation;
    shown.organisation = names.organisation;
    shown.source = stored.source;
    shown.seen = stored.seen;
    shown.precision = stored.precision;
    shown.counted_on = stored.counted_on;
    shown.reviewed = stored.is_reviewed;
    shown.report = stored.report;
    shown.round = stored.round;
    shown.created_at = stored.created_at;
    return shown;
}

}  // namespace

// Without an area it asks for all of the actor's; what may be read is decided row by row.
Result<access::Scope> scope_of(ListObservations const& query, work::Reading& reading)
{
    auto const wanted = wanted_by(query, reading);
    if (!wanted) return refuse(wanted);
    if (wanted->area) return access::Scope{.area = wanted->area};
    return access::Scope::own_reach();
}

Result<ObservationList> handle(ListObservations const& query, work::Reading& reading)
{
    auto const wanted = wanted_by(query, reading);
    if (!wanted) return refuse(wanted);
    ObservationStore store(reading.transaction);
    auto const visible = reading.visible(access::Depth::detail);
    ObservationList list;
    list.total = store.count(visible, *wanted);
    list.page = query.page ? query.page->value : 1;
    list.pages = std::max<std::int64_t>(1, (list.total + page_length - 1) / page_length);
    for (auto const& stored : store.list(visible, *wanted)) list.observations.push_back(shown(stored, store));
    return list;
}

}  // namespace samsyn::observations
