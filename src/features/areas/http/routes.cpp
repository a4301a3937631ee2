// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/http/routes.h"

#include "lib/tabular/features.h"
#include "src/features/areas/http/sheet_routes.h"
#include "src/features/areas/usecases/change_area.h"
#include "src/features/areas/usecases/change_organisation.h"
#include "src/features/areas/usecases/change_place.h"
#include "src/features/areas/usecases/import_boundaries.h"
#include "src/features/areas/usecases/list_areas.h"
#include "src/features/areas/usecases/list_organisations.h"
#include "src/features/areas/usecases/show_area.h"
#include "src/work/file_limits.h"

namespace samsyn::areas {
namespace {

http::Response answer(Result<BoundaryReport> const& report, http::Request const& request)
{
    if (!report) return api::detail::refusal(report.error(), request);
    return api::detail::answer(*report, 200);
}

std::optional<int> epsg_of(http::Request const& request)
{
    std::optional<int> epsg;
    if (auto const said = request.parameter("epsg")) json::Form<std::optional<int>>::from_text(*said, epsg);
    return epsg;
}

// The body is the file itself (GeoJSON, GeoPackage or a zipped Shapefile); what is said about it stands in
// the query, with dry_run=true to be shown and not done.
http::Response take_boundaries(api::Api& api, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    auto const file = api::detail::decode<BoundaryFile>(request, std::nullopt);
    if (!file) return api::detail::refusal(file.error(), request);

    auto features = tabular::read_features(request.body_file, {}, epsg_of(request));
    if (!features) return api::detail::refusal(features.error(), request);
    if (request.parameter("dry_run") == "true")
        return answer(work::ask(api.runtime(), *actor, PreviewBoundaries{*file, std::move(*features)}),
                      request);
    return answer(
        work::execute(api.runtime(), *actor, ImportBoundaries{*file, std::move(*features)}, {request.id}),
        request);
}

}  // namespace

void add_routes(api::Api& api)
{
    using enum http::Method;
    api.query<ListOrganisations>("/api/organisations");
    api.query<ShowOrganisation>("/api/organisations/{organisation}");
    api.command<CreateOrganisation>(post, "/api/organisations", 201);
    api.command<EditOrganisation>(put, "/api/organisations/{organisation}");
    api.command<MergeOrganisation>(post, "/api/organisations/{organisation}/merger");
    api.query<ListOperations>("/api/operations");
    api.command<CreateOperation>(post, "/api/organisations/{organisation}/operations", 201);
    api.command<EditOperation>(put, "/api/operations/{operation}");

    api.query<ListAreas>("/api/areas");
    api.query<FindAreasAt>("/api/areas-at-point");
    add_sheet_routes(api);
    api.upload<ImportBoundaries>(
        post, "/api/area-boundaries",
        [&api](http::Request const& request) { return take_boundaries(api, request); },
        work::most_boundary_bytes);
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
    api.command<EditDesignation>(put, "/api/designations/{id}");
}

}  // namespace samsyn::areas
