// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <set>

#include "lib/json/form.h"
#include "src/features/goals/store/area_store.h"
#include "src/features/goals/store/goal_store.h"
#include "src/work/work.h"

// What the changes of goals have in common.
namespace samsyn::goals {

struct Saved {
    Uuid id;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Saved, (), (id, version))

// What the actor touches; an area without a function for its organisation is not there ("area.unknown").
Result<access::Scope> scope_of_area(work::Reading& reading, Id<Area> area);

// The goal, the indicator with its goal, for those who may see the area; else "goal.unknown",
// "indicator.unknown".
Result<Goal> found(work::Reading& reading, Id<Goal> goal);
struct FoundIndicator {
    Indicator indicator;
    Goal goal;
};
Result<FoundIndicator> found(work::Reading& reading, Id<Indicator> indicator);

// What differs, field by field; of something new all that is not empty.
template <class Details>
std::vector<FieldChange> differences(Details const* before, Details const& after);

// Writes the change down, audits it and tells listening browsers.
Saved remember(work::Work& work, Id<Area> area, Changed changed, Uuid subject, std::int64_t version,
               std::vector<FieldChange> const& fields, std::string const& reason);

namespace detail {

// A value as people would read it: JSON without its quotes, and nothing for null.
std::string readable(std::string const& json);

}  // namespace detail

template <class Details>
std::vector<FieldChange> differences(Details const* before, Details const& after)
{
    std::vector<FieldChange> changes;
    boost::mp11::mp_for_each<json::Members<Details>>([&](auto member) {
        FieldChange change{member.name,
                           before ? detail::readable(json::write(before->*member.pointer)) : std::string(),
                           detail::readable(json::write(after.*member.pointer))};
        if (change.before != change.after) changes.push_back(std::move(change));
    });
    return changes;
}

}  // namespace samsyn::goals
