// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/usecases/readable.h"

namespace samsyn::attachments {

bool may_read(access::Actor const& actor, Labels const& labels)
{
    return access::may_read(actor, labels.item) &&
           (!labels.container || access::may_read(actor, *labels.container));
}

Labels labels_of(AttachmentStore& store, Attachment const& attachment, Id<Tenant> tenant)
{
    Labels labels{attachment.label(tenant), std::nullopt};
    if (attachment.first) labels.container = store.container(attachment.area, *attachment.first).label;
    return labels;
}

Result<access::Scope> scope_of_area(work::Reading& reading, Id<Area> area)
{
    if (!access::may(reading.actor, access::Permission::read_picture, {.area = area}))
        return fail(ErrorKind::not_found, "area.unknown");
    return access::Scope{.area = area};
}

Result<Attachment> found(work::Reading& reading, Id<Attachment> id)
{
    AttachmentStore store(reading.transaction, reading.actor.tenant);
    auto const attachment = store.find(id);
    bool const is_there =
        attachment &&
        access::may(reading.actor, access::Permission::read_picture, {.area = attachment->area}) &&
        may_read(reading.actor, labels_of(store, *attachment, reading.actor.tenant));
    if (!is_there) return fail(ErrorKind::not_found, "attachment.unknown");
    return *attachment;
}

bool may_change(work::Reading const& reading, Attachment const& attachment)
{
    return !attachment.removal && attachment.owner == reading.actor.organisation &&
           access::may(reading.actor, access::Permission::attach_files, {.area = attachment.area});
}

bool may_remove(work::Reading const& reading, Attachment const& attachment)
{
    return may_change(reading, attachment) ||
           (!attachment.removal &&
            access::may(reading.actor, access::Permission::assess_picture, {.area = attachment.area}));
}

}  // namespace samsyn::attachments
