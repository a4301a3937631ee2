// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/usecases/publishable.h"

#include <algorithm>

#include "src/features/attachments/usecases/readable.h"

namespace samsyn::attachments {
namespace {

AttachmentStore store_of(work::Reading& reading) { return {reading.transaction, reading.actor.tenant}; }

bool is_public(access::Label const& label)
{
    return label.audience == access::Audience::public_ && label.classification != access::Class::secrecy &&
           label.state != access::State::draft && label.state != access::State::weeded;
}

}  // namespace

bool may_be_published(work::Reading& reading, Id<Attachment> id, std::vector<Id<Area>> const& areas)
{
    auto store = store_of(reading);
    auto const attachment = store.find(id);
    if (!attachment || attachment->removal) return false;
    if (std::count(areas.begin(), areas.end(), attachment->area) == 0) return false;
    auto const labels = labels_of(store, *attachment, reading.actor.tenant);
    return is_public(labels.item) && (!labels.container || is_public(*labels.container));
}

std::vector<AttachmentStore::Photograph> publishable_photographs(work::Reading& reading,
                                                                 std::vector<Id<Area>> const& areas,
                                                                 int limit, int offset)
{
    std::vector<Id<Area>> open;
    for (auto const& area : areas)
        if (access::may(reading.actor, access::Permission::read_picture, {.area = area}))
            open.push_back(area);
    return store_of(reading).public_photographs(reading.visible(access::Depth::compiled), open, limit,
                                                offset);
}

}  // namespace samsyn::attachments
