// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/joint_picture.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "src/features/situation/usecases/compose_picture.h"

namespace samsyn::situation {

access::Actor joint_reader(access::Actor const& asker, Id<Area> area)
{
    access::Actor reader;
    reader.tenant = asker.tenant;
    reader.roles = {access::Role::coordinator};
    reader.functions[area] = {access::AreaFunction::core};
    reader.today = asker.today;
    return reader;
}

Result<Picture> joint_picture(work::Reading& reading, Id<Area> area, Day first, PictureMemory* memory)
{
    auto areas = PictureStore(reading.transaction, reading.actor.tenant)
                     .areas(std::min(swedish_time(reading.now).day, first));
    std::erase_if(areas, [&](auto const& one) { return one.id != area; });
    if (areas.empty()) return fail(ErrorKind::not_found, "area.unknown");
    auto const core = joint_reader(reading.actor, area);
    work::Reading as_core{reading.transaction, core, reading.now};
    FrameWish wish;
    wish.day = first;
    auto const frame = make_frame(wish, std::move(areas), as_core);
    if (!frame) return refuse(frame);
    if (frame->areas.empty() || frame->period.first != first)
        return fail(ErrorKind::not_found, "period.unknown");
    return compose_picture(*frame, as_core, memory);
}

}  // namespace samsyn::situation
