// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/attachments/store/attachment_store.h"
#include "src/work/work.h"

namespace samsyn::attachments {

// Whether the attachment is of one of the areas and open to the public, as what it lies in is: whoever reads
// it. Of the two levels the most restrictive wins.
bool may_be_published(work::Reading& reading, Id<Attachment> id, std::vector<Id<Area>> const& areas);

// The photographs of the areas that may be published, of those the actor may read, newest first.
std::vector<AttachmentStore::Photograph> publishable_photographs(work::Reading& reading,
                                                                 std::vector<Id<Area>> const& areas,
                                                                 int limit, int offset);

}  // namespace samsyn::attachments
