// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>

#include "lib/base/bounded.h"
#include "lib/base/id.h"
#include "src/access/subjects.h"
#include "src/features/areas/domain/validity.h"

namespace samsyn::areas {

enum class OrganisationKind { committee, authority, company, association };
BOOST_DESCRIBE_ENUM(OrganisationKind, committee, authority, company, association)

enum class Sector { public_, private_ };
BOOST_DESCRIBE_ENUM(Sector, public_, private_)

struct OrganisationDetails {
    Text<160> name;
    OrganisationKind kind = OrganisationKind::committee;
    Sector sector = Sector::public_;
    std::optional<Text<200>> contact_email;
    Day valid_from;
    std::optional<Day> valid_to;  // the first day it is no more
    friend bool operator==(OrganisationDetails const&, OrganisationDetails const&) = default;
};
BOOST_DESCRIBE_STRUCT(OrganisationDetails, (), (name, kind, sector, contact_email, valid_from, valid_to))

// A partner: a secrecy domain of its own.
struct KeptOrganisation : OrganisationDetails {
    Id<Organisation> id;
    std::string code;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(KeptOrganisation, (OrganisationDetails), (id, code, version))

struct OperationDetails {
    Text<160> name;
    bool is_external = false;  // runs on its own outside the municipality: a shop, a football club
    std::optional<Text<200>> contact_email;
    std::optional<Text<200>> stand_in_email;
    Day valid_from;
    std::optional<Day> valid_to;
    friend bool operator==(OperationDetails const&, OperationDetails const&) = default;
};
BOOST_DESCRIBE_STRUCT(OperationDetails, (),
                      (name, is_external, contact_email, stand_in_email, valid_from, valid_to))

// A reporting unit of an organisation.
struct KeptOperation : OperationDetails {
    Id<Operation> id;
    Id<Organisation> organisation;
    std::string code;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(KeptOperation, (OperationDetails), (id, organisation, code, version))

std::vector<FieldError> faults_of(OrganisationDetails const& details);
std::vector<FieldError> faults_of(OperationDetails const& details);

}  // namespace samsyn::areas
