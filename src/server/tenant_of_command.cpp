// SPDX-License-Identifier: EUPL-1.2
#include "src/server/tenant_of_command.h"

#include "src/work/tenants.h"

namespace samsyn::server {

Result<Id<Tenant>> tenant_of(work::Runtime& runtime, std::string const& code, std::string const& area_code)
{
    auto const fitting = work::tenants_matching(runtime.database, code, area_code);
    if (fitting.empty()) return fail_field(code.empty() ? area_code : code, "tenant.unknown");
    if (fitting.size() > 1) return fail_field("--tenant", "tenant.which");
    return fitting.front();
}

}  // namespace samsyn::server
