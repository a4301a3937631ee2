// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/import_desk.h"

namespace samsyn::datasets {

std::string ImportDesk::file_of(Id<Tenant> tenant, Id<Import> id) const
{
    return folder + "/" + tenant.text() + "." + id.text() + ".file";
}

std::string ImportDesk::faults_of(Id<Tenant> tenant, Id<Import> id) const
{
    return folder + "/" + tenant.text() + "." + id.text() + ".faults";
}

}  // namespace samsyn::datasets
