// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/sql/connection.h"
#include "src/features/areas/domain/place.h"
#include "src/features/areas/domain/resource.h"

namespace samsyn::areas {

// What lies in the areas: rows of the tables places, designations and preventive_resources of one tenant.
class PlaceStore {
public:
    PlaceStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    void insert(KeptPlace const& place, UtcTime now);
    void save(KeptPlace const& place);
    std::optional<KeptPlace> find(Id<KeptPlace> id);
    bool has_place(std::string const& code);
    // By name, closed ones too; of one area or of all.
    std::vector<KeptPlace> places(std::optional<Id<Area>> area);

    void insert(Designation const& designation);
    void save(Designation const& designation);
    std::optional<Designation> find_designation(Id<Designation> id);
    // Latest first; of one area or of all.
    std::vector<Designation> designations(std::optional<Id<Area>> area);

    void insert(KeptResource const& resource, UtcTime now);
    void save(KeptResource const& resource);
    std::optional<KeptResource> find_resource(Id<KeptResource> id);
    // By name; of one area or of all.
    std::vector<KeptResource> resources(std::optional<Id<Area>> area);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::areas
