// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/usecases/change_goal.h"

#include "src/features/observations/usecases/guard_words.h"

namespace samsyn::goals {
namespace {

struct Ending {
    std::optional<Day> ended_on;
};
BOOST_DESCRIBE_STRUCT(Ending, (), (ended_on))

Saved remember(work::Work& work, Goal const& goal, std::vector<FieldChange> const& fields,
               std::string const& why)
{
    return remember(work, goal.area, Changed::goal, goal.id.uuid(), goal.version, fields, why);
}

}  // namespace

Result<access::Scope> scope_of(PutGoal const& command, work::Work& work)
{
    auto const kept = GoalStore(work.transaction, work.actor.tenant).goal(command.goal);
    if (kept && kept->area != command.area) return fail(ErrorKind::not_found, "goal.unknown");
    return scope_of_area(work, command.area);
}

Result<access::Scope> scope_of(EndGoal const& command, work::Work& work)
{
    auto const goal = found(work, command.goal);
    if (!goal) return refuse(goal);
    return access::Scope{.area = goal->area};
}

Result<Saved> handle(PutGoal const& command, work::Work& work)
{
    GoalStore store(work.transaction, work.actor.tenant);
    auto const kept = store.goal(command.goal);
    GoalDetails const& details = command;
    auto const differs = differences(kept ? static_cast<GoalDetails const*>(&*kept) : nullptr, details);
    if (kept && differs.empty()) return Saved{kept->id.uuid(), kept->version};
    if ((kept ? kept->version : 0) != command.if_match) return fail(ErrorKind::stale, "goals.changed");
    if (kept && kept->ended_on) return fail(ErrorKind::conflict, "goal.ended");
    std::vector<FieldError> faults;
    observations::guard_words(command.sentence, "sentence", false, faults);
    observations::guard_words(command.why, "why", false, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));

    Goal goal = kept.value_or(Goal{});
    static_cast<GoalDetails&>(goal) = details;
    if (kept) {
        ++goal.version;
        store.save(goal);
    } else {
        goal.id = command.goal;
        goal.area = command.area;
        goal.set_on = work.actor.today;
        store.insert(goal);
    }
    return remember(work, goal, differs, command.why);
}

Result<Saved> handle(EndGoal const& command, work::Work& work)
{
    GoalStore store(work.transaction, work.actor.tenant);
    auto goal = *store.goal(command.goal);
    if (goal.ended_on == command.ended_on && goal.ended_reason == command.why.value)
        return Saved{goal.id.uuid(), goal.version};
    if (goal.version != command.if_match) return fail(ErrorKind::stale, "goals.changed");
    std::vector<FieldError> faults;
    if (command.ended_on && *command.ended_on < goal.set_on)
        faults.push_back({"ended_on", "goal.ends_before_it_began"});
    observations::guard_words(command.why, "why", false, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));

    Ending const before{goal.ended_on};
    goal.ended_on = command.ended_on;
    goal.ended_reason = command.ended_on ? command.why.value : std::string();
    ++goal.version;
    store.save(goal);
    return remember(work, goal, differences(&before, Ending{goal.ended_on}), command.why);
}

}  // namespace samsyn::goals
