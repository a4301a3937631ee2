// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>

#include "src/features/attachments/store/attachment_store.h"
#include "src/work/work.h"

// Who reads an attachment: those who may read both it and what it lies in, so the most restrictive wins.
namespace samsyn::attachments {

struct Labels {
    access::Label item;
    std::optional<access::Label> container;
};
bool may_read(access::Actor const& actor, Labels const& labels);
Labels labels_of(AttachmentStore& store, Attachment const& attachment, Id<Tenant> tenant);

// What the actor touches; an area without a function for its organisation is not there ("area.unknown").
Result<access::Scope> scope_of_area(work::Reading& reading, Id<Area> area);

// The attachment, for who may read it; absent and invisible are the same ("attachment.unknown").
Result<Attachment> found(work::Reading& reading, Id<Attachment> id);

// Whether the actor's organisation added it and the actor may attach files there: who changes it.
bool may_change(work::Reading const& reading, Attachment const& attachment);
// They may remove it, and so may those who decide on the area's lägesbild.
bool may_remove(work::Reading const& reading, Attachment const& attachment);

}  // namespace samsyn::attachments
