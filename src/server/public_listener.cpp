// SPDX-License-Identifier: EUPL-1.2
#include "src/server/public_listener.h"

#include <filesystem>

#include "lib/http/security.h"
#include "src/server/listening.h"
#include "src/server/log.h"
#include "src/server/released_files.h"

namespace samsyn::server {

http::Router public_routes(std::string const& published_folder)
{
    http::Router router;
    auto const files = std::make_shared<ReleasedFiles>(published_folder);
    auto const handler = [files](http::Request const& request) {
        auto const path = request.captured.find("path");
        return files->serve(request, path == request.captured.end() ? "" : path->second);
    };
    for (auto const* const pattern : {"/", "/{path...}"}) {
        http::Route route{http::Method::get, pattern, handler, 0};
        route.never_blocks = true;
        router.add(std::move(route));
    }
    return router;
}

void add_public_headers(http::Request const& request, http::Response& response)
{
    http::add_security_headers(response, {request.secure, false});
}

Printed serve_public(Options const& options, Given const& given, texts::Texts const& texts)
{
    auto const folder = given.path("published");
    if (!std::filesystem::is_directory(folder))
        return refused({ErrorKind::not_found, "public.no_folder", {{folder, "public.no_folder"}}}, given,
                       texts);
    block_ending_signals();
    http::ServerSettings settings;
    settings.listen = given.has("listen") ? options.text("listen") : "127.0.0.1:8081";
    settings.workers = options.number("workers");
    settings.trusted_proxies = options.list("trusted_proxies");
    http::Hooks hooks;
    hooks.after = add_public_headers;
    auto const server = listen(std::move(settings), public_routes(folder), std::move(hooks));
    if (!server) return refused({ErrorKind::conflict, "server.cannot_listen", {}}, given, texts);
    log_event(Level::info, "listening", {{"port", std::to_string(server->port())}});
    wait_for_ending_signal();
    server->stop(seconds_to_finish);
    return {};
}

}  // namespace samsyn::server
