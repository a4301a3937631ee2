// SPDX-License-Identifier: EUPL-1.2
#include "src/server/map_tiles.h"

#include <array>
#include <filesystem>
#include <fstream>

#include "lib/base/sha256.h"

namespace samsyn::server {

namespace fs = std::filesystem;

Result<Done> MapTiles::check_file() const
{
    if (m_file.empty()) return Done{};
    std::array<char, 8> head{};
    std::ifstream(m_file, std::ios::binary).read(head.data(), head.size());
    if (std::string_view(head.data(), head.size()) != "PMTiles\x03")
        return fail_field("map_tiles", "config.no_pmtiles");
    return Done{};
}

// Of its size and time: reading it all would take long, and it is changed by putting another in its place.
std::string MapTiles::tag() const
{
    std::error_code error;
    auto const size = fs::file_size(m_file, error);
    auto const changed = fs::last_write_time(m_file, error).time_since_epoch().count();
    if (error) return "";
    return to_hex(sha256(std::to_string(size) + ' ' + std::to_string(changed))).substr(0, 16);
}

http::Response MapTiles::address() const
{
    auto const version = m_file.empty() ? "" : tag();
    auto response = http::json(
        200, version.empty() ? R"({"tiles":null})" : R"({"tiles":"/map/tiles.pmtiles?v=)" + version + "\"}");
    response.set("Cache-Control", "private, no-cache");
    return response;
}

http::Response MapTiles::file(http::Request const& request) const
{
    auto const version = m_file.empty() ? "" : tag();
    if (version.empty()) return http::problem(404, "http.not_found", request.id);
    http::Response response;
    response.set("Content-Type", "application/octet-stream");
    response.set("ETag", '"' + version + '"');
    response.set("Cache-Control", "private, max-age=86400");
    response.file = fs::canonical(m_file).string();
    return response;
}

void add_map_tiles(api::Api& api, MapTiles const& tiles)
{
    api.route(http::Method::get, "/api/map-tiles", [&](http::Request const& request) {
        auto const actor = api.actor_of(request);
        return actor ? tiles.address() : http::problem(actor.error(), request.id);
    });
    api.route(http::Method::get, "/map/tiles.pmtiles", [&](http::Request const& request) {
        auto const actor = api.actor_of(request);
        return actor ? tiles.file(request) : http::problem(actor.error(), request.id);
    });
}

}  // namespace samsyn::server
