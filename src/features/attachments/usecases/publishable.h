// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/attachments/domain/attachment.h"
#include "src/work/work.h"

namespace samsyn::attachments {

// Whether the actor reads the attachment, it is of one of the areas, and its owner has said that it may be
// published.
bool may_be_published(work::Reading& reading, Id<Attachment> id, std::vector<Id<Area>> const& areas);

}  // namespace samsyn::attachments
