// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/areas/domain/organisation.h"
#include "src/features/areas/usecases/saved.h"

// The commands carry the details as they are kept. Their own `name` hides the details' name, so the details
// are used through their base.
namespace samsyn::areas {

// A new partner, or a part split from one that was.
struct CreateOrganisation : OrganisationDetails {
    static constexpr std::string_view name = "areas.create_organisation";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Text<40> code;
    std::optional<Id<Organisation>> split_from;
};
BOOST_DESCRIBE_STRUCT(CreateOrganisation, (OrganisationDetails), (code, split_from))

// A new name or an end is remembered in the organisation's history.
struct EditOrganisation : OrganisationDetails {
    static constexpr std::string_view name = "areas.edit_organisation";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<Organisation> organisation;
    std::int64_t if_match = 0;
};
BOOST_DESCRIBE_STRUCT(EditOrganisation, (OrganisationDetails), (organisation, if_match))

// Every fault of an organisation or an operation: its own, and words on persons.
std::vector<FieldError> organisation_faults(OrganisationDetails const& details);
std::vector<FieldError> operation_faults(OperationDetails const& details);

// Ends an organisation and gives its operations to another from that day. What has been reported stays with
// the organisation that reported it.
struct MergeOrganisation {
    static constexpr std::string_view name = "areas.merge_organisation";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<Organisation> organisation;
    std::int64_t if_match = 0;
    Id<Organisation> into;
    Day on_day;
};
BOOST_DESCRIBE_STRUCT(MergeOrganisation, (), (organisation, if_match, into, on_day))

struct CreateOperation : OperationDetails {
    static constexpr std::string_view name = "areas.create_operation";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<Organisation> organisation;
    Text<40> code;
};
BOOST_DESCRIBE_STRUCT(CreateOperation, (OperationDetails), (organisation, code))

struct EditOperation : OperationDetails {
    static constexpr std::string_view name = "areas.edit_operation";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Saved;

    Id<Operation> operation;
    std::int64_t if_match = 0;
};
BOOST_DESCRIBE_STRUCT(EditOperation, (OperationDetails), (operation, if_match))

Result<access::Scope> scope_of(CreateOrganisation const& command, work::Work& work);
Result<Saved> handle(CreateOrganisation const& command, work::Work& work);
Result<access::Scope> scope_of(EditOrganisation const& command, work::Work& work);
Result<Saved> handle(EditOrganisation const& command, work::Work& work);
Result<access::Scope> scope_of(MergeOrganisation const& command, work::Work& work);
Result<Saved> handle(MergeOrganisation const& command, work::Work& work);
Result<access::Scope> scope_of(CreateOperation const& command, work::Work& work);
Result<Saved> handle(CreateOperation const& command, work::Work& work);
Result<access::Scope> scope_of(EditOperation const& command, work::Work& work);
Result<Saved> handle(EditOperation const& command, work::Work& work);

}  // namespace samsyn::areas
