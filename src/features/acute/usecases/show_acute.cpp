// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/usecases/show_acute.h"

#include <cmath>

#include "lib/base/check.h"
#include "src/features/acute/store/event_store.h"
#include "src/features/acute/store/view_store.h"
#include "src/features/acute/usecases/found.h"
#include "src/features/observations/usecases/merge.h"

namespace samsyn::acute {
namespace {

using observations::Stored;

std::vector<AcuteAct> shown(std::vector<ViewStore::Act> const& acts)
{
    std::vector<AcuteAct> shown;
    for (auto const& act : acts) shown.push_back({act.who.name, act.who.organisation_name, act.at, act.turn});
    return shown;
}

std::optional<std::int64_t> metres_between(Stored const& one, Stored const& other)
{
    if (!one.x || !other.x) return std::nullopt;
    return std::llround(std::hypot(*one.x - *other.x, *one.y - *other.y));
}

std::optional<std::string> place_of(Stored const& stored, ViewStore& views)
{
    return stored.seen.where.place ? views.place_name(*stored.seen.where.place) : std::nullopt;
}

AcuteTwin twin_of(Stored const& stored, Stored const& own, ViewStore& views, EventStore& events)
{
    auto const category = views.category(stored.seen.category);
    AcuteTwin twin;
    twin.observation = stored.id;
    twin.source = stored.source;
    if (auto const event = events.of_observation(stored.id)) {
        twin.event = event->id;
        twin.reference = event->reference();
    }
    twin.category_sv = category.name_sv;
    twin.category_en = category.name_en;
    twin.organisation = views.organisation_name(stored.owner);
    twin.count = stored.seen.count;
    twin.place = place_of(stored, views);
    twin.place_words = stored.seen.where.words;
    twin.description = Sensitive<std::string>(stored.seen.description.reveal(Purpose::show_to_reader));
    twin.occurred_from = stored.seen.when.from;
    twin.created_at = stored.created_at;
    twin.metres = metres_between(stored, own);
    return twin;
}

// The posts, with who else has read each.
std::vector<AcutePostLine> posts_of(AcuteEvent const& event, access::Actor const& actor, ViewStore& views)
{
    std::vector<AcutePostLine> lines;
    for (auto& post : views.posts(event.id))
        lines.push_back({post.id, post.who.name, post.who.organisation_name, std::move(post.words),
                         post.written_at, post.author == actor.membership, shown(views.readings(post.id))});
    return lines;
}

void show_what_happened(AcutePage& page, AcuteEvent const& event, Stored const& own, work::Reading& reading)
{
    ViewStore views(reading.transaction, reading.actor.tenant);
    page.event = summary_of(event, reading);
    page.seen = own.seen;
    page.place = place_of(own, views);
    if (own.round) page.round = views.round_number(*own.round);
    page.counted_on = own.counted_on;
    // Who typed it is known only inside the own organisation, as for reports.
    if (event.owner == reading.actor.organisation) page.raised_by = views.person(event.raised_by).name;
    page.version = event.version;
}

void show_log(AcutePage& page, AcuteEvent const& event, work::Reading& reading)
{
    ViewStore views(reading.transaction, reading.actor.tenant);
    page.told = shown(views.tellings(event.id));
    page.confirmed = shown(views.confirmations(event.id));
    page.posts = posts_of(event, reading.actor, views);
    page.summary = event.summary;
    if (event.closed_by) page.closed_by = views.person(*event.closed_by).name;
    for (auto const& merge : views.merges(event.id))
        page.merges.push_back(
            {merge.merged_by.name, merge.merged_by.organisation_name, merge.merged_at, merge.undone_at});
}

void show_twins(AcutePage& page, AcuteEvent const& event, Stored const& own, work::Reading& reading)
{
    ViewStore views(reading.transaction, reading.actor.tenant);
    EventStore events(reading.transaction, reading.actor.tenant);
    for (auto const& source : observations::sources_of(reading, own.id))
        page.sources.push_back(twin_of(source, own, views, events));
    if (page.may_close && !event.is_merged)
        for (auto const& likely : observations::likely_same(reading, own))
            page.likely.push_back(twin_of(likely, own, views, events));
    auto const kept = observations::merged_into(reading, own.id);
    auto const followed = kept ? events.of_observation(*kept) : std::nullopt;
    if (!followed) return;
    page.merged_into = followed->id;
    page.merged_into_reference = followed->reference();
}

bool has_confirmed(AcuteEvent const& event, work::Reading& reading)
{
    return EventStore(reading.transaction, reading.actor.tenant)
        .has_confirmed(event.id, reading.actor.membership);
}

}  // namespace

Result<access::Scope> scope_of(ShowAcuteEvent const& query, work::Reading& reading)
{
    return scope_of_event(reading, query.event);
}

Result<AcutePage> handle(ShowAcuteEvent const& query, work::Reading& reading)
{
    auto const event = found(reading, query.event);
    if (!event) return refuse(event);
    auto const own = observations::find(reading, event->observation);
    check(own.has_value());  // a foreign key
    AcutePage page;
    bool const is_over = event->closed_at || event->is_merged;
    page.may_confirm =
        !is_over && event->raised_by != reading.actor.membership && !has_confirmed(*event, reading);
    page.may_close = access::may(reading.actor, access::Permission::close_acute, {.area = event->area});
    show_what_happened(page, *event, *own, reading);
    show_log(page, *event, reading);
    show_twins(page, *event, *own, reading);
    return page;
}

}  // namespace samsyn::acute
