// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/http/routes.h"

#include "src/features/publishing/usecases/decide_release.h"
#include "src/features/publishing/usecases/prepare_release.h"
#include "src/features/publishing/usecases/release_plan.h"
#include "src/features/publishing/usecases/show_release.h"

namespace samsyn::publishing {

void add_routes(api::Api& api, std::string const& public_url)
{
    using enum http::Method;
    api.query<ShowReleasePlan>("/api/release-plan");
    api.command<SetReleasePlan>(put, "/api/release-plan");
    api.query<ShowReleaseDraft>("/api/release-draft");
    api.query<ListReleases>("/api/releases");
    api.command<PrepareRelease>(put, "/api/releases/{release}");
    api.query<ShowRelease>("/api/releases/{release}",
                           [public_url](ShowRelease& query) { query.public_url = public_url; });
    api.command<ApproveRelease>(post, "/api/releases/{release}/approval");
    api.command<DiscardRelease>(del, "/api/releases/{release}");
    api.command<RejectRelease>(post, "/api/releases/{release}/rejection");
    api.command<WithdrawRelease>(post, "/api/releases/{release}/withdrawal");
}

}  // namespace samsyn::publishing
