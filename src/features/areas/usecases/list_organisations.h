// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/areas/domain/organisation.h"
#include "src/work/work.h"

namespace samsyn::areas {

struct OrganisationWithOperations : KeptOrganisation {
    bool is_own = false;
    std::vector<KeptOperation> operations;
};
BOOST_DESCRIBE_STRUCT(OrganisationWithOperations, (KeptOrganisation), (is_own, operations))

struct OrganisationList {
    std::vector<OrganisationWithOperations> organisations;
    bool may_manage = false;
};
BOOST_DESCRIBE_STRUCT(OrganisationList, (), (organisations, may_manage))

// The partners of the municipality with their operations, by name, closed ones too. Addresses are there for
// those who keep the register and for the own organisation.
struct ListOrganisations {
    static constexpr std::string_view name = "areas.list_organisations";
    static constexpr auto needs = access::Permission::read_register;
    using Output = OrganisationList;
};
BOOST_DESCRIBE_STRUCT(ListOrganisations, (), ())

struct OperationList {
    std::vector<KeptOperation> operations;
};
BOOST_DESCRIBE_STRUCT(OperationList, (), (operations))

// All operations, by name; addresses as in the list of organisations.
struct ListOperations {
    static constexpr std::string_view name = "areas.list_operations";
    static constexpr auto needs = access::Permission::read_register;
    using Output = OperationList;
};
BOOST_DESCRIBE_STRUCT(ListOperations, (), ())

Result<access::Scope> scope_of(ListOrganisations const& query, work::Reading& reading);
Result<OrganisationList> handle(ListOrganisations const& query, work::Reading& reading);
Result<access::Scope> scope_of(ListOperations const& query, work::Reading& reading);
Result<OperationList> handle(ListOperations const& query, work::Reading& reading);

}  // namespace samsyn::areas
