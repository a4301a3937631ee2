// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <string>

#include "lib/base/bounded.h"
#include "lib/base/id.h"
#include "src/access/subjects.h"
#include "src/features/areas/domain/validity.h"

namespace samsyn::areas {

enum class ResourceKind {
    neighbourhood_watch,
    district_hosts,
    meeting_place,
    cooperation_group,
    field_team,
    other
};
BOOST_DESCRIBE_ENUM(ResourceKind, neighbourhood_watch, district_hosts, meeting_place, cooperation_group,
                    field_team, other)

enum class ResourceState { active, dormant, ended };
BOOST_DESCRIBE_ENUM(ResourceState, active, dormant, ended)

// What prevents crime in an area day by day. It says nothing of those who take part: the contact is a
// function, never a person.
struct ResourceDetails {
    Id<Organisation> organisation;
    Text<160> name;
    ResourceKind resource_kind = ResourceKind::other;
    ResourceState state = ResourceState::active;
    Text<160, 0> contact_function;
    Text<200, 0> capacity;
    std::optional<Between<0, 10'000>> activities_a_year;
    std::optional<Day> started_on;
    std::optional<Day> ended_on;
    friend bool operator==(ResourceDetails const&, ResourceDetails const&) = default;
};
BOOST_DESCRIBE_STRUCT(ResourceDetails, (),
                      (organisation, name, resource_kind, state, contact_function, capacity,
                       activities_a_year, started_on, ended_on))

struct KeptResource : ResourceDetails {
    Id<KeptResource> id;
    Id<Area> area;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(KeptResource, (ResourceDetails), (id, area, version))

// How an authority has named an area (a "particularly exposed area"), or that it is kept under watch.
struct DesignationDetails {
    Text<160> designation;
    Text<400, 0> criteria;
    Text<300> source;
    bool on_watch = false;
    Day valid_from;
    std::optional<Day> valid_to;
    friend bool operator==(DesignationDetails const&, DesignationDetails const&) = default;
};
BOOST_DESCRIBE_STRUCT(DesignationDetails, (), (designation, criteria, source, on_watch, valid_from, valid_to))

struct Designation : DesignationDetails {
    Id<Designation> id;
    Id<Area> area;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Designation, (DesignationDetails), (id, area, version))

}  // namespace samsyn::areas
