// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/http/routes.h"

#include "src/features/goals/usecases/change_goal.h"
#include "src/features/goals/usecases/change_indicator.h"
#include "src/features/goals/usecases/count_baseline.h"
#include "src/features/goals/usecases/list_goals.h"
#include "src/features/goals/usecases/set_start.h"
#include "src/features/goals/usecases/show_goals.h"

namespace samsyn::goals {

void add_routes(api::Api& api)
{
    using enum http::Method;
    api.query<ListGoals>("/api/goals");
    api.query<ShowGoals>("/api/areas/{area}/goals");
    api.command<SetStart>(put, "/api/areas/{area}/start");
    api.query<CountBaseline>("/api/areas/{area}/baseline");
    api.command<PutGoal>(put, "/api/goals/{goal}");
    api.command<EndGoal>(post, "/api/goals/{goal}/end");
    api.command<PutIndicator>(put, "/api/indicators/{indicator}");
    api.command<EndIndicator>(post, "/api/indicators/{indicator}/end");
    api.command<Measure>(put, "/api/measurements/{measurement}");
}

}  // namespace samsyn::goals
