// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/sql/connection.h"
#include "src/features/areas/domain/area.h"
#include "src/features/areas/domain/lineage.h"

namespace samsyn::areas {

// Rows of the tables areas, area_boundaries, area_functions, inventory and lineage of one tenant.
class AreaStore {
public:
    AreaStore(sql::Transaction& transaction, Id<Tenant> tenant) : m_transaction(transaction), m_tenant(tenant)
    {
    }

    void insert(KeptArea const& area, UtcTime now);
    void save(KeptArea const& area);
    std::optional<KeptArea> find(Id<Area> id);
    // By order and name, closed ones too.
    std::vector<KeptArea> list();

    // A new row, whose day the area's others do not have.
    void insert(Boundary const& boundary);
    bool has_boundary_from(Id<Area> area, Day day);
    // Of each area the one in force on the day.
    std::vector<Boundary> boundaries(Day on);
    // Every one the area has had, latest first.
    std::vector<Boundary> boundary_history(Id<Area> area);

    void insert(HeldFunction const& function);
    std::optional<HeldFunction> function(Id<HeldFunction> id);
    void end(HeldFunction const& function);
    std::vector<HeldFunction> functions(Id<Area> area);
    std::vector<HeldFunction> functions_of(Id<Organisation> organisation);
    // Of all areas.
    std::vector<HeldFunction> all_functions();
    bool overlaps(HeldFunction const& function);

    void insert(InventoryEntry const& entry);
    std::optional<InventoryEntry> entry(Id<InventoryEntry> id);
    void end(InventoryEntry const& entry);
    std::vector<InventoryEntry> inventory(Id<Area> area);
    bool overlaps(InventoryEntry const& entry);
    // Of all areas.
    std::vector<InventoryEntry> whole_inventory();

    void remember(Subject kind, Uuid subject, Lineage const& step, Uuid id, UtcTime now);
    // Latest first.
    std::vector<Lineage> lineage(Uuid subject);
    // A step of an organisation, of one of its operations, or of what became part of it.
    struct PartnerStep {
        Subject subject_kind = Subject::organisation;
        Uuid subject;
        Lineage step;
    };
    // Latest first.
    std::vector<PartnerStep> lineage_of_partner(Id<Organisation> organisation);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::areas
