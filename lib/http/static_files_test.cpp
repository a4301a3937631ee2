// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/static_files.h"

#include <brotli/decode.h>
#include <doctest/doctest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "lib/http/compression.h"
#include "lib/http/content_type.h"
#include "tests/support/temp_folder.h"

using namespace samsyn::http;
using samsyn::tests::TempFolder;

namespace {

void write(TempFolder const& folder, std::string const& name, std::string const& bytes)
{
    auto const path = std::filesystem::path(folder.file(name));
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string script()
{
    std::string text;
    for (int i = 0; i < 500; ++i) text += "console.log('rad " + std::to_string(i) + "');\n";
    return text;
}

Request asking(Fields headers = {}, Method method = Method::get)
{
    Request request;
    request.method = method;
    request.headers = std::move(headers);
    return request;
}

std::string value(Response const& response, std::string_view name)
{
    return find_field(response.headers, name).value_or("");
}

std::string bytes_of(Response const& response)
{
    return response.shared_body ? *response.shared_body : response.body;
}

std::string gunzip(std::string const& packed)
{
    z_stream stream = {};
    REQUIRE(::inflateInit2(&stream, 15 + 16) == Z_OK);
    std::string bytes(1'000'000, '\0');
    std::string input = packed;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    CHECK(::inflate(&stream, Z_FINISH) == Z_STREAM_END);
    bytes.resize(stream.total_out);
    ::inflateEnd(&stream);
    return bytes;
}

std::string unbrotli(std::string const& packed)
{
    std::string bytes(1'000'000, '\0');
    auto size = bytes.size();
    auto const* const from = reinterpret_cast<std::uint8_t const*>(packed.data());
    CHECK(::BrotliDecoderDecompress(packed.size(), from, &size,
                                    reinterpret_cast<std::uint8_t*>(bytes.data())) ==
          BROTLI_DECODER_RESULT_SUCCESS);
    bytes.resize(size);
    return bytes;
}

}  // namespace

TEST_CASE("Packing can be undone, whatever is packed")
{
    for (auto const& bytes : {std::string(), std::string("a"), script(), std::string(300'000, '\0')}) {
        CHECK(gunzip(gzip(bytes)) == bytes);
        CHECK(unbrotli(brotli(bytes)) == bytes);
    }
}

TEST_CASE("Text is sent in the best coding the client takes, each with an ETag of its own")
{
    TempFolder const folder;
    write(folder, "app.js", script());
    StaticFiles const files(folder.path());
    auto const plain = files.serve(asking(), "app.js");
    CHECK(bytes_of(plain) == script());
    CHECK(value(plain, "content-encoding") == "");
    auto const br = files.serve(asking({{"Accept-Encoding", "gzip, deflate, br, zstd"}}), "app.js");
    CHECK(value(br, "content-encoding") == "br");
    CHECK(unbrotli(bytes_of(br)) == script());
    auto const gz = files.serve(asking({{"Accept-Encoding", "gzip;q=1.0, br;q=0"}}), "app.js");
    CHECK(value(gz, "content-encoding") == "gzip");
    CHECK(gunzip(bytes_of(gz)) == script());
    for (auto const* response : {&plain, &br, &gz}) {
        CHECK(value(*response, "vary") == "Accept-Encoding");
        CHECK(value(*response, "content-type") == "text/javascript; charset=utf-8");
        CHECK(value(*response, "cache-control") == "no-cache");
        CHECK(value(*response, "etag").starts_with('"'));
    }
    CHECK(value(plain, "etag") != value(br, "etag"));
    CHECK(value(gz, "etag") != value(br, "etag"));
}

TEST_CASE("Which codings a client takes")
{
    CHECK(accepts_encoding("br", "br"));
    CHECK(accepts_encoding("gzip, BR;q=0.1", "br"));
    CHECK(accepts_encoding("*", "br"));
    for (auto const* header : {"", "gzip", "br;q=0", "br; q=0.000", "*;q=0", "br;q=0, *", "brotli"})
        CHECK_MESSAGE(!accepts_encoding(header, "br"), header);
}

TEST_CASE("What the client has already is not sent again")
{
    TempFolder const folder;
    write(folder, "app.js", script());
    StaticFiles const files(folder.path());
    Fields const accept = {{"Accept-Encoding", "br"}};
    auto const etag = value(files.serve(asking(accept), "app.js"), "etag");
    auto const again =
        files.serve(asking({{"Accept-Encoding", "br"}, {"If-None-Match", "\"x\", " + etag}}), "app.js");
    CHECK(again.status == 304);
    CHECK(bytes_of(again).empty());
    CHECK(value(again, "etag") == etag);
    CHECK(value(again, "cache-control") == "no-cache");
    CHECK(files.serve(asking({{"If-None-Match", etag}}), "app.js").status == 200);
    TempFolder const other;
    write(other, "app.js", script() + ";");
    CHECK(value(StaticFiles(other.path()).serve(asking(accept), "app.js"), "etag") != etag);
}

TEST_CASE("A range is of the file itself, also when the client takes codings")
{
    TempFolder const folder;
    write(folder, "app.js", script());
    StaticFiles const files(folder.path());
    auto const part = files.serve(asking({{"Accept-Encoding", "br"}, {"Range", "bytes=100-199"}}), "app.js");
    CHECK(part.status == 206);
    CHECK(bytes_of(part) == script().substr(100, 100));
    CHECK(value(part, "content-encoding") == "");
    CHECK(value(part, "content-range") == "bytes 100-199/" + std::to_string(script().size()));
    auto const etag = value(part, "etag");
    CHECK(files.serve(asking({{"Range", "bytes=0-0"}, {"If-Range", etag}}), "app.js").status == 206);
    CHECK(files.serve(asking({{"Range", "bytes=0-0"}, {"If-Range", "\"old\""}}), "app.js").status == 200);
    CHECK(files.serve(asking({{"Range", "bytes=999999-"}}), "app.js").status == 416);
    CHECK(files.serve(asking({{"Range", "bytes=0-1,4-5"}}), "app.js").status == 200);
}

TEST_CASE("Large files stay on the disk")
{
    TempFolder const folder;
    write(folder, "map.pmtiles", std::string(5'000'000, 'm'));
    StaticFiles const files(folder.path());
    auto const response = files.serve(asking({{"Accept-Encoding", "br"}}), "map.pmtiles");
    CHECK(response.file == folder.file("map.pmtiles"));
    CHECK(value(response, "content-type") == "application/vnd.pmtiles");
    CHECK(files.serve(asking({{"If-None-Match", value(response, "etag")}}), "map.pmtiles").status == 304);
}

TEST_CASE("Only the folder's own visible files are served")
{
    TempFolder const outside;
    write(outside, "secret.txt", "secret");
    TempFolder const folder;
    write(folder, "index.html", "<!doctype html>");
    write(folder, "deep/er/a.txt", "a");
    write(folder, ".env", "secret");
    write(folder, ".git/config", "secret");
    std::filesystem::create_symlink(outside.file("secret.txt"), folder.file("link.txt"));
    std::filesystem::create_directory_symlink(outside.path(), folder.file("linked"));
    StaticFiles const files(folder.path());
    CHECK(files.has("index.html"));
    CHECK(bytes_of(files.serve(asking(), "deep/er/a.txt")) == "a");
    for (auto const* path :
         {"", "/", ".env", ".git/config", "link.txt", "linked/secret.txt", "deep", "deep/", "/index.html",
          "../index.html", "deep/../index.html", "./index.html", "INDEX.HTML", "index.html/"}) {
        CAPTURE(path);
        CHECK(!files.has(path));
        CHECK(files.serve(asking(), path).status == 404);
    }
    CHECK_THROWS_AS(StaticFiles(folder.file("absent")), std::runtime_error);
}

TEST_CASE("A variant made beforehand wins, when it is not older and is smaller")
{
    TempFolder const folder;
    write(folder, "app.js", script());
    write(folder, "app.js.br", brotli("made beforehand"));
    write(folder, "other.js.gz", "no file beside it");
    StaticFiles const files(folder.path());
    auto const response = files.serve(asking({{"Accept-Encoding", "br"}}), "app.js");
    CHECK(unbrotli(bytes_of(response)) == "made beforehand");
    CHECK(!files.has("app.js.br"));
    CHECK(files.has("other.js.gz"));
    using std::filesystem::last_write_time;
    last_write_time(folder.file("app.js.br"), last_write_time(folder.file("app.js")) - std::chrono::hours(1));
    StaticFiles const later(folder.path());
    CHECK(unbrotli(bytes_of(later.serve(asking({{"Accept-Encoding", "br"}}), "app.js"))) == script());
}

TEST_CASE("Hashed names are kept for a year")
{
    TempFolder const folder;
    write(folder, "assets/index-B3x_f2A9.js", "1");
    StaticFiles const files(folder.path());
    CHECK(value(files.serve(asking(), "assets/index-B3x_f2A9.js"), "cache-control") ==
          "public, max-age=31536000, immutable");
    for (auto const* name : {"index-DiwrgTda.js", "a-b-C9-x_Y2z.css", "logo-0aBcDeFg.svg"})
        CHECK_MESSAGE(has_hashed_name(name), name);
    for (auto const* name :
         {"index.js", "list-20260101.csv", "report-overview.pdf", "README-Document.md", "app-version1.js",
          "a-ABC.js", "-Ab3dEf9.js", "noextension-Ab3dEf9x", "x-ALLUPPER.js", ""})
        CHECK_MESSAGE(!has_hashed_name(name), name);
}

TEST_CASE("Content types by the file's ending")
{
    CHECK(content_type_of("a.webmanifest") == "application/manifest+json");
    CHECK(content_type_of("a.woff2") == "font/woff2");
    CHECK(content_type_of("a.pmtiles") == "application/vnd.pmtiles");
    CHECK(content_type_of("a.SVG") == "image/svg+xml");
    CHECK(content_type_of("a.b.geojson") == "application/geo+json");
    CHECK(content_type_of("a") == "application/octet-stream");
    CHECK(content_type_of("html") == "application/octet-stream");
    CHECK(is_compressible(content_type_of("a.svg")));
    CHECK(!is_compressible(content_type_of("a.png")));
}
