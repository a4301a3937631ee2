// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/http/routes.h"

#include "src/features/editions/usecases/approve.h"
#include "src/features/editions/usecases/assess.h"
#include "src/features/editions/usecases/freeze.h"
#include "src/features/editions/usecases/show_assessment.h"
#include "src/features/editions/usecases/show_edition.h"

namespace samsyn::editions {

void add_routes(api::Api& api, situation::PictureMemory& memory)
{
    using enum http::Method;
    auto const lend = [&memory](auto& what) { what.memory = &memory; };
    api.query<ShowAssessment>("/api/areas/{area}/assessments/{first}", lend);
    api.command<WriteSummary>(put, "/api/areas/{area}/assessments/{first}/summary", 200, lend);
    api.command<DecideLevel>(put, "/api/areas/{area}/assessments/{first}/levels/{category}", 200, lend);
    api.command<FollowProposal>(del, "/api/areas/{area}/assessments/{first}/levels/{category}", 200, lend);
    api.command<WritePlan>(put, "/api/areas/{area}/assessments/{first}/plan", 200, lend);
    api.command<Approve>(put, "/api/areas/{area}/assessments/{first}/approval", 200, lend);
    api.command<WithdrawApproval>(del, "/api/areas/{area}/assessments/{first}/approval", 200, lend);
    api.command<Freeze>(put, "/api/editions/{edition}", 200, lend);
    api.command<ShareEdition>(put, "/api/editions/{edition}/audience");
    api.query<ListEditions>("/api/editions");
    api.query<ShowEdition>("/api/editions/{edition}");
    api.query<DownloadEdition>("/api/editions/{edition}/file");
}

}  // namespace samsyn::editions
