// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/usecases/list_acute.h"

#include <algorithm>

#include "src/features/acute/store/event_store.h"
#include "src/features/acute/store/log_store.h"
#include "src/features/acute/store/view_store.h"

namespace samsyn::acute {
namespace {

constexpr int most_an_area = 100;

bool may(access::Actor const& actor, access::Permission permission, Id<Area> area)
{
    return access::may(actor, permission, {.area = area});
}

}  // namespace

AcuteSummary summary_of(AcuteEvent const& event, work::Reading& reading)
{
    ViewStore views(reading.transaction, reading.actor.tenant);
    auto const category = views.category(event.category);
    AcuteSummary summary;
    summary.id = event.id;
    summary.reference = event.reference();
    summary.level = event.level;
    summary.state = event.state();
    summary.area = event.area;
    summary.area_name = views.area_name(event.area);
    summary.category = category.code;
    summary.category_sv = category.name_sv;
    summary.category_en = category.name_en;
    summary.organisation = views.organisation_name(event.owner);
    summary.raised_at = event.raised_at;
    summary.confirm_by = event.confirm_by;
    summary.confirmed_at = event.confirmed_at;
    summary.closed_at = event.closed_at;
    summary.unread =
        LogStore(reading.transaction, reading.actor.tenant).unread(event.id, reading.actor.membership);
    return summary;
}

// Without an area it asks for all of the actor's, so the permission anywhere is enough: the list holds no
// other.
Result<access::Scope> scope_of(ListAcuteEvents const& query, work::Reading&)
{
    if (query.area) return access::Scope{.area = *query.area};
    return access::Scope::own_reach();
}

Result<AcuteList> handle(ListAcuteEvents const& query, work::Reading& reading)
{
    EventStore events(reading.transaction, reading.actor.tenant);
    ViewStore views(reading.transaction, reading.actor.tenant);
    AcuteList list;
    list.may_raise = access::may_somewhere(reading.actor, access::Permission::raise_acute);
    for (auto const& [area, functions] : reading.actor.functions) {
        list.areas.push_back(
            {area, views.area_name(area), may(reading.actor, access::Permission::close_acute, area)});
        if (query.area && *query.area != area) continue;
        for (auto const& event : events.of_area(area, query.open.value_or(false), most_an_area))
            list.events.push_back(summary_of(event, reading));
    }
    std::stable_sort(list.events.begin(), list.events.end(),
                     [](auto const& one, auto const& other) { return one.raised_at > other.raised_at; });
    return list;
}

}  // namespace samsyn::acute
