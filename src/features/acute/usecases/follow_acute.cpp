// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/usecases/follow_acute.h"

#include "src/features/acute/store/event_store.h"
#include "src/features/acute/store/log_store.h"
#include "src/features/observations/usecases/guard_words.h"

namespace samsyn::acute {
namespace {

Result<Done> guarded(WriteInAcuteLog const& command)
{
    std::vector<FieldError> faults;
    bool const has_reason = !command.kept_reason.empty();
    observations::guard_words(command.words.reveal(Purpose::guard), "words", has_reason, faults);
    observations::guard_words(command.kept_reason, "kept_reason", false, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    return Done{};
}

bool is_same(LogStore::Post const& stored, WriteInAcuteLog const& command, Id<Membership> author)
{
    return stored.event == command.event && stored.author == author &&
           stored.words.reveal(Purpose::compare) == command.words.reveal(Purpose::compare).value;
}

}  // namespace

Result<access::Scope> scope_of(ConfirmAcute const& command, work::Work& work)
{
    return scope_of_event(work, command.event);
}
Result<access::Scope> scope_of(WriteInAcuteLog const& command, work::Work& work)
{
    return scope_of_event(work, command.event);
}
Result<access::Scope> scope_of(ReadAcuteLog const& command, work::Work& work)
{
    return scope_of_event(work, command.event);
}

Result<ChangedAcute> handle(ConfirmAcute const& command, work::Work& work)
{
    auto event = found(work, command.event);
    if (!event) return refuse(event);
    auto const confirmed = event->confirm(work.actor.membership, work.now);
    if (!confirmed) return refuse(confirmed);
    EventStore events(work.transaction, work.actor.tenant);
    events.confirm(event->id, work.actor.membership, work.now);
    events.save(*event);
    return changed(work, *event);
}

Result<ChangedAcute> handle(WriteInAcuteLog const& command, work::Work& work)
{
    auto const event = found(work, command.event);
    if (!event) return refuse(event);
    LogStore log(work.transaction, work.actor.tenant);
    if (auto const stored = log.find(command.post)) {
        if (!is_same(*stored, command, work.actor.membership))
            return fail(ErrorKind::conflict, "acute.post_differs");
        return ChangedAcute{event->id, event->state(), event->version};
    }
    if (event->closed_at) return fail(ErrorKind::conflict, "acute.over");
    auto const allowed = guarded(command);
    if (!allowed) return refuse(allowed);
    log.insert({command.post, event->id, work.actor.membership,
                Sensitive<std::string>(command.words.reveal(Purpose::store)), command.kept_reason, work.now});
    return changed(work, *event);
}

Result<ReadAcutePosts> handle(ReadAcuteLog const& command, work::Work& work)
{
    auto const read = LogStore(work.transaction, work.actor.tenant)
                          .read_all(command.event, work.actor.membership, work.now);
    work.concerns(command.event.uuid());
    if (read > 0) work.notify("acute");
    return ReadAcutePosts{read};
}

}  // namespace samsyn::acute
