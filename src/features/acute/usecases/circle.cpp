// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/usecases/circle.h"

#include <set>

#include "src/features/acute/store/circle_store.h"

namespace samsyn::acute {
namespace {

CircleStore store_of(work::Reading& reading)
{
    return {reading.transaction, reading.actor.tenant, reading.actor.today};
}

// Those who may not follow the area's events cannot be told of them.
std::vector<FieldError> strangers(Circle const& circle, std::vector<CircleStore::Candidate> const& candidates)
{
    std::set<Id<Membership>> people;
    std::set<Id<Organisation>> organisations;
    for (auto const& candidate : candidates) {
        people.insert(candidate.membership);
        organisations.insert(candidate.organisation);
    }
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < circle.steps.size(); ++i)
        for (std::size_t k = 0; k < circle.steps.items[i].members.size(); ++k) {
            auto const& member = circle.steps.items[i].members.items[k];
            bool const is_known = member.membership ? people.contains(*member.membership)
                                                    : organisations.contains(*member.organisation);
            if (!is_known)
                faults.push_back({"steps[" + std::to_string(i) + "].members[" + std::to_string(k) + "]",
                                  "circle.does_not_follow"});
        }
    return faults;
}

}  // namespace

Result<access::Scope> scope_of(ShowCircle const& query, work::Reading& reading)
{
    if (!access::may(reading.actor, access::Permission::follow_acute, {.area = query.area}))
        return fail(ErrorKind::not_found, "area.unknown");
    return access::Scope{.area = query.area};
}

Result<CirclePage> handle(ShowCircle const& query, work::Reading& reading)
{
    auto circles = store_of(reading);
    auto const circle = circles.circle(query.area);
    CirclePage page;
    page.area = query.area;
    page.minutes = circle.minutes;
    page.steps = circle.steps.items;
    page.version = circles.version(query.area);
    page.is_own = page.version > 0;
    page.may_edit = access::may(reading.actor, access::Permission::close_acute, {.area = query.area});
    for (auto const& candidate : circles.candidates(query.area))
        page.candidates.push_back(
            {candidate.membership, candidate.name, candidate.organisation, candidate.organisation_name});
    return page;
}

Result<access::Scope> scope_of(SetCircle const& command, work::Work& work)
{
    if (!work.actor.has_function(command.area)) return fail(ErrorKind::not_found, "area.unknown");
    return access::Scope{.area = command.area};
}

Result<SavedCircle> handle(SetCircle const& command, work::Work& work)
{
    auto circles = store_of(work);
    auto const version = circles.version(command.area);
    if (version != command.if_match) return fail(ErrorKind::stale, "circle.changed");
    Circle const circle{command.minutes, command.steps};
    auto faults = faults_of(circle);
    if (faults.empty()) faults = strangers(circle, circles.candidates(command.area));
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    circles.replace(command.area, circle, version + 1, work.now);
    work.concerns(command.area.uuid());
    work.notify("acute");
    return SavedCircle{command.area, version + 1};
}

}  // namespace samsyn::acute
