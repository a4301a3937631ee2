// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/seen_area.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "src/features/situation/store/seen_store.h"
#include "src/features/situation/store/tally_store.h"
#include "src/features/situation/usecases/picture_memory.h"

namespace samsyn::situation {
namespace {

constexpr std::int32_t five_years = 5 * 365 + 2;

// Numbers codes as they come: many rows carry few, and the same often again.
std::uint16_t number_of(std::string const& code, std::vector<std::string>& codes, std::size_t& last)
{
    if (last < codes.size() && codes[last] == code) return static_cast<std::uint16_t>(last);
    last = static_cast<std::size_t>(std::find(codes.begin(), codes.end(), code) - codes.begin());
    if (last == codes.size()) codes.push_back(code);
    return static_cast<std::uint16_t>(last);
}

}  // namespace

DaySpan seen_days(work::Reading const& reading)
{
    auto const today = swedish_time(reading.now).day;
    return {today.plus(-five_years), today};
}

std::shared_ptr<SeenArea const> seen_area(PictureStore::AreaRow const& area, work::Reading& reading,
                                          PictureMemory* memory)
{
    auto const days = seen_days(reading);
    auto const key = reader_key(reading.actor, area.id) + ' ' + std::to_string(days.last.number) +
                     (area.has_points ? " points" : "");
    auto const token = memory ? TallyStore(reading.transaction, reading.actor.tenant).change_token() : 0;
    if (memory)
        if (auto known = memory->find_rows(key, token)) return known;
    auto seen = std::make_shared<SeenArea>();
    seen->places.push_back("");
    std::size_t last_category = 0;
    std::size_t last_place = 0;
    bool const has_positions = area.has_points && area.kind == "place";
    SeenStore(reading.transaction, reading.actor.tenant)
        .for_each(reading.visible(access::Depth::compiled), area.id, days, [&](SeenStore::Row const& row) {
            SeenRows::Row added;
            added.counted_on = row.counted_on;
            added.category = number_of(row.category, seen->categories, last_category);
            if (row.place) added.place = number_of(row.place->text(), seen->places, last_place);
            added.source = row.source;
            added.count = row.count;
            added.when = row.when;
            if (has_positions) added.at = row.at;
            seen->rows.add(added);
        });
    if (memory) memory->keep_rows(key, token, seen);
    return seen;
}

}  // namespace samsyn::situation
