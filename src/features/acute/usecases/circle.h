// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/acute/domain/circle.h"
#include "src/work/work.h"

namespace samsyn::acute {

struct CirclePerson {
    Id<Membership> membership;
    std::string name;
    Id<Organisation> organisation;
    std::string organisation_name;
};
BOOST_DESCRIBE_STRUCT(CirclePerson, (), (membership, name, organisation, organisation_name))

struct CirclePage {
    Id<Area> area;
    MinutesToConfirm minutes;
    std::vector<CircleStep> steps;
    bool is_own = false;                   // else it stands for "nobody has said": the core's coordinators
    std::vector<CirclePerson> candidates;  // everybody who may follow the area's events
    bool may_edit = false;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CirclePage, (), (area, minutes, steps, is_own, candidates, may_edit, version))

// Whom an area tells of an acute event.
struct ShowCircle {
    static constexpr std::string_view name = "acute.show_circle";
    static constexpr auto needs = access::Permission::follow_acute;
    using Output = CirclePage;

    Id<Area> area;
};
BOOST_DESCRIBE_STRUCT(ShowCircle, (), (area))

struct SavedCircle {
    Id<Area> area;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(SavedCircle, (), (area, version))

// Replaces it, for the telling after this one too. Without steps the core's coordinators are told. If-Match
// is the version shown, 0 the first time.
struct SetCircle {
    static constexpr std::string_view name = "acute.set_circle";
    static constexpr auto needs = access::Permission::close_acute;
    using Output = SavedCircle;

    Id<Area> area;
    std::int64_t if_match = 0;
    MinutesToConfirm minutes;
    ListOf<CircleStep, 8> steps;
};
BOOST_DESCRIBE_STRUCT(SetCircle, (), (area, if_match, minutes, steps))

Result<access::Scope> scope_of(ShowCircle const& query, work::Reading& reading);
Result<CirclePage> handle(ShowCircle const& query, work::Reading& reading);
Result<access::Scope> scope_of(SetCircle const& command, work::Work& work);
Result<SavedCircle> handle(SetCircle const& command, work::Work& work);

}  // namespace samsyn::acute
