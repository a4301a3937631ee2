// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/compose_picture.h"

#include <algorithm>
#include <set>

#include "lib/base/swedish_calendar.h"
#include "src/features/situation/usecases/area_part.h"
#include "src/features/situation/usecases/cells_part.h"
#include "src/features/situation/usecases/map_part.h"
#include "src/features/situation/usecases/sentences_part.h"

namespace samsyn::situation {
namespace {

PictureState state_of(Frame const& frame, work::Reading const& reading)
{
    bool const is_open = std::any_of(frame.areas.begin(), frame.areas.end(), [](AreaFrame const& area) {
        return area.round && !area.round->is_closed;
    });
    bool const is_over = frame.period.last < swedish_time(reading.now).day;
    return is_open || !is_over ? PictureState::running : PictureState::draft;
}

// Of the period so many back; nothing where there is none.
std::optional<std::int64_t> acute_in(AreaFrame const& frame, AreaCounts const& counts, std::size_t back)
{
    if (frame.periods.size() <= back) return std::nullopt;
    std::int64_t sum = 0;
    for (auto const& [category, tallies] : counts.by_category)
        sum += tallies[tallies.size() - 1 - back].acute;
    return sum;
}

PictureFacts facts_of(Picture const& picture, Frame const& frame, work::Reading& reading)
{
    PictureFacts facts;
    for (auto const& area : picture.areas) {
        facts.answered += area.coverage.answered;
        facts.expected += area.coverage.expected;
        facts.acute += area.acute.value_or(0);
        if (area.acute_previous)
            facts.acute_previous = facts.acute_previous.value_or(0) + *area.acute_previous;
    }
    PictureStore store(reading.transaction, reading.actor.tenant);
    for (auto const& area : frame.areas) {
        auto const deadline = store.next_deadline(area.area.id, reading.now);
        if (deadline && (!facts.next_deadline || *deadline < *facts.next_deadline))
            facts.next_deadline = deadline;
    }
    return facts;
}

std::vector<PictureSource> sources_of(Frame const& frame, PictureStore& store)
{
    std::vector<PictureSource> sources;
    std::set<std::string> named;
    for (auto const& layer : store.map_sources()) {
        sources.push_back({layer.name, layer.licence});
        named.insert(layer.name);
    }
    for (auto const& area : frame.areas)
        if (!area.area.source.empty() && named.insert(area.area.source).second)
            sources.push_back({area.area.source, ""});
    return sources;
}

PicturePeriod period_of(Frame const& frame)
{
    return {frame.period.first, frame.period.last, frame.number, (frame.period.length() + 6) / 7};
}

}  // namespace

Picture compose_picture(Frame const& frame, work::Reading& reading, PictureMemory* memory)
{
    PictureStore store(reading.transaction, reading.actor.tenant);
    CountingRules rules{grid_for(frame), {}};
    for (auto const& category : store.categories())
        if (!category.is_trouble) rules.uncounted.insert(category.code);
    std::vector<std::shared_ptr<AreaCounts const>> counts;
    for (auto const& area : frame.areas) counts.push_back(counts_of(area, rules, reading, memory));

    Picture picture;
    picture.tenant = store.tenant_code();
    picture.as_of = reading.now;
    picture.state = state_of(frame, reading);
    picture.period = period_of(frame);
    picture.previous = frame.previous;
    picture.next = frame.next;
    for (std::size_t a = 0; a < frame.areas.size(); ++a) {
        auto& area = picture.areas.emplace_back(shown_area(frame.areas[a], reading));
        area.acute = acute_in(frame.areas[a], *counts[a], 0);
        area.acute_previous = acute_in(frame.areas[a], *counts[a], 1);
    }
    auto const columns = add_cells(picture, frame, counts, reading, memory);
    add_map(picture, frame, counts, rules.grid, columns);
    picture.facts = facts_of(picture, frame, reading);
    picture.sources = sources_of(frame, store);
    add_sentences(picture);
    return picture;
}

}  // namespace samsyn::situation
