// SPDX-License-Identifier: EUPL-1.2
#include "src/server/public_listener.h"

#include <filesystem>

#include "lib/http/content_type.h"
#include "lib/http/security.h"
#include "src/server/listening.h"
#include "src/server/log.h"

namespace samsyn::server {
namespace {

namespace fs = std::filesystem;

// A regular file inside the folder, told by a path without hidden parts; else nothing.
std::string released_file(std::string const& folder, std::string const& path)
{
    std::error_code error;
    auto file = fs::path(folder);
    for (auto const& part : fs::path(path)) {
        if (part.empty()) continue;
        if (part.string().front() == '.') return {};
        file /= part;
        if (fs::is_symlink(fs::symlink_status(file, error))) return {};
    }
    if (fs::is_directory(file, error)) file /= "index.html";
    return fs::is_regular_file(fs::symlink_status(file, error)) ? file.string() : std::string();
}

// Changes whenever the file does.
std::string tag_of(std::string const& file)
{
    std::error_code error;
    auto const written = fs::last_write_time(file, error).time_since_epoch().count();
    return "\"" + std::to_string(written) + "-" + std::to_string(fs::file_size(file, error)) + "\"";
}

// The folder of a release that was taken back says so, and nothing else is left in it.
bool is_taken_back(std::string const& file)
{
    std::error_code error;
    return file.ends_with(".html") && fs::exists(fs::path(file).parent_path() / "withdrawn.json", error);
}

http::Response released(std::string const& folder, http::Request const& request)
{
    auto const captured = request.captured.find("path");
    auto const path = captured == request.captured.end() ? std::string() : captured->second;
    auto const file = released_file(folder, path);
    if (file.empty()) return http::problem({ErrorKind::not_found, "public.not_released", {}}, request.id);
    // Pages name their neighbours from their folder.
    bool const is_folder = file.ends_with("/index.html") && !path.ends_with("index.html");
    if (is_folder && !request.path.ends_with('/')) return http::see_other(request.path + "/");
    http::Response response;
    response.set("ETag", tag_of(file));
    // Asked for anew each time, so that what is taken back is gone from every cache at once.
    response.set("Cache-Control", "no-cache");
    if (request.header("if-none-match") == tag_of(file)) {
        response.status = 304;
        return response;
    }
    if (is_taken_back(file)) response.status = 410;
    response.file = file;
    response.set("Content-Type", std::string(http::content_type_of(file)));
    return response;
}

}  // namespace

http::Router public_routes(std::string const& published_folder)
{
    http::Router router;
    auto const handler = [published_folder](http::Request const& request) {
        return released(published_folder, request);
    };
    router.add({http::Method::get, "/", handler, 0});
    router.add({http::Method::get, "/{path...}", handler, 0});
    return router;
}

void add_public_headers(http::Request const& request, http::Response& response)
{
    http::add_security_headers(response, {request.secure, false});
}

Printed serve_public(Options const& options, Given const& given, texts::Texts const& texts)
{
    auto const folder = given.path("published");
    if (!fs::is_directory(folder))
        return refused({ErrorKind::not_found, "public.no_folder", {{folder, "public.no_folder"}}}, given,
                       texts);
    block_ending_signals();
    http::ServerSettings settings;
    settings.listen = given.has("listen") ? options.text("listen") : "127.0.0.1:8081";
    settings.workers = options.number("workers");
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
