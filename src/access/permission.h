// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>

namespace samsyn::access {

// Every permission there is. Commands and queries name the one they need in their type.
enum class Permission {
    own_account,           // see and change one's own profile, sessions and sign-in
    see_rights,            // read the table of who may do what
    manage_accounts,       // invite users, give roles, end memberships
    manage_configuration,  // settings of the installation for the tenant, failed jobs
    read_register,         // organisations, operations, areas and places: the common address book
    manage_register,       // change them
    read_checklists,
    manage_checklists,    // edit checklists and local categories
    read_rounds,          // rounds of an area with who has answered
    manage_rounds,        // set the rhythm, open, close, remind, excuse, review
    report,               // answer the checklist for an operation
    read_own_reports,     // reports of the own organisation and the feedback to them
    read_reports,         // reports and observations of an area, others' too
    import_observations,  // take in files of observations
    read_picture,         // the internal lägesbild of an area
    raise_acute,          // send an acute event to its circle
    follow_acute,         // acknowledge, write in the log
    close_acute,          // close, merge duplicates
    edit_feedback,        // write and send the feedback to operations
    export_data,          // spreadsheets of what one may see
    assess_picture,       // summary, levels, action plan, approval and freezing of an area's lägesbild
    manage_goals,         // why an area works together, its joint target and indicators
    attach_files,         // documents and photos of an area
    read_releases,        // what has been and is to be made public, with the gate's reasons
    prepare_release,      // put a public release together, withdraw or correct one
    approve_release,      // approve one that somebody else put together
    run_jobs,             // the product's own recurring work
};
BOOST_DESCRIBE_ENUM(Permission, own_account, see_rights, manage_accounts, manage_configuration, read_register,
                    manage_register, read_checklists, manage_checklists, read_rounds, manage_rounds, report,
                    read_own_reports, read_reports, import_observations, read_picture, raise_acute,
                    follow_acute, close_acute, edit_feedback, export_data, assess_picture, manage_goals,
                    attach_files, read_releases, prepare_release, approve_release, run_jobs)

// How far a grant reaches inside the tenant.
enum class Reach {
    self,           // one's own account
    own_operation,  // an operation one reports for
    organisation,   // what belongs to one's organisation
    area,           // an area where one's organisation has a function
    core_area,      // an area where one's organisation is in the core
    tenant,         // everything of the municipality
};
BOOST_DESCRIBE_ENUM(Reach, self, own_operation, organisation, area, core_area, tenant)

}  // namespace samsyn::access
