// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/usecases/publishable.h"

#include <algorithm>

#include "src/features/attachments/usecases/readable.h"

namespace samsyn::attachments {

bool may_be_published(work::Reading& reading, Id<Attachment> id, std::vector<Id<Area>> const& areas)
{
    auto const attachment = found(reading, id);
    return attachment && !attachment->removal && attachment->audience == access::Audience::public_ &&
           std::count(areas.begin(), areas.end(), attachment->area) > 0;
}

}  // namespace samsyn::attachments
