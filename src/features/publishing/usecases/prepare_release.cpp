// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/prepare_release.h"

#include <algorithm>

#include "lib/base/sha256.h"
#include "lib/base/swedish_calendar.h"
#include "lib/json/form.h"
#include "src/features/observations/usecases/guard_words.h"
#include "src/features/publishing/store/plan_store.h"
#include "src/features/publishing/store/release_store.h"
#include "src/features/publishing/usecases/places.h"
#include "src/features/publishing/usecases/release_plan.h"
#include "src/features/publishing/usecases/review_photo.h"
#include "src/features/publishing/usecases/stored_document.h"

namespace samsyn::publishing {
namespace {

// What is to be made: the period, what it corrects, and from when on nothing is counted.
struct Order {
    PublicPeriod period;
    std::optional<Release> original;
    std::optional<std::int64_t> corrects;
    UtcTime counted_at;
};

ReleaseStore releases_of(work::Reading& reading) { return {reading.transaction, reading.actor.tenant}; }
ReleasePlan plan_of(work::Reading& reading)
{
    return PlanStore(reading.transaction, reading.actor.tenant).plan();
}
DaySpan days_of(PublicPeriod const& period) { return {period.first, period.last}; }

Result<Done> check_words(PrepareRelease const& command)
{
    std::vector<FieldError> faults;
    observations::guard_words(command.title, "title", false, faults);
    observations::guard_words(command.summary, "summary", false, faults);
    observations::guard_words(command.reason, "reason", false, faults);
    for (std::size_t i = 0; i < command.actions.size(); ++i)
        observations::guard_words(command.actions.items[i].words, "actions[" + std::to_string(i) + "].words",
                                  false, faults);
    if (command.corrects && command.reason.empty()) faults.push_back({"reason", "field.required"});
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    return Done{};
}

Result<Order> correction(PrepareRelease const& command, work::Work& work)
{
    auto releases = releases_of(work);
    auto const original = releases.find(*command.corrects);
    if (!original || !original->published_at) return fail(ErrorKind::conflict, "release.nothing_to_correct");
    auto const period = stored_document(releases.content(original->id)).period;
    if (period.first != command.first) return fail_field("first", "release.not_a_period");
    return Order{period, original, original->number, original->counted_at};
}

Result<Order> order_of(PrepareRelease const& command, ReleasePlan const& plan, work::Work& work)
{
    if (plan.version == 0) return fail(ErrorKind::conflict, "release.no_plan");
    if (releases_of(work).under_way()) return fail(ErrorKind::conflict, "release.under_way");
    if (command.corrects) return correction(command, work);
    auto const period = period_of(plan.length, command.first);
    if (period.first != command.first) return fail_field("first", "release.not_a_period");
    if (period.last >= swedish_time(work.now).day) return fail(ErrorKind::conflict, "release.period_open");
    if (releases_of(work).of_period(days_of(period)))
        return fail(ErrorKind::conflict, "release.period_released");
    return Order{period, {}, {}, work.now};
}

Result<Done> check_pictures(PlannedRelease const& planned, PublicPeriod const& period, work::Reading& reading)
{
    std::vector<FieldError> fields;
    for (auto const& area : missing_pictures(planned, period, reading))
        fields.push_back({area.name, "release.pictures_missing"});
    if (!fields.empty()) return fail(ErrorKind::conflict, "release.pictures_missing", std::move(fields));
    return Done{};
}

std::string words_for(PrepareRelease const& command, std::string const& area)
{
    for (auto const& one : command.actions)
        if (one.area.value == area) return one.words;
    return {};
}

// Of those that are shown, `whole` first.
std::vector<PublicArea> areas_of(PrepareRelease const& command, PlannedRelease const& planned,
                                 Gated const& gated, std::string const& municipality)
{
    std::vector<PublicArea> areas{{whole, municipality, {}, words_for(command, whole), 0, 0}};
    for (auto const& area : planned.areas)
        if (std::count(gated.areas.begin(), gated.areas.end(), area.code))
            areas.push_back(
                {area.code, area.name, area.parent.value_or(whole), words_for(command, area.code), 0, 0});
    return areas;
}

std::vector<PublicCategory> categories_of(PlannedRelease const& planned, Gated const& gated)
{
    std::vector<PublicCategory> categories;
    for (auto const& code : gated.categories) {
        if (code == whole) categories.push_back({whole, {}, {}, false});
        for (auto const& category : planned.categories)
            if (category.code == code) {
                auto const parent = category.whole_only ? std::optional<std::string>()
                                                        : std::optional(category.parent.value_or(whole));
                categories.push_back({code, category.name, parent, category.whole_only});
            }
    }
    return categories;
}

// The municipality's coverage is that of its areas together.
void sum_coverage(ReleaseDocument& document)
{
    auto& all = document.areas.front();
    for (std::size_t i = 1; i < document.areas.size(); ++i) {
        all.expected += document.areas[i].expected;
        all.answered += document.areas[i].answered;
    }
}

ReleaseDocument document_of(PrepareRelease const& command, Order const& order, PlannedRelease const& planned,
                            Gated const& gated, work::Work& work)
{
    auto const municipality = BasisStore(work.transaction, work.actor.tenant).municipality();
    ReleaseDocument document;
    document.municipality = municipality.code;
    document.municipality_name = municipality.name;
    document.kind = order.original ? ReleaseKind::erratum : ReleaseKind::regular;
    document.corrects = order.corrects;
    document.reason = command.reason;
    document.title = command.title;
    document.summary = command.summary;
    document.period = order.period;
    document.k = planned.plan.k;
    document.areas = areas_of(command, planned, gated, municipality.name);
    document.categories = categories_of(planned, gated);
    document.cells = gated.cells;
    add_places(document, gated, planned, work);
    add_frozen_pictures(document, planned, work);
    sum_coverage(document);
    return document;
}

Release release_of(PrepareRelease const& command, Order const& order, work::Work& work)
{
    Release release;
    release.id = command.release;
    release.kind = order.original ? ReleaseKind::erratum : ReleaseKind::regular;
    release.corrects = command.corrects;
    release.days = days_of(order.period);
    release.counted_at = order.counted_at;
    release.prepared_by = work.actor.user;
    release.prepared_at = work.now;
    return release;
}

// The same again is the same answer; something else under the id is a mistake.
Result<PreparedRelease> known_release(Release const& known, PrepareRelease const& command, work::Work& work)
{
    bool const is_same = known.days.first == command.first && known.corrects == command.corrects &&
                         known.prepared_by == work.actor.user && !known.discarded_at;
    if (!is_same) return fail(ErrorKind::conflict, "release.id_taken");
    work.concerns(known.id.uuid());
    return PreparedRelease{known.id, releases_of(work).content(known.id).fingerprint};
}

}  // namespace

Result<access::Scope> scope_of(PrepareRelease const&, work::Work& work)
{
    return scope_of_areas(plan_of(work).areas, PrepareRelease::needs, work.actor);
}

Result<PreparedRelease> handle(PrepareRelease const& command, work::Work& work)
{
    if (auto const known = releases_of(work).find(command.release))
        return known_release(*known, command, work);
    if (auto const words = check_words(command); !words) return refuse(words);
    auto const planned = planned_release(plan_of(work), work);
    auto const order = order_of(command, planned.plan, work);
    if (!order) return refuse(order);
    if (auto const frozen = check_pictures(planned, order->period, work); !frozen) return refuse(frozen);
    auto input = gate_input(planned, order->period, order->counted_at, work);
    input.earlier = releases_of(work).earlier_equations(days_of(order->period));
    if (auto const placed = add_places(input, planned, order->counted_at, work); !placed)
        return refuse(placed);
    auto const gated = pass_gate(input);
    if (!gated) return refuse(gated);
    auto const photos = public_photos(command.photos.items, work);
    if (!photos) return refuse(photos);
    auto document = document_of(command, *order, planned, *gated, work);
    document.photos = *photos;
    ReleaseStore::Content content;
    content.document = json::write(document);
    content.equations = gated->equations;
    content.hidden = json::write(gated->hidden);
    content.fingerprint = to_hex(sha256(content.document));
    releases_of(work).insert(release_of(command, *order, work), content);
    work.concerns(command.release.uuid());
    work.notify("releases");
    return PreparedRelease{command.release, content.fingerprint};
}

Result<access::Scope> scope_of(ShowReleaseDraft const&, work::Reading&) { return access::Scope{}; }

Result<ReleaseDraft> handle(ShowReleaseDraft const& query, work::Reading& reading)
{
    auto const planned = planned_release(plan_of(reading), reading);
    auto const today = swedish_time(reading.now).day;
    auto const current = period_of(planned.plan.length, today);
    ReleaseDraft draft;
    draft.period = query.day ? period_of(planned.plan.length, *query.day) : period_before(current);
    draft.is_closed = draft.period.last < today;
    draft.is_released = releases_of(reading).of_period(days_of(draft.period)).has_value();
    draft.missing = missing_pictures(planned, draft.period, reading);
    auto const suggestions = planned_actions(planned, draft.period, reading);
    auto const municipality = BasisStore(reading.transaction, reading.actor.tenant).municipality();
    draft.areas.push_back({whole, municipality.name, ""});
    for (auto const& area : planned.areas) {
        auto const words = suggestions.find(area.code);
        draft.areas.push_back({area.code, area.name, words == suggestions.end() ? "" : words->second});
    }
    auto const addresses = BasisStore(reading.transaction, reading.actor.tenant)
                               .addresses_of_expected(planned.plan.areas, days_of(draft.period));
    draft.recipients = static_cast<std::int64_t>(addresses.size() + planned.plan.media.size());
    draft.publish_at = planned.plan.publication.of(draft.period, reading.now);
    return draft;
}

}  // namespace samsyn::publishing
