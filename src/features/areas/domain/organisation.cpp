// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/domain/organisation.h"

namespace samsyn::areas {
namespace {

void check_email(char const* field, std::optional<Text<200>> const& email, std::vector<FieldError>& faults)
{
    if (email && !is_email(email->value)) faults.push_back({field, "email.malformed"});
}

}  // namespace

std::vector<FieldError> faults_of(OrganisationDetails const& details)
{
    std::vector<FieldError> faults;
    check_email("contact_email", details.contact_email, faults);
    check_order(details.valid_from, details.valid_to, faults);
    return faults;
}

std::vector<FieldError> faults_of(OperationDetails const& details)
{
    std::vector<FieldError> faults;
    check_email("contact_email", details.contact_email, faults);
    check_email("stand_in_email", details.stand_in_email, faults);
    check_order(details.valid_from, details.valid_to, faults);
    return faults;
}

}  // namespace samsyn::areas
