// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/decide_release.h"

#include <algorithm>

#include "src/features/observations/usecases/guard_words.h"
#include "src/features/publishing/store/plan_store.h"
#include "src/features/publishing/store/release_store.h"
#include "src/features/publishing/usecases/publish_release.h"
#include "src/features/publishing/usecases/release_plan.h"
#include "src/features/publishing/usecases/review_photo.h"
#include "src/features/publishing/usecases/stored_document.h"

namespace samsyn::publishing {
namespace {

ReleaseStore releases_of(work::Work& work) { return {work.transaction, work.actor.tenant}; }
tl::unexpected<Error> unknown() { return fail(ErrorKind::not_found, "release.unknown"); }

// Everything that a release can be, the municipality's own: its scope is the tenant.
Result<access::Scope> scope_of_release(work::Work& work, Id<Release> id)
{
    if (!releases_of(work).find(id)) return unknown();
    return access::Scope{};
}

Result<access::Scope> scope_of_planned(work::Work& work, Id<Release> id)
{
    if (!releases_of(work).find(id)) return unknown();
    return scope_of_areas(PlanStore(work.transaction, work.actor.tenant).plan().areas,
                          access::Permission::prepare_release, work.actor);
}

bool is_all_looked_at(ApproveRelease const& command, ReleaseDocument const& document)
{
    auto const has = [&](Looked what) {
        return std::count(command.looked.begin(), command.looked.end(), what) > 0;
    };
    return has(Looked::persons) && has(Looked::numbers) && has(Looked::actions) && has(Looked::groups) &&
           (!document.photos || has(Looked::photos));
}

Result<Done> discard(work::Work& work, Id<Release> id)
{
    auto const release = releases_of(work).find(id);
    if (!release) return unknown();
    if (release->number) return fail(ErrorKind::conflict, "release.is_out");
    work.concerns(id.uuid());
    if (!release->discarded_at) releases_of(work).discard(id, work.now);
    work.notify("releases");
    return Done{};
}

}  // namespace

Result<access::Scope> scope_of(ApproveRelease const& command, work::Work& work)
{
    return scope_of_release(work, command.release);
}

Result<ApprovedRelease> handle(ApproveRelease const& command, work::Work& work)
{
    auto releases = releases_of(work);
    auto const release = releases.find(command.release);
    if (!release) return unknown();
    if (release->prepared_by == work.actor.user) return fail(ErrorKind::forbidden, "release.same_person");
    auto const content = releases.content(release->id);
    if (content.fingerprint != command.fingerprint.value) return fail(ErrorKind::stale, "release.changed");
    bool const is_again = release->approved_by == work.actor.user && !release->discarded_at;
    if (!is_again && release->state() != ReleaseState::prepared)
        return fail(ErrorKind::conflict, "release.not_prepared");
    auto const document = stored_document(content);
    if (!is_all_looked_at(command, document)) return fail_field("looked", "release.unchecked");
    work.concerns(release->id.uuid());
    if (is_again) return ApprovedRelease{*release->publish_at};
    if (auto const open = check_photos(document, work); !open) return refuse(open);
    auto const plan = PlanStore(work.transaction, work.actor.tenant).plan();
    auto const publish_at = plan.publication.of(document.period, work.now);
    releases.approve(release->id, work.actor.user, work.now, publish_at);
    order_publication(work, release->id, publish_at);
    work.notify("releases");
    return ApprovedRelease{publish_at};
}

Result<access::Scope> scope_of(DiscardRelease const& command, work::Work& work)
{
    return scope_of_planned(work, command.release);
}
Result<Done> handle(DiscardRelease const& command, work::Work& work)
{
    return discard(work, command.release);
}

Result<access::Scope> scope_of(RejectRelease const& command, work::Work& work)
{
    return scope_of_release(work, command.release);
}
Result<Done> handle(RejectRelease const& command, work::Work& work) { return discard(work, command.release); }

Result<access::Scope> scope_of(WithdrawRelease const& command, work::Work& work)
{
    return scope_of_planned(work, command.release);
}

Result<Done> handle(WithdrawRelease const& command, work::Work& work)
{
    std::vector<FieldError> faults;
    observations::guard_words(command.reason, "reason", false, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    auto releases = releases_of(work);
    auto const release = releases.find(command.release);
    if (!release) return unknown();
    if (!release->published_at) return fail(ErrorKind::conflict, "release.not_out");
    work.concerns(release->id.uuid());
    if (release->withdrawn_at) return Done{};
    releases.withdraw(release->id, work.actor.user, work.now, command.reason);
    order_withdrawal(work, release->id);
    work.notify("releases");
    return Done{};
}

}  // namespace samsyn::publishing
