// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/change_place.h"

#include <algorithm>

#include "lib/geo/projection.h"
#include "src/features/areas/store/organisation_store.h"
#include "src/features/areas/store/place_store.h"

namespace samsyn::areas {
namespace {

PlaceStore store(work::Work& work) { return {work.transaction, work.actor.tenant}; }

// Where the point lies against the boundaries in force on the place's first day, or today if that is later.
void check_ground(PlaceDetails const& place, work::Reading& reading, std::vector<FieldError>& faults)
{
    AreaStore areas(reading.transaction, reading.actor.tenant);
    auto const boundaries = areas.boundaries(std::max(place.valid_from, reading.actor.today));
    bool const has_boundary = std::any_of(boundaries.begin(), boundaries.end(),
                                          [&](Boundary const& one) { return one.area == place.area; });
    if (!has_boundary) return;
    auto const found = areas_with({*place.lon, *place.lat}, boundaries);
    if (std::find(found.begin(), found.end(), place.area) != found.end()) return;
    faults.push_back({"area", found.empty() ? "place.outside_area" : "place.in_other_area"});
}

}  // namespace

std::vector<FieldError> place_faults(PlaceDetails const& place, work::Reading& reading)
{
    auto faults = faults_of(place);
    check_words("name", place.name, faults);
    if (!AreaStore(reading.transaction, reading.actor.tenant).find(place.area))
        faults.push_back({"area", "area.unknown"});
    else if (faults.empty() && place.lon)
        check_ground(place, reading, faults);
    return faults;
}

std::vector<FieldError> resource_faults(ResourceDetails const& resource, work::Reading& reading)
{
    std::vector<FieldError> faults;
    check_words("name", resource.name, faults);
    check_words("contact_function", resource.contact_function, faults);
    check_words("capacity", resource.capacity, faults);
    if (resource.started_on && resource.ended_on && *resource.ended_on <= *resource.started_on)
        faults.push_back({"ended_on", "validity.order"});
    if (!OrganisationStore(reading.transaction, reading.actor.tenant).find(resource.organisation))
        faults.push_back({"organisation", "organisation.unknown"});
    return faults;
}

std::vector<FieldError> designation_faults(DesignationDetails const& designation)
{
    std::vector<FieldError> faults;
    check_words("designation", designation.designation, faults);
    check_words("criteria", designation.criteria, faults);
    check_words("source", designation.source, faults);
    check_order(designation.valid_from, designation.valid_to, faults);
    return faults;
}

void put_in_plane(KeptPlace& place)
{
    place.x.reset();
    place.y.reset();
    if (!place.lon) return;
    auto const at = geo::to_sweref99tm(geo::Point<geo::Wgs84>{*place.lon, *place.lat});
    place.x = at.x;
    place.y = at.y;
}

Result<access::Scope> scope_of(CreatePlace const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(EditPlace const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(AddResource const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(EditResource const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(Designate const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(EditDesignation const&, work::Work&) { return access::Scope{}; }

Result<Saved> handle(CreatePlace const& command, work::Work& work)
{
    auto places = store(work);
    auto faults = place_faults(command, work);
    check_code(command.code, places.has_place(command.code), faults);
    if (auto const sound = none_of(std::move(faults)); !sound) return refuse(sound);

    KeptPlace place;
    static_cast<PlaceDetails&>(place) = command;
    place.id = work.new_id_of<KeptPlace>();
    place.code = command.code;
    put_in_plane(place);
    places.insert(place, work.now);
    return saved(work, place.id.uuid(), place.version);
}

Result<Saved> handle(EditPlace const& command, work::Work& work)
{
    auto places = store(work);
    auto place = places.find(command.place);
    if (!place) return fail(ErrorKind::not_found, "place.unknown");
    if (auto const fresh = check_version(place->version, command.if_match); !fresh) return refuse(fresh);
    if (auto const sound = none_of(place_faults(command, work)); !sound) return refuse(sound);

    static_cast<PlaceDetails&>(*place) = command;
    put_in_plane(*place);
    ++place->version;
    places.save(*place);
    return saved(work, place->id.uuid(), place->version);
}

Result<Saved> handle(AddResource const& command, work::Work& work)
{
    if (!AreaStore(work.transaction, work.actor.tenant).find(command.area))
        return fail(ErrorKind::not_found, "area.unknown");
    if (auto const sound = none_of(resource_faults(command, work)); !sound) return refuse(sound);
    KeptResource resource;
    static_cast<ResourceDetails&>(resource) = command;
    resource.id = work.new_id_of<KeptResource>();
    resource.area = command.area;
    store(work).insert(resource, work.now);
    return saved(work, resource.id.uuid(), resource.version);
}

Result<Saved> handle(EditResource const& command, work::Work& work)
{
    auto places = store(work);
    auto resource = places.find_resource(command.resource);
    if (!resource) return fail(ErrorKind::not_found, "resource.unknown");
    if (auto const fresh = check_version(resource->version, command.if_match); !fresh) return refuse(fresh);
    if (auto const sound = none_of(resource_faults(command, work)); !sound) return refuse(sound);

    static_cast<ResourceDetails&>(*resource) = command;
    ++resource->version;
    places.save(*resource);
    return saved(work, resource->id.uuid(), resource->version);
}

Result<Saved> handle(Designate const& command, work::Work& work)
{
    if (!AreaStore(work.transaction, work.actor.tenant).find(command.area))
        return fail(ErrorKind::not_found, "area.unknown");
    if (auto const sound = none_of(designation_faults(command)); !sound) return refuse(sound);
    Designation designation;
    static_cast<DesignationDetails&>(designation) = command;
    designation.id = work.new_id_of<Designation>();
    designation.area = command.area;
    store(work).insert(designation);
    return saved(work, designation.id.uuid(), 1);
}

Result<Saved> handle(EditDesignation const& command, work::Work& work)
{
    auto places = store(work);
    auto designation = places.find_designation(command.id);
    if (!designation) return fail(ErrorKind::not_found, "designation.unknown");
    if (auto const fresh = check_version(designation->version, command.if_match); !fresh)
        return refuse(fresh);
    if (auto const sound = none_of(designation_faults(command)); !sound) return refuse(sound);

    static_cast<DesignationDetails&>(*designation) = command;
    ++designation->version;
    places.save(*designation);
    return saved(work, designation->id.uuid(), designation->version);
}

}  // namespace samsyn::areas
