// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/chances_elsewhere.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "src/features/situation/domain/level.h"
#include "src/features/situation/usecases/area_part.h"
#include "src/features/situation/usecases/joint_picture.h"
#include "src/features/situation/usecases/map_part.h"

namespace samsyn::situation {
namespace {

bool is_judged_in(Frame const& frame, Id<Area> area, access::Actor const& reader)
{
    return sees_joint(reader, area) && std::any_of(frame.areas.begin(), frame.areas.end(),
                                                   [&](AreaFrame const& one) { return one.area.id == area; });
}

void add_chances(std::vector<double>& chances, Frame const& of_area, work::Reading& as_core,
                 PictureMemory* memory)
{
    PictureStore store(as_core.transaction, as_core.actor.tenant);
    auto const columns = columns_of(of_area, store);
    CountingRules const rules{grid_for(of_area), {}};
    auto const& area = of_area.areas.front();
    auto const counts = counts_of(area, rules, as_core, memory);
    auto const series = series_of(area, *counts, columns, as_core);
    std::vector<std::vector<Counted>> all;
    for (std::size_t c = 0; c < columns.all().size(); ++c)
        if (series.is_about(c, columns.all()[c].code)) all.push_back(series.counted(series.by_column[c]));
    for (auto const& judgement : judge_together(all, SeasonalBand()))
        if (judgement.p) chances.push_back(*judgement.p);
}

}  // namespace

std::vector<double> chances_elsewhere(Frame const& frame, work::Reading& reading, PictureMemory* memory)
{
    auto const day = std::min(swedish_time(reading.now).day, frame.period.last);
    std::vector<double> chances;
    for (auto& area : PictureStore(reading.transaction, reading.actor.tenant).areas(day)) {
        if (is_judged_in(frame, area.id, reading.actor)) continue;
        auto const core = joint_reader(reading.actor, area.id);
        work::Reading as_core{reading.transaction, core, reading.now};
        area.has_points = false;  // nobody looks at a map
        if (auto const beside = same_period(frame, std::move(area), as_core))
            add_chances(chances, *beside, as_core, memory);
    }
    return chances;
}

}  // namespace samsyn::situation
