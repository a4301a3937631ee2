// SPDX-License-Identifier: EUPL-1.2
#include "src/server/serve.h"

#include <filesystem>

#include "lib/http/security.h"
#include "lib/http/server.h"
#include "lib/http/static_files.h"
#include "src/server/command_line.h"
#include "src/server/listening.h"
#include "src/server/log.h"
#include "src/server/map_tiles.h"
#include "src/server/public_listener.h"
#include "src/server/schedule.h"
#include "src/server/server_routes.h"
#include "src/server/services.h"
#include "src/work/jobs.h"

namespace samsyn::server {
namespace {

http::ServerSettings server_settings(Installation const& installation)
{
    http::ServerSettings settings;
    settings.listen = installation.options().text("listen");
    settings.workers = installation.options().number("workers");
    settings.upload_folder = installation.directory().upload_folder();
    settings.trusted_proxies = installation.options().list("trusted_proxies");
    return settings;
}

http::Hooks hooks(Metrics& metrics)
{
    http::Hooks hooks;
    hooks.before = [](http::Request const& request,
                      http::Route const& route) -> std::optional<http::Response> {
        if (http::cross_site(request))
            return http::problem({ErrorKind::forbidden, "request.cross_site", {}}, request.id);
        return route.admits ? route.admits(request) : std::nullopt;
    };
    hooks.after = [](http::Request const& request, http::Response& response) {
        http::add_security_headers(response, {request.secure, request.cookie("__Host-samsyn").has_value()});
    };
    hooks.served = [&metrics](http::Served const& served) { metrics.count(served); };
    hooks.failed = [](http::Request const& request, std::string_view) {
        // What an exception says may quote what somebody wrote; the request's id leads to the rest.
        log_event(Level::error, "request broke", {{"request", request.id}});
    };
    return hooks;
}

// The public pages beside the product's own, when there is an address for them.
std::unique_ptr<http::Server> listen_in_public(Installation const& installation)
{
    http::ServerSettings settings;
    settings.listen = installation.options().text("public_listen");
    settings.workers = 2;
    settings.trusted_proxies = installation.options().list("trusted_proxies");
    http::Hooks hooks;
    hooks.after = add_public_headers;
    return listen(std::move(settings), public_routes(installation.directory().published_folder()),
                  std::move(hooks));
}

Printed run_command(Installation& installation, texts::Texts const& texts,
                    std::vector<std::string> const& words, std::string const& folder)
{
    auto const parsed = parse_command_line(words, folder, texts);
    if (!parsed.invocation) return parsed.printed;
    auto const& invocation = *parsed.invocation;
    if (!invocation.command->with_installation)
        return refused({ErrorKind::conflict, "data.in_use", {}}, invocation.given, texts);
    try {
        return invocation.command->with_installation(installation, invocation.given, texts);
    } catch (std::exception const&) {
        return refused({ErrorKind::unavailable, "command.broke", {}}, invocation.given, texts);
    }
}

}  // namespace

Printed serve(Options const& options, Given const& given, texts::Texts const& texts)
{
    block_ending_signals();
    auto opened = Installation::open(options);
    if (!opened) return refused(opened.error(), given, texts);
    auto& installation = **opened;

    if (!std::filesystem::exists(installation.assets() + "/web/dist"))
        return refused({ErrorKind::unavailable, "server.no_front_end", {}}, given, texts);
    http::StaticFiles const built_web(installation.assets() + "/web/dist");
    Services services(installation);
    Metrics metrics;
    auto api = services.make_api();
    add_server_routes(*api, installation, metrics, built_web);
    MapTiles const tiles(options.text("map_tiles"));
    if (auto const good = tiles.check_file(); !good) return refused(good.error(), given, texts);
    add_map_tiles(*api, tiles);

    work::release_jobs(installation.database());
    Schedule const schedule(services.recurring());
    Schedule const slow_schedule(services.slow());
    auto const control = Control::serve(DataDirectory::control_socket(installation.directory().folder()),
                                        [&](auto const& words, auto const& folder) {
                                            return run_command(installation, texts, words, folder);
                                        });
    auto const server = listen(server_settings(installation), std::move(api->router()), hooks(metrics));
    if (!server) return refused({ErrorKind::conflict, "server.cannot_listen", {}}, given, texts);
    std::unique_ptr<http::Server> in_public;
    if (!options.text("public_listen").empty()) {
        in_public = listen_in_public(installation);
        if (!in_public) return refused({ErrorKind::conflict, "server.cannot_listen", {}}, given, texts);
        log_event(Level::info, "listening in public", {{"port", std::to_string(in_public->port())}});
    }
    log_event(Level::info, "listening", {{"port", std::to_string(server->port())}});
    wait_for_ending_signal();
    services.stop();
    if (in_public) in_public->stop(seconds_to_finish);
    server->stop(seconds_to_finish);
    log_event(Level::info, "stopped");
    return {};
}

std::string contract(Installation& installation)
{
    return Services(installation).make_api()->contract() + "\n";
}

}  // namespace samsyn::server
