// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/http/routes.h"

#include "src/features/areas/usecases/change_area.h"
#include "src/features/areas/usecases/change_organisation.h"
#include "src/features/areas/usecases/change_place.h"
#include "src/features/areas/usecases/list_areas.h"
#include "src/features/areas/usecases/list_organisations.h"
#include "src/features/areas/usecases/show_area.h"

namespace samsyn::areas {

void add_routes(api::Api& api)
{
    using enum http::Method;
    api.query<ListOrganisations>("/api/organisations");
    api.command<CreateOrganisation>(post, "/api/organisations", 201);
    api.command<EditOrganisation>(put, "/api/organisations/{organisation}");
    api.command<MergeOrganisation>(post, "/api/organisations/{organisation}/merger");
    api.query<ListOperations>("/api/operations");
    api.command<CreateOperation>(post, "/api/organisations/{organisation}/operations", 201);
    api.command<EditOperation>(put, "/api/operations/{operation}");

    api.query<ListAreas>("/api/areas");
    api.query<FindAreasAt>("/api/areas-at-point");
    api.query<ShowArea>("/api/areas/{area}");
    api.command<CreateArea>(post, "/api/areas", 201);
    api.command<EditArea>(put, "/api/areas/{area}");
    api.command<GiveFunction>(post, "/api/areas/{area}/functions", 201);
    api.command<EndFunction>(post, "/api/area-functions/{function}/end");
    api.command<AddToInventory>(post, "/api/areas/{area}/inventory", 201);
    api.command<EndInventory>(post, "/api/inventory/{entry}/end");

    api.query<ListPlaces>("/api/places");
    api.command<CreatePlace>(post, "/api/places", 201);
    api.command<EditPlace>(put, "/api/places/{place}");
    api.command<AddResource>(post, "/api/areas/{area}/resources", 201);
    api.command<EditResource>(put, "/api/resources/{resource}");
    api.command<Designate>(post, "/api/areas/{area}/designations", 201);
}

}  // namespace samsyn::areas
