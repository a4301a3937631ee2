// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/store/area_store.h"

#include "lib/geo/wkb.h"
#include "src/features/areas/store/columns.h"

namespace samsyn::areas {
namespace {

constexpr auto area_columns = "id, parent, code, name, kind, positions, valid_from, valid_to, version";

KeptArea read_area(sql::Row const& row)
{
    KeptArea area;
    area.id = row.id<Area>(0);
    area.parent = row.optional_id<Area>(1);
    area.code = row.text(2);
    area.name = row.text(3);
    area.kind = sql::read_enum<AreaKind>(row, 4);
    area.positions = sql::read_enum<Positions>(row, 5);
    area.valid_from = row.day(6);
    area.valid_to = row.optional_day(7);
    area.version = row.integer(8);
    return area;
}

Boundary read_boundary(sql::Row const& row)
{
    auto ground = geo::multi_polygon_from_wkb<geo::Wgs84>(row.geometry(2));
    check(ground.has_value());  // only insert() writes it
    return {row.id<Area>(0), row.day(1), std::move(*ground), {row.number(3), row.number(4)}, row.text(5)};
}

constexpr auto function_columns = "id, area, organisation, area_function, valid_from, valid_to";

HeldFunction read_function(sql::Row const& row)
{
    return {row.id<HeldFunction>(0),
            row.id<Area>(1),
            row.id<Organisation>(2),
            sql::read_enum<access::AreaFunction>(row, 3),
            row.day(4),
            row.optional_day(5)};
}

constexpr auto entry_columns = "id, area, operation, reports_on, valid_from, valid_to";

InventoryEntry read_entry(sql::Row const& row)
{
    return {row.id<InventoryEntry>(0), row.id<Area>(1), row.id<Operation>(2), row.text(3), row.day(4),
            row.optional_day(5)};
}

std::optional<Uuid> optional_uuid(sql::Row const& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional(row.uuid(column));
}

}  // namespace

void AreaStore::insert(KeptArea const& area, UtcTime now)
{
    m_transaction.change(
        "INSERT INTO areas (tenant, id, parent, code, name, kind, positions, valid_from, valid_to, version, "
        "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        m_tenant, area.id, area.parent, area.code, area.name, enum_text(area.kind), enum_text(area.positions),
        area.valid_from, area.valid_to, area.version, now);
}

void AreaStore::save(KeptArea const& area)
{
    m_transaction.change(
        "UPDATE areas SET parent = $1, name = $2, positions = $3, valid_from = $4, valid_to = $5, "
        "version = $6 WHERE tenant = $7 AND id = $8",
        area.parent, area.name, enum_text(area.positions), area.valid_from, area.valid_to, area.version,
        m_tenant, area.id);
}

std::optional<KeptArea> AreaStore::find(Id<Area> id)
{
    return m_transaction.first(select(area_columns, "areas WHERE tenant = $1 AND id = $2"), read_area,
                               m_tenant, id);
}

std::vector<KeptArea> AreaStore::list()
{
    return m_transaction.list(select(area_columns, "areas WHERE tenant = $1 ORDER BY sort_order, name, code"),
                              read_area, m_tenant);
}

void AreaStore::insert(Boundary const& boundary)
{
    m_transaction.change(
        "INSERT INTO area_boundaries (tenant, area, valid_from, boundary, label_lon, label_lat, source) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        m_tenant, boundary.area, boundary.valid_from, sql::Geometry{geo::to_wkb(boundary.ground)},
        boundary.label.lon, boundary.label.lat, boundary.source);
}

bool AreaStore::has_boundary_from(Id<Area> area, Day day)
{
    return m_transaction.exists(
        "SELECT 1 FROM area_boundaries WHERE tenant = $1 AND area = $2 AND valid_from = $3", m_tenant, area,
        day);
}

std::vector<Boundary> AreaStore::boundaries(Day on)
{
    return m_transaction.list(
        "SELECT b.area, b.valid_from, b.boundary, b.label_lon, b.label_lat, b.source FROM area_boundaries b "
        "WHERE b.tenant = $1 AND b.valid_from = (SELECT MAX(c.valid_from) FROM area_boundaries c "
        "WHERE c.tenant = b.tenant AND c.area = b.area AND c.valid_from <= $2) ORDER BY b.area",
        read_boundary, m_tenant, on);
}

std::vector<Boundary> AreaStore::boundary_history(Id<Area> area)
{
    return m_transaction.list(
        "SELECT area, valid_from, boundary, label_lon, label_lat, source FROM area_boundaries "
        "WHERE tenant = $1 AND area = $2 ORDER BY valid_from DESC",
        read_boundary, m_tenant, area);
}

void AreaStore::insert(HeldFunction const& function)
{
    m_transaction.change(
        "INSERT INTO area_functions (tenant, id, area, organisation, area_function, valid_from, valid_to) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        m_tenant, function.id, function.area, function.organisation, enum_text(function.function),
        function.valid_from, function.valid_to);
}

std::optional<HeldFunction> AreaStore::function(Id<HeldFunction> id)
{
    return m_transaction.first(select(function_columns, "area_functions WHERE tenant = $1 AND id = $2"),
                               read_function, m_tenant, id);
}

void AreaStore::end(HeldFunction const& function)
{
    m_transaction.change("UPDATE area_functions SET valid_to = $1 WHERE tenant = $2 AND id = $3",
                         function.valid_to, m_tenant, function.id);
}

std::vector<HeldFunction> AreaStore::functions(Id<Area> area)
{
    return m_transaction.list(
        select(function_columns,
               "area_functions WHERE tenant = $1 AND area = $2 ORDER BY area_function, valid_from, id"),
        read_function, m_tenant, area);
}

std::vector<HeldFunction> AreaStore::functions_of(Id<Organisation> organisation)
{
    return m_transaction.list(
        select(function_columns,
               "area_functions WHERE tenant = $1 AND organisation = $2 ORDER BY area, valid_from, id"),
        read_function, m_tenant, organisation);
}

std::vector<HeldFunction> AreaStore::all_functions()
{
    return m_transaction.list(
        select(function_columns,
               "area_functions WHERE tenant = $1 ORDER BY area, area_function, valid_from, id"),
        read_function, m_tenant);
}

bool AreaStore::overlaps(HeldFunction const& function)
{
    return m_transaction.exists(
        "SELECT 1 FROM area_functions WHERE tenant = $1 AND area = $2 AND organisation = $3 "
        "AND area_function = $4 AND (valid_to IS NULL OR valid_to > $5)",
        m_tenant, function.area, function.organisation, enum_text(function.function), function.valid_from);
}

void AreaStore::insert(InventoryEntry const& entry)
{
    m_transaction.change(
        "INSERT INTO inventory (tenant, id, area, operation, reports_on, valid_from, valid_to) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        m_tenant, entry.id, entry.area, entry.operation, entry.reports_on, entry.valid_from, entry.valid_to);
}

std::optional<InventoryEntry> AreaStore::entry(Id<InventoryEntry> id)
{
    return m_transaction.first(select(entry_columns, "inventory WHERE tenant = $1 AND id = $2"), read_entry,
                               m_tenant, id);
}

void AreaStore::end(InventoryEntry const& entry)
{
    m_transaction.change("UPDATE inventory SET valid_to = $1 WHERE tenant = $2 AND id = $3", entry.valid_to,
                         m_tenant, entry.id);
}

std::vector<InventoryEntry> AreaStore::inventory(Id<Area> area)
{
    return m_transaction.list(
        select(entry_columns, "inventory WHERE tenant = $1 AND area = $2 ORDER BY valid_from, id"),
        read_entry, m_tenant, area);
}

std::vector<InventoryEntry> AreaStore::whole_inventory()
{
    return m_transaction.list(
        select(entry_columns, "inventory WHERE tenant = $1 ORDER BY area, valid_from, id"), read_entry,
        m_tenant);
}

bool AreaStore::overlaps(InventoryEntry const& entry)
{
    return m_transaction.exists(
        "SELECT 1 FROM inventory WHERE tenant = $1 AND area = $2 AND operation = $3 "
        "AND (valid_to IS NULL OR valid_to > $4)",
        m_tenant, entry.area, entry.operation, entry.valid_from);
}

void AreaStore::remember(Subject kind, Uuid subject, Lineage const& step, Uuid id, UtcTime now)
{
    auto const other = step.other ? sql::to_value(*step.other) : sql::Value(sql::Null{});
    m_transaction.change(
        "INSERT INTO lineage (tenant, id, subject_kind, subject, happened, other, note, on_day, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        m_tenant, id, enum_text(kind), subject, enum_text(step.happened), other, step.note, step.on_day, now);
}

std::vector<Lineage> AreaStore::lineage(Uuid subject)
{
    return m_transaction.list(
        "SELECT happened, other, note, on_day FROM lineage WHERE tenant = $1 AND subject = $2 "
        "ORDER BY on_day DESC, created_at DESC, id DESC",
        [](sql::Row const& row) {
            return Lineage{sql::read_enum<Happened>(row, 0), optional_uuid(row, 1), row.text(2), row.day(3)};
        },
        m_tenant, subject);
}

std::vector<AreaStore::PartnerStep> AreaStore::lineage_of_partner(Id<Organisation> organisation)
{
    return m_transaction.list(
        "SELECT subject_kind, subject, happened, other, note, on_day FROM lineage WHERE tenant = $1 "
        "AND (subject = $2 OR other = $2 OR subject IN (SELECT id FROM operations WHERE tenant = $1 "
        "AND organisation = $2)) ORDER BY on_day DESC, created_at DESC, id DESC",
        [](sql::Row const& row) {
            return PartnerStep{
                sql::read_enum<Subject>(row, 0), row.uuid(1),
                Lineage{sql::read_enum<Happened>(row, 2), optional_uuid(row, 3), row.text(4), row.day(5)}};
        },
        m_tenant, organisation);
}

}  // namespace samsyn::areas
