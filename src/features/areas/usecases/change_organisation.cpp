// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/change_organisation.h"

#include "src/features/areas/store/organisation_store.h"

namespace samsyn::areas {
namespace {

OrganisationStore store(work::Work& work) { return {work.transaction, work.actor.tenant}; }

std::vector<FieldError> faults_of(CreateOrganisation const& command, OrganisationStore& organisations)
{
    auto faults = organisation_faults(command);
    check_code(command.code.value, organisations.has_organisation(command.code), faults);
    if (command.split_from && !organisations.find(*command.split_from))
        faults.push_back({"split_from", "organisation.unknown"});
    return faults;
}

}  // namespace

std::vector<FieldError> organisation_faults(OrganisationDetails const& details)
{
    auto faults = faults_of(details);
    check_words("name", details.name, faults);
    return faults;
}

std::vector<FieldError> operation_faults(OperationDetails const& details)
{
    auto faults = faults_of(details);
    check_words("name", details.name, faults);
    return faults;
}

Result<access::Scope> scope_of(CreateOrganisation const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(EditOrganisation const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(MergeOrganisation const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(CreateOperation const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(EditOperation const&, work::Work&) { return access::Scope{}; }

Result<Saved> handle(CreateOrganisation const& command, work::Work& work)
{
    auto organisations = store(work);
    if (auto const sound = none_of(faults_of(command, organisations)); !sound) return refuse(sound);
    KeptOrganisation organisation;
    static_cast<OrganisationDetails&>(organisation) = command;
    organisation.id = work.new_id_of<Organisation>();
    organisation.code = command.code;
    organisations.insert(organisation, work.now);

    auto const happened = command.split_from ? Happened::split_from : Happened::opened;
    auto const other = command.split_from ? std::optional(command.split_from->uuid()) : std::nullopt;
    remember(work, Subject::organisation, organisation.id.uuid(),
             {happened, other, {}, organisation.valid_from});
    return saved(work, organisation.id.uuid(), organisation.version);
}

Result<Saved> handle(EditOrganisation const& command, work::Work& work)
{
    auto organisations = store(work);
    auto organisation = organisations.find(command.organisation);
    if (!organisation) return fail(ErrorKind::not_found, "organisation.unknown");
    if (auto const fresh = check_version(organisation->version, command.if_match); !fresh)
        return refuse(fresh);
    OrganisationDetails const& details = command;
    if (auto const sound = none_of(organisation_faults(details)); !sound) return refuse(sound);

    remember_edit<OrganisationDetails>(work, Subject::organisation, organisation->id.uuid(), *organisation,
                                       details);
    static_cast<OrganisationDetails&>(*organisation) = details;
    ++organisation->version;
    organisations.save(*organisation);
    return saved(work, organisation->id.uuid(), organisation->version);
}

Result<Saved> handle(MergeOrganisation const& command, work::Work& work)
{
    auto organisations = store(work);
    auto organisation = organisations.find(command.organisation);
    if (!organisation) return fail(ErrorKind::not_found, "organisation.unknown");
    if (auto const fresh = check_version(organisation->version, command.if_match); !fresh)
        return refuse(fresh);
    if (command.into == command.organisation || !organisations.find(command.into))
        return fail_field("into", "organisation.unknown");
    if (command.on_day <= organisation->valid_from) return fail_field("on_day", "validity.order");

    organisation->valid_to = command.on_day;
    ++organisation->version;
    organisations.save(*organisation);
    remember(work, Subject::organisation, organisation->id.uuid(),
             {Happened::merged_into, command.into.uuid(), {}, command.on_day});
    for (auto const& operation : organisations.move_operations(organisation->id, command.into))
        remember(work, Subject::operation, operation.uuid(),
                 {Happened::moved, command.into.uuid(), {}, command.on_day});
    return saved(work, organisation->id.uuid(), organisation->version);
}

Result<Saved> handle(CreateOperation const& command, work::Work& work)
{
    auto organisations = store(work);
    if (!organisations.find(command.organisation)) return fail(ErrorKind::not_found, "organisation.unknown");
    auto faults = operation_faults(command);
    check_code(command.code.value, organisations.has_operation(command.code), faults);
    if (auto const sound = none_of(std::move(faults)); !sound) return refuse(sound);

    KeptOperation operation;
    static_cast<OperationDetails&>(operation) = command;
    operation.id = work.new_id_of<Operation>();
    operation.organisation = command.organisation;
    operation.code = command.code;
    organisations.insert(operation, work.now);
    remember(work, Subject::operation, operation.id.uuid(),
             {Happened::opened, std::nullopt, {}, operation.valid_from});
    return saved(work, operation.id.uuid(), operation.version);
}

Result<Saved> handle(EditOperation const& command, work::Work& work)
{
    auto organisations = store(work);
    auto operation = organisations.find_operation(command.operation);
    if (!operation) return fail(ErrorKind::not_found, "operation.unknown");
    if (auto const fresh = check_version(operation->version, command.if_match); !fresh) return refuse(fresh);
    OperationDetails const& details = command;
    if (auto const sound = none_of(operation_faults(details)); !sound) return refuse(sound);

    remember_edit<OperationDetails>(work, Subject::operation, operation->id.uuid(), *operation, details);
    static_cast<OperationDetails&>(*operation) = details;
    ++operation->version;
    organisations.save(*operation);
    return saved(work, operation->id.uuid(), operation->version);
}

}  // namespace samsyn::areas
