// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/store/place_store.h"

#include "src/features/areas/store/columns.h"

namespace samsyn::areas {
namespace {

constexpr auto place_columns =
    "id, area, code, name, place_type, lon, lat, x, y, valid_from, valid_to, version";

// A type that an import wrote and this version does not know is "other".
KeptPlace read_place(sql::Row const& row)
{
    KeptPlace place;
    place.id = row.id<KeptPlace>(0);
    place.area = row.id<Area>(1);
    place.code = row.text(2);
    place.name = row.text(3);
    place.place_type = enum_from_text<PlaceType>(row.text(4)).value_or(PlaceType::other);
    place.lon = row.optional_number(5);
    place.lat = row.optional_number(6);
    place.x = row.optional_number(7);
    place.y = row.optional_number(8);
    place.valid_from = row.day(9);
    place.valid_to = row.optional_day(10);
    place.version = row.integer(11);
    return place;
}

constexpr auto designation_columns =
    "id, area, designation, criteria, source, on_watch, valid_from, valid_to, version";

Designation read_designation(sql::Row const& row)
{
    Designation designation;
    designation.id = row.id<Designation>(0);
    designation.area = row.id<Area>(1);
    designation.designation = row.text(2);
    designation.criteria = row.text(3);
    designation.source = row.text(4);
    designation.on_watch = row.flag(5);
    designation.valid_from = row.day(6);
    designation.valid_to = row.optional_day(7);
    designation.version = row.integer(8);
    return designation;
}

constexpr auto resource_columns =
    "id, area, organisation, name, resource_kind, state, contact_function, capacity, activities_a_year, "
    "started_on, ended_on, version";

KeptResource read_resource(sql::Row const& row)
{
    KeptResource resource;
    resource.id = row.id<KeptResource>(0);
    resource.area = row.id<Area>(1);
    resource.organisation = row.id<Organisation>(2);
    resource.name = row.text(3);
    resource.resource_kind = sql::read_enum<ResourceKind>(row, 4);
    resource.state = sql::read_enum<ResourceState>(row, 5);
    resource.contact_function = row.text(6);
    resource.capacity = row.text(7);
    if (auto const number = row.optional_integer(8)) resource.activities_a_year.emplace(*number);
    resource.started_on = row.optional_day(9);
    resource.ended_on = row.optional_day(10);
    resource.version = row.integer(11);
    return resource;
}

}  // namespace

void PlaceStore::insert(KeptPlace const& place, UtcTime now)
{
    m_transaction.change(
        "INSERT INTO places (tenant, id, area, code, name, place_type, lon, lat, x, y, valid_from, valid_to, "
        "version, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        m_tenant, place.id, place.area, place.code, place.name, enum_text(place.place_type), place.lon,
        place.lat, place.x, place.y, place.valid_from, place.valid_to, place.version, now);
}

void PlaceStore::save(KeptPlace const& place)
{
    m_transaction.change(
        "UPDATE places SET area = $1, name = $2, place_type = $3, lon = $4, lat = $5, x = $6, y = $7, "
        "valid_from = $8, valid_to = $9, version = $10 WHERE tenant = $11 AND id = $12",
        place.area, place.name, enum_text(place.place_type), place.lon, place.lat, place.x, place.y,
        place.valid_from, place.valid_to, place.version, m_tenant, place.id);
}

std::optional<KeptPlace> PlaceStore::find(Id<KeptPlace> id)
{
    return m_transaction.first(select(place_columns, "places WHERE tenant = $1 AND id = $2"), read_place,
                               m_tenant, id);
}

bool PlaceStore::has_place(std::string const& code)
{
    return m_transaction.exists("SELECT 1 FROM places WHERE tenant = $1 AND code = $2", m_tenant, code);
}

std::vector<KeptPlace> PlaceStore::places(std::optional<Id<Area>> area)
{
    if (!area)
        return m_transaction.list(select(place_columns, "places WHERE tenant = $1 ORDER BY name, code"),
                                  read_place, m_tenant);
    return m_transaction.list(
        select(place_columns, "places WHERE tenant = $1 AND area = $2 ORDER BY name, code"), read_place,
        m_tenant, *area);
}

void PlaceStore::insert(Designation const& designation)
{
    m_transaction.change(
        "INSERT INTO designations (tenant, id, area, designation, criteria, source, on_watch, valid_from, "
        "valid_to, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        m_tenant, designation.id, designation.area, designation.designation, designation.criteria,
        designation.source, designation.on_watch, designation.valid_from, designation.valid_to,
        designation.version);
}

void PlaceStore::save(Designation const& designation)
{
    m_transaction.change(
        "UPDATE designations SET designation = $1, criteria = $2, source = $3, on_watch = $4, "
        "valid_from = $5, valid_to = $6, version = $7 WHERE tenant = $8 AND id = $9",
        designation.designation, designation.criteria, designation.source, designation.on_watch,
        designation.valid_from, designation.valid_to, designation.version, m_tenant, designation.id);
}

std::optional<Designation> PlaceStore::find_designation(Id<Designation> id)
{
    return m_transaction.first(select(designation_columns, "designations WHERE tenant = $1 AND id = $2"),
                               read_designation, m_tenant, id);
}

std::vector<Designation> PlaceStore::designations(std::optional<Id<Area>> area)
{
    if (!area)
        return m_transaction.list(
            select(designation_columns, "designations WHERE tenant = $1 ORDER BY area, valid_from DESC, id"),
            read_designation, m_tenant);
    return m_transaction.list(
        select(designation_columns,
               "designations WHERE tenant = $1 AND area = $2 ORDER BY valid_from DESC, id"),
        read_designation, m_tenant, *area);
}

void PlaceStore::insert(KeptResource const& resource, UtcTime now)
{
    m_transaction.change(
        "INSERT INTO preventive_resources (tenant, id, area, organisation, name, resource_kind, state, "
        "contact_function, capacity, activities_a_year, started_on, ended_on, version, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        m_tenant, resource.id, resource.area, resource.organisation, resource.name,
        enum_text(resource.resource_kind), enum_text(resource.state), resource.contact_function,
        resource.capacity, resource.activities_a_year, resource.started_on, resource.ended_on,
        resource.version, now);
}

void PlaceStore::save(KeptResource const& resource)
{
    m_transaction.change(
        "UPDATE preventive_resources SET organisation = $1, name = $2, resource_kind = $3, state = $4, "
        "contact_function = $5, capacity = $6, activities_a_year = $7, started_on = $8, ended_on = $9, "
        "version = $10 WHERE tenant = $11 AND id = $12",
        resource.organisation, resource.name, enum_text(resource.resource_kind), enum_text(resource.state),
        resource.contact_function, resource.capacity, resource.activities_a_year, resource.started_on,
        resource.ended_on, resource.version, m_tenant, resource.id);
}

std::optional<KeptResource> PlaceStore::find_resource(Id<KeptResource> id)
{
    return m_transaction.first(select(resource_columns, "preventive_resources WHERE tenant = $1 AND id = $2"),
                               read_resource, m_tenant, id);
}

std::vector<KeptResource> PlaceStore::resources(std::optional<Id<Area>> area)
{
    if (!area)
        return m_transaction.list(
            select(resource_columns, "preventive_resources WHERE tenant = $1 ORDER BY area, name, id"),
            read_resource, m_tenant);
    return m_transaction.list(
        select(resource_columns, "preventive_resources WHERE tenant = $1 AND area = $2 ORDER BY name, id"),
        read_resource, m_tenant, *area);
}

}  // namespace samsyn::areas
