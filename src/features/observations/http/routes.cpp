// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/http/routes.h"

#include "src/features/observations/usecases/list_observations.h"

namespace samsyn::observations {

void add_routes(api::Api& api) { api.query<ListObservations>("/api/observations"); }

}  // namespace samsyn::observations
