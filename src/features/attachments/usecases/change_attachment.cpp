// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/usecases/change_attachment.h"

#include "src/features/attachments/usecases/readable.h"
#include "src/features/observations/usecases/guard_words.h"

namespace samsyn::attachments {
namespace {

AttachmentStore store_of(work::Work& work) { return {work.transaction, work.actor.tenant}; }

Result<access::Scope> scope_of_attachment(work::Work& work, Id<Attachment> id)
{
    auto const attachment = found(work, id);
    if (!attachment) return refuse(attachment);
    return access::Scope{.area = attachment->area};
}

SavedAttachment saved(work::Work& work, Id<Attachment> id, std::int64_t version)
{
    work.concerns(id.uuid());
    work.notify("attachments");
    return {id, version};
}

}  // namespace

Result<access::Scope> scope_of(ShareAttachment const& command, work::Work& work)
{
    return scope_of_attachment(work, command.attachment);
}

Result<access::Scope> scope_of(RemoveAttachment const& command, work::Work& work)
{
    return scope_of_attachment(work, command.attachment);
}

Result<SavedAttachment> handle(ShareAttachment const& command, work::Work& work)
{
    auto const kept = found(work, command.attachment);
    if (!kept) return refuse(kept);
    if (kept->removal) return fail(ErrorKind::conflict, "attachment.removed");
    if (!may_change(work, *kept)) return fail(ErrorKind::forbidden, "attachment.not_yours");
    if (kept->audience == command.audience) return SavedAttachment{kept->id, kept->version};
    if (kept->version != command.if_match) return fail(ErrorKind::stale, "attachment.changed");
    store_of(work).share(kept->id, command.audience, kept->version + 1);
    return saved(work, kept->id, kept->version + 1);
}

Result<SavedAttachment> handle(RemoveAttachment const& command, work::Work& work)
{
    auto const kept = found(work, command.attachment);
    if (!kept) return refuse(kept);
    if (kept->removal && kept->removal->reason == command.reason.value)
        return SavedAttachment{kept->id, kept->version};
    if (kept->removal) return fail(ErrorKind::conflict, "attachment.removed");
    if (!may_remove(work, *kept)) return fail(ErrorKind::forbidden, "attachment.not_yours");
    if (kept->version != command.if_match) return fail(ErrorKind::stale, "attachment.changed");
    std::vector<FieldError> faults;
    observations::guard_words(command.reason, "reason", false, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    store_of(work).remove(kept->id, {command.reason, work.actor.membership, work.now}, kept->version + 1);
    if (command.names == Names::forgotten) store_of(work).forget_names(kept->id);
    return saved(work, kept->id, kept->version + 1);
}

}  // namespace samsyn::attachments
