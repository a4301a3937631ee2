// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/show_picture.h"

#include <algorithm>

#include "lib/base/codes_in.h"
#include "lib/base/swedish_calendar.h"
#include "src/features/situation/usecases/compose_picture.h"

namespace samsyn::situation {
namespace {

constexpr std::int32_t longest_days = 400;

bool reaches(access::Actor const& actor, Id<Area> area)
{
    return actor.kind == access::Actor::Kind::system || actor.has_function(area);
}

Result<std::optional<DaySpan>> days_of(ShowPicture const& query)
{
    if (!query.from && !query.to) return std::optional<DaySpan>();
    if (!query.from || !query.to) return fail_field(query.from ? "to" : "from", "period.half");
    if (*query.to < *query.from) return fail_field("to", "period.order");
    DaySpan const days{*query.from, *query.to};
    if (days.length() > longest_days) return fail_field("to", "period.too_long");
    return std::optional(days);
}

// The day whose register of areas holds for the picture.
Day day_of(ShowPicture const& query, work::Reading const& reading)
{
    auto const today = swedish_time(reading.now).day;
    return std::min(today, query.to.value_or(query.period.value_or(today)));
}

// Those named, in the order they are named; else all that the actor reaches, in the register's order.
std::vector<PictureStore::AreaRow> areas_of(ShowPicture const& query, work::Reading& reading)
{
    auto all = PictureStore(reading.transaction, reading.actor.tenant).areas(day_of(query, reading));
    std::erase_if(all, [&](auto const& area) { return !reaches(reading.actor, area.id); });
    if (!query.areas) return all;
    std::vector<PictureStore::AreaRow> named;
    for (auto const& code : codes_in(query.areas->value))
        for (auto const& area : all)
            if (area.code == code) named.push_back(area);
    return named;
}

}  // namespace

Result<access::Scope> scope_of(ShowPicture const& query, work::Reading& reading)
{
    PictureStore store(reading.transaction, reading.actor.tenant);
    access::Scope scope;
    for (auto const& code : query.areas ? codes_in(query.areas->value) : std::vector<std::string>{}) {
        scope.area = store.area_with_code(code);
        if (!scope.area || !reaches(reading.actor, *scope.area))
            return fail(ErrorKind::not_found, "area.unknown");
    }
    return scope.area ? scope : access::Scope::own_reach();
}

Result<Frame> frame_of(ShowPicture const& query, work::Reading& reading)
{
    auto const days = days_of(query);
    if (!days) return refuse(days);
    auto const round = query.round ? std::optional(query.round->value) : std::nullopt;
    return make_frame({query.period, round, *days}, areas_of(query, reading), reading);
}

Result<Picture> handle(ShowPicture const& query, work::Reading& reading)
{
    auto const frame = frame_of(query, reading);
    if (!frame) return refuse(frame);
    return compose_picture(*frame, reading, query.memory);
}

}  // namespace samsyn::situation
