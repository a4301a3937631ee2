// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/areas/domain/area.h"
#include "src/features/areas/domain/lineage.h"
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

struct FunctionInArea : HeldFunction {
    std::string area_name;
};
BOOST_DESCRIBE_STRUCT(FunctionInArea, (HeldFunction), (area_name))

struct PartnerStep {
    std::string subject_name;  // an operation of it, or what became part of it; empty for itself
    Happened happened = Happened::opened;
    std::string other_name;  // what it was merged into, split from or moved to, as it is called today
    std::string note;        // of a renaming: the old name
    Day on_day;
};
BOOST_DESCRIBE_STRUCT(PartnerStep, (), (subject_name, happened, other_name, note, on_day))

struct OrganisationPage {
    OrganisationWithOperations organisation;
    std::vector<FunctionInArea> functions;  // what was and what is to come, too
    std::vector<PartnerStep> history;       // latest first
    bool may_manage = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OrganisationPage, (), (organisation, functions, history, may_manage, version))

// One partner with its functions in the areas, and what became of it and its operations.
struct ShowOrganisation {
    static constexpr std::string_view name = "areas.show_organisation";
    static constexpr auto needs = access::Permission::read_register;
    using Output = OrganisationPage;

    Id<Organisation> organisation;
};
BOOST_DESCRIBE_STRUCT(ShowOrganisation, (), (organisation))

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
Result<access::Scope> scope_of(ShowOrganisation const& query, work::Reading& reading);
Result<OrganisationPage> handle(ShowOrganisation const& query, work::Reading& reading);
Result<access::Scope> scope_of(ListOperations const& query, work::Reading& reading);
Result<OperationList> handle(ListOperations const& query, work::Reading& reading);

}  // namespace samsyn::areas
