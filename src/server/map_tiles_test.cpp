// SPDX-License-Identifier: EUPL-1.2
#include "src/server/map_tiles.h"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/support/temp_folder.h"

namespace samsyn::server {

TEST_CASE("without a file of tiles a page is told so, and nothing is served")
{
    MapTiles const none("");
    CHECK(none.check_file());
    CHECK(none.address().body == R"({"tiles":null})");
    CHECK(none.file({}).status == 404);
}

TEST_CASE("a file of tiles is served from our own address, which is another when the file is")
{
    tests::TempFolder const folder;
    auto const path = folder.file("kommun.pmtiles");
    std::ofstream(path, std::ios::binary) << "PMTiles\x03 and more";
    MapTiles const tiles(path);
    CHECK(tiles.check_file());
    auto const before = tiles.address().body;
    CHECK(before.starts_with(R"({"tiles":"/map/tiles.pmtiles?v=)"));
    auto const response = tiles.file({});
    CHECK(response.status == 200);
    CHECK(response.file == path);
    CHECK(response.has("ETag"));
    std::ofstream(path, std::ios::binary) << "PMTiles\x03 and something else";
    CHECK(tiles.address().body != before);
}

TEST_CASE("a file that is no PMTiles is refused before the server starts")
{
    tests::TempFolder const folder;
    std::ofstream(folder.file("kommun.mbtiles")) << "SQLite format 3";
    CHECK(MapTiles(folder.file("kommun.mbtiles")).check_file().error().fields.at(0).code ==
          "config.no_pmtiles");
    CHECK_FALSE(MapTiles(folder.file("missing.pmtiles")).check_file());
}

}  // namespace samsyn::server
