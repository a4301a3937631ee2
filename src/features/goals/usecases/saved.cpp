// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/usecases/saved.h"

namespace samsyn::goals {

namespace detail {

std::string readable(std::string const& json)
{
    if (json == "null") return {};
    if (!json.starts_with('"')) return json;
    auto const text = json::read<std::string>(json);
    return text ? *text : json;
}

}  // namespace detail

Result<access::Scope> scope_of_area(work::Reading& reading, Id<Area> area)
{
    bool const is_there = access::may(reading.actor, access::Permission::read_picture, {.area = area}) &&
                          AreaStore(reading.transaction, reading.actor.tenant).area(area).has_value();
    if (!is_there) return fail(ErrorKind::not_found, "area.unknown");
    return access::Scope{.area = area};
}

Result<Goal> found(work::Reading& reading, Id<Goal> id)
{
    auto const goal = GoalStore(reading.transaction, reading.actor.tenant).goal(id);
    if (!goal || !access::may(reading.actor, access::Permission::read_picture, {.area = goal->area}))
        return fail(ErrorKind::not_found, "goal.unknown");
    return *goal;
}

Result<FoundIndicator> found(work::Reading& reading, Id<Indicator> id)
{
    auto const indicator = GoalStore(reading.transaction, reading.actor.tenant).indicator(id);
    if (!indicator) return fail(ErrorKind::not_found, "indicator.unknown");
    auto const goal = found(reading, indicator->goal);
    if (!goal) return fail(ErrorKind::not_found, "indicator.unknown");
    return FoundIndicator{*indicator, *goal};
}

Saved remember(work::Work& work, Id<Area> area, Changed changed, Uuid subject, std::int64_t version,
               std::vector<FieldChange> const& fields, std::string const& reason)
{
    GoalStore(work.transaction, work.actor.tenant)
        .remember({work.new_id(), area, changed, subject, version, json::write(fields), reason,
                   work.actor.organisation, work.actor.membership, work.now});
    work.concerns(subject);
    work.notify("goals");
    return {subject, version};
}

}  // namespace samsyn::goals
