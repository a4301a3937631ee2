// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/http/routes.h"

#include "lib/base/sha256.h"
#include "src/features/situation/http/file_routes.h"
#include "src/features/situation/http/picture_page.h"
#include "src/features/situation/usecases/explore.h"
#include "src/features/situation/usecases/map_layers.h"
#include "src/features/situation/usecases/picture_as_geojson.h"
#include "src/features/situation/usecases/show_basis.h"
#include "src/features/situation/usecases/show_picture.h"

namespace samsyn::situation {
namespace {

// Maps are large and seldom change: the browser keeps them and asks whether they still hold.
http::Response show_basemap(api::Api& api, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return http::problem(actor.error(), request.id);
    auto const map = work::ask(api.runtime(), *actor, ShowBasemap{}, {request.id});
    if (!map) return http::problem(map.error(), request.id);
    auto const tag = '"' + to_hex(sha256(map->json)) + '"';
    bool const is_known = request.header("If-None-Match") == tag;
    auto response = http::json(is_known ? 304 : 200, is_known ? "" : map->json);
    response.set("ETag", tag);
    response.set("Cache-Control", "private, no-cache");
    return response;
}

http::Response show_geojson(api::Api& api, PictureMemory& memory, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return http::problem(actor.error(), request.id);
    auto query = api::detail::decode<ShowPicture>(request, std::nullopt);
    if (!query) return http::problem(query.error(), request.id);
    query->memory = &memory;
    auto const picture = work::ask(api.runtime(), *actor, *query, {request.id});
    if (!picture) return http::problem(picture.error(), request.id);
    auto response = http::json(200, picture_as_geojson(*picture));
    response.set("Content-Type", "application/geo+json");
    return response;
}

}  // namespace

void add_routes(api::Api& api, pages::Pages const& pages, PictureMemory& memory,
                documents::Printer const& printer)
{
    using enum http::Method;
    api.query<ShowPicture>("/api/situation", [&memory](ShowPicture& query) { query.memory = &memory; });
    api.query<ShowBasis>("/api/situation/basis");
    api.query<Explore>("/api/explore", [&memory](Explore& query) { query.memory = &memory; });
    api.route(get, "/api/situation.geojson",
              [&](http::Request const& request) { return show_geojson(api, memory, request); });
    add_file_routes(api, pages, memory, printer);
    api.route(get, "/api/basemap",
              [&api](http::Request const& request) { return show_basemap(api, request); });
    api.command<ImportMapLayer>(put, "/api/basemap/{layer}");
    api.route(get, "/lagesbild",
              [&](http::Request const& request) { return show_page(api, pages, memory, request); });
}

}  // namespace samsyn::situation
