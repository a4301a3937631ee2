// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/store/organisation_store.h"

#include "src/features/areas/store/columns.h"

namespace samsyn::areas {
namespace {

constexpr auto organisation_columns =
    "id, code, name, kind, sector, contact_email, valid_from, valid_to, version";

KeptOrganisation read_organisation(sql::Row const& row)
{
    KeptOrganisation organisation;
    organisation.id = row.id<Organisation>(0);
    organisation.code = row.text(1);
    organisation.name = row.text(2);
    organisation.kind = sql::read_enum<OrganisationKind>(row, 3);
    organisation.sector = sql::read_enum<Sector>(row, 4);
    organisation.contact_email = read_optional_text<200>(row, 5);
    organisation.valid_from = row.day(6);
    organisation.valid_to = row.optional_day(7);
    organisation.version = row.integer(8);
    return organisation;
}

constexpr auto operation_columns =
    "id, organisation, code, name, is_external, contact_email, stand_in_email, valid_from, valid_to, version";

KeptOperation read_operation(sql::Row const& row)
{
    KeptOperation operation;
    operation.id = row.id<Operation>(0);
    operation.organisation = row.id<Organisation>(1);
    operation.code = row.text(2);
    operation.name = row.text(3);
    operation.is_external = row.flag(4);
    operation.contact_email = read_optional_text<200>(row, 5);
    operation.stand_in_email = read_optional_text<200>(row, 6);
    operation.valid_from = row.day(7);
    operation.valid_to = row.optional_day(8);
    operation.version = row.integer(9);
    return operation;
}

}  // namespace

void OrganisationStore::insert(KeptOrganisation const& organisation, UtcTime now)
{
    m_transaction.change(
        "INSERT INTO organisations (tenant, id, code, name, kind, sector, contact_email, valid_from, "
        "valid_to, version, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        m_tenant, organisation.id, organisation.code, organisation.name, enum_text(organisation.kind),
        enum_text(organisation.sector), organisation.contact_email, organisation.valid_from,
        organisation.valid_to, organisation.version, now);
}

void OrganisationStore::save(KeptOrganisation const& organisation)
{
    m_transaction.change(
        "UPDATE organisations SET name = $1, kind = $2, sector = $3, contact_email = $4, valid_from = $5, "
        "valid_to = $6, version = $7 WHERE tenant = $8 AND id = $9",
        organisation.name, enum_text(organisation.kind), enum_text(organisation.sector),
        organisation.contact_email, organisation.valid_from, organisation.valid_to, organisation.version,
        m_tenant, organisation.id);
}

std::optional<KeptOrganisation> OrganisationStore::find(Id<Organisation> id)
{
    return m_transaction.first(select(organisation_columns, "organisations WHERE tenant = $1 AND id = $2"),
                               read_organisation, m_tenant, id);
}

bool OrganisationStore::has_organisation(std::string const& code)
{
    return m_transaction.exists("SELECT 1 FROM organisations WHERE tenant = $1 AND code = $2", m_tenant,
                                code);
}

std::vector<KeptOrganisation> OrganisationStore::organisations()
{
    return m_transaction.list(
        select(organisation_columns, "organisations WHERE tenant = $1 ORDER BY name, code"),
        read_organisation, m_tenant);
}

void OrganisationStore::insert(KeptOperation const& operation, UtcTime now)
{
    m_transaction.change(
        "INSERT INTO operations (tenant, id, organisation, code, name, is_external, contact_email, "
        "stand_in_email, valid_from, valid_to, version, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        m_tenant, operation.id, operation.organisation, operation.code, operation.name, operation.is_external,
        operation.contact_email, operation.stand_in_email, operation.valid_from, operation.valid_to,
        operation.version, now);
}

void OrganisationStore::save(KeptOperation const& operation)
{
    m_transaction.change(
        "UPDATE operations SET name = $1, is_external = $2, contact_email = $3, stand_in_email = $4, "
        "valid_from = $5, valid_to = $6, version = $7 WHERE tenant = $8 AND id = $9",
        operation.name, operation.is_external, operation.contact_email, operation.stand_in_email,
        operation.valid_from, operation.valid_to, operation.version, m_tenant, operation.id);
}

std::optional<KeptOperation> OrganisationStore::find_operation(Id<Operation> id)
{
    return m_transaction.first(select(operation_columns, "operations WHERE tenant = $1 AND id = $2"),
                               read_operation, m_tenant, id);
}

bool OrganisationStore::has_operation(std::string const& code)
{
    return m_transaction.exists("SELECT 1 FROM operations WHERE tenant = $1 AND code = $2", m_tenant, code);
}

std::vector<KeptOperation> OrganisationStore::operations()
{
    return m_transaction.list(select(operation_columns, "operations WHERE tenant = $1 ORDER BY name, code"),
                              read_operation, m_tenant);
}

std::vector<Id<Operation>> OrganisationStore::move_operations(Id<Organisation> from, Id<Organisation> to)
{
    auto moved = m_transaction.list(
        "SELECT id FROM operations WHERE tenant = $1 AND organisation = $2 ORDER BY id",
        [](sql::Row const& row) { return row.id<Operation>(0); }, m_tenant, from);
    m_transaction.change(
        "UPDATE operations SET organisation = $1, version = version + 1 "
        "WHERE tenant = $2 AND organisation = $3",
        to, m_tenant, from);
    return moved;
}

}  // namespace samsyn::areas
