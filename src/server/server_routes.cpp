// SPDX-License-Identifier: EUPL-1.2
#include "src/server/server_routes.h"

#include "src/features/identity/http/cookies.h"
#include "src/features/identity/usecases/session.h"
#include "src/pages/pages.h"

namespace samsyn::server {
namespace {

// Ready: the database answers.
http::Response readiness(Installation& installation)
{
    try {
        installation.database().read([](sql::Transaction&) {});
        return http::json(200, R"({"ready":true})");
    } catch (std::exception const&) {
        return http::json(503, R"({"ready":false})");
    }
}

http::Response news(api::Api& api, Installation& installation, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return http::problem(actor.error(), request.id);
    auto const session =
        identity::id_of_session(api.runtime(), request.cookie(identity::session_cookie).value_or(""));
    // Who came by a reminder's link has no session, and no page that listens.
    if (!session) return http::problem({ErrorKind::forbidden, "access.forbidden", {}}, request.id);
    http::Response response;
    response.on_events = [&installation, tenant = actor->tenant,
                          session = *session](std::shared_ptr<http::EventStream> stream) {
        installation.listeners().add({tenant, session, std::move(stream)});
    };
    return response;
}

http::Handler file_of(http::StaticFiles const& files, std::string const& prefix)
{
    return [&files, prefix](http::Request const& request) {
        auto const path = request.captured.find("path");
        return files.serve(request, prefix + (path == request.captured.end() ? "" : path->second));
    };
}

// Any address under /app is the one page of the staff application; signed out, one signs in first and comes
// back.
http::Response shell(api::Api& api, http::StaticFiles const& built_web, http::Request const& request)
{
    if (!api.actor_of(request)) return pages::to_sign_in(request);
    return built_web.serve(request, "app.html");
}

// The service worker stands at the root, so that it may keep pages of the whole site.
http::Response service_worker(http::StaticFiles const& built_web, http::Request const& request)
{
    auto response = built_web.serve(request, "sw.js");
    response.set("Service-Worker-Allowed", "/");
    return response;
}

void add_health(api::Api& api, Installation& installation, Metrics& metrics)
{
    api.route({http::Method::get, "/healthz",
               [](http::Request const&) { return http::json(200, R"({"alive":true})"); }, 0, false, true});
    api.route(http::Method::get, "/readyz", [&](http::Request const&) { return readiness(installation); });
    api.route(http::Method::get, "/metrics", [&](http::Request const&) {
        metrics.set_listeners(installation.listeners().count());
        return http::text(200, metrics.text(), "text/plain; version=0.0.4; charset=utf-8");
    });
}

}  // namespace

void add_server_routes(api::Api& api, Installation& installation, Metrics& metrics,
                       http::StaticFiles const& built_web)
{
    using enum http::Method;
    add_health(api, installation, metrics);
    api.route(get, "/api/openapi.json",
              [&api](http::Request const&) { return http::json(200, api.contract()); });
    api.route(get, "/api/events",
              [&](http::Request const& request) { return news(api, installation, request); });
    api.route({get, "/static/{path...}", file_of(built_web, ""), 0, false, true});
    api.route(get, "/sw.js",
              [&](http::Request const& request) { return service_worker(built_web, request); });
    api.route(get, "/app", [&](http::Request const& request) { return shell(api, built_web, request); });
    api.route(get, "/app/{path...}",
              [&](http::Request const& request) { return shell(api, built_web, request); });
    api.route(get, "/", [](http::Request const&) { return http::see_other("/app"); });
}

}  // namespace samsyn::server
