// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/areas/domain/place.h"
#include "src/features/areas/domain/resource.h"
#include "src/features/areas/usecases/saved.h"

// As in change_organisation.h, a command's own `name` hides that of its details.
namespace samsyn::areas {

// Where an area has a boundary, a place with a point lies inside it: refused otherwise with
// "place.in_other_area" (find_areas_at.h tells which) or "place.outside_area" when no area has it.
struct CreatePlace : PlaceDetails {
    static constexpr std::string_view name = "areas.create_place";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Text<40> code;
};
BOOST_DESCRIBE_STRUCT(CreatePlace, (PlaceDetails), (code))

// Every fault of a place against the register: its own, words on persons, an unknown area, the ground.
std::vector<FieldError> place_faults(PlaceDetails const& place, work::Reading& reading);
// As place_faults, for what else lies in an area.
std::vector<FieldError> resource_faults(ResourceDetails const& resource, work::Reading& reading);
std::vector<FieldError> designation_faults(DesignationDetails const& designation);
// Fills x and y from longitude and latitude.
void put_in_plane(KeptPlace& place);

struct EditPlace : PlaceDetails {
    static constexpr std::string_view name = "areas.edit_place";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<KeptPlace> place;
    std::int64_t if_match = 0;
};
BOOST_DESCRIBE_STRUCT(EditPlace, (PlaceDetails), (place, if_match))

// Words that lead to a person are refused.
struct AddResource : ResourceDetails {
    static constexpr std::string_view name = "areas.add_resource";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<Area> area;
};
BOOST_DESCRIBE_STRUCT(AddResource, (ResourceDetails), (area))

struct EditResource : ResourceDetails {
    static constexpr std::string_view name = "areas.edit_resource";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<KeptResource> resource;
    std::int64_t if_match = 0;
};
BOOST_DESCRIBE_STRUCT(EditResource, (ResourceDetails), (resource, if_match))

struct Designate : DesignationDetails {
    static constexpr std::string_view name = "areas.designate";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<Area> area;
};
BOOST_DESCRIBE_STRUCT(Designate, (DesignationDetails), (area))

struct EditDesignation : DesignationDetails {
    static constexpr std::string_view name = "areas.edit_designation";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<Designation> id;
    std::int64_t if_match = 0;
};
BOOST_DESCRIBE_STRUCT(EditDesignation, (DesignationDetails), (id, if_match))

Result<access::Scope> scope_of(CreatePlace const& command, work::Work& work);
Result<Saved> handle(CreatePlace const& command, work::Work& work);
Result<access::Scope> scope_of(EditPlace const& command, work::Work& work);
Result<Saved> handle(EditPlace const& command, work::Work& work);
Result<access::Scope> scope_of(AddResource const& command, work::Work& work);
Result<Saved> handle(AddResource const& command, work::Work& work);
Result<access::Scope> scope_of(EditResource const& command, work::Work& work);
Result<Saved> handle(EditResource const& command, work::Work& work);
Result<access::Scope> scope_of(Designate const& command, work::Work& work);
Result<Saved> handle(Designate const& command, work::Work& work);
Result<access::Scope> scope_of(EditDesignation const& command, work::Work& work);
Result<Saved> handle(EditDesignation const& command, work::Work& work);

}  // namespace samsyn::areas
