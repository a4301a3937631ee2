// SPDX-License-Identifier: EUPL-1.2
#include "src/server/serve.h"

#include <csignal>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "lib/http/security.h"
#include "lib/http/server.h"
#include "lib/http/static_files.h"
#include "src/server/command_line.h"
#include "src/server/log.h"
#include "src/server/schedule.h"
#include "src/server/server_routes.h"
#include "src/server/services.h"

namespace samsyn::server {
namespace {

constexpr int seconds_to_finish = 10;

// Signals meant for the program are taken by one thread that waits for them, never in the middle of work.
sigset_t ending_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

http::ServerSettings server_settings(Installation const& installation)
{
    http::ServerSettings settings;
    settings.listen = installation.options().text("listen");
    settings.workers = installation.options().number("workers");
    settings.upload_folder = installation.directory().upload_folder();
    std::istringstream proxies(installation.options().text("trusted_proxies"));
    for (std::string proxy; std::getline(proxies, proxy, ',');) settings.trusted_proxies.push_back(proxy);
    return settings;
}

http::Hooks hooks(Metrics& metrics)
{
    http::Hooks hooks;
    hooks.before = [](http::Request const& request, http::Route const&) -> std::optional<http::Response> {
        if (!http::cross_site(request)) return std::nullopt;
        return http::problem({ErrorKind::forbidden, "request.cross_site", {}}, request.id);
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

// Nothing when the address is taken or is none.
std::unique_ptr<http::Server> listen(http::ServerSettings const& settings, http::Router router,
                                     http::Hooks hooks)
{
    try {
        return http::start_server(settings, std::move(router), std::move(hooks));
    } catch (std::runtime_error const& broken) {
        log_event(Level::error, "cannot listen", {{"what", broken.what()}});
        return nullptr;
    }
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
    auto const signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
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

    Schedule const schedule(services.recurring());
    auto const control = Control::serve(DataDirectory::control_socket(installation.directory().folder()),
                                        [&](auto const& words, auto const& folder) {
                                            return run_command(installation, texts, words, folder);
                                        });
    auto const server = listen(server_settings(installation), std::move(api->router()), hooks(metrics));
    if (!server) return refused({ErrorKind::conflict, "server.cannot_listen", {}}, given, texts);
    log_event(Level::info, "listening", {{"port", std::to_string(server->port())}});
    int signal = 0;
    sigwait(&signals, &signal);
    server->stop(seconds_to_finish);
    log_event(Level::info, "stopped");
    return {};
}

std::string contract(Installation& installation)
{
    return Services(installation).make_api()->contract() + "\n";
}

}  // namespace samsyn::server
