// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <fstream>
#include <vips/vips8>

#include "lib/base/sha256.h"
#include "src/features/attachments/http/routes.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "tests/support/engines.h"
#include "tests/support/temp_folder.h"

namespace samsyn::attachments {
namespace {

using http::Method;
constexpr auto pattern = "/api/attachments/{attachment}/versions/{version}";

// The routes of attachments, asked as a browser would.
struct Site {
    explicit Site(sql::Database& database)
        : open(database),
          api(open.town.runtime(), [this](http::Request const&) -> Result<access::Actor> { return *who; })
    {
        add_routes(api);
    }

    http::Response send(std::string const& content, std::string const& name)
    {
        http::Request request;
        request.method = Method::put;
        request.query = {{"area", open.town.area("hulta").text()}, {"audience", "core"}, {"file_name", name}};
        request.body_file = folder.file("body");
        std::ofstream(request.body_file, std::ios::binary) << content;
        return call(request);
    }
    http::Response fetch(http::Fields headers = {})
    {
        http::Request request;
        request.method = Method::get;
        request.headers = std::move(headers);
        return call(request);
    }
    http::Response call(http::Request& request)
    {
        request.captured = {{"attachment", Uuid::from_name(id).text()},
                            {"version", Uuid::from_name("version " + id).text()}};
        for (auto const& route : api.router().routes())
            if (route.method == request.method && route.pattern == pattern) {
                if (route.admits)
                    if (auto const refused = route.admits(request)) return *refused;
                return route.handler(request);
            }
        FAIL("no route");
        return {};
    }

    rounds::OpenTown open;
    access::Actor const* who = &open.coordinator;
    std::string id = "first";
    tests::TempFolder folder;
    api::Api api;
};

bool says(http::Response const& response, std::string const& words)
{
    return response.body.find(words) != std::string::npos;
}

// A grey picture as a camera's file, which says where it was taken.
std::string photograph()
{
    REQUIRE(vips_init("attachments_http_test") == 0);
    auto const pixels = vips::VImage::black(60, 40).linear(1, 90).cast(VIPS_FORMAT_UCHAR);
    auto* const blob = pixels.jpegsave_buffer();
    std::size_t size = 0;
    auto const* const bytes = static_cast<char const*>(vips_blob_get(blob, &size));
    std::string const jpeg(bytes, size);
    vips_area_unref(VIPS_AREA(blob));
    std::string const place = "59.3293 N 18.0686 E";
    return jpeg.substr(0, 2) + "\xFF\xFE" + std::string(1, '\0') + static_cast<char>(place.size() + 2) +
           place + jpeg.substr(2) + place;
}

}  // namespace

TEST_CASE("a stranger's file is given to be saved and never to be shown, with its hash as its tag")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Site site(database);
        CHECK(site.send("%PDF-1.7 karta", "../Åtgärd \"1\"\r\n.pdf").status == 201);
        auto const file = site.fetch();
        auto const tag = '"' + to_hex(sha256("%PDF-1.7 karta")) + '"';
        CHECK(file.status == 200);
        CHECK(file.body == "%PDF-1.7 karta");
        CHECK(http::find_field(file.headers, "ETag") == tag);
        CHECK(http::find_field(file.headers, "Content-Type") == "application/pdf");
        CHECK(http::find_field(file.headers, "X-Content-Type-Options") == "nosniff");
        CHECK(http::find_field(file.headers, "Content-Security-Policy") == "default-src 'none'; sandbox");
        CHECK(http::find_field(file.headers, "Content-Disposition") ==
              "attachment; filename=\"_tg_rd -1-.pdf\"; filename*=UTF-8''%C3%85tg%C3%A4rd%20-1-.pdf");
        auto const known = site.fetch({{"If-None-Match", tag}});
        CHECK(known.status == 304);
        CHECK(known.body.empty());
    });
}

TEST_CASE("what may not be attached is refused with what is wrong, and nothing is kept")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Site site(database);
        CHECK(says(site.send("<html><script>", "sida.txt"), "attachment.media_type"));
        CHECK(says(site.send("", "tom.txt"), "attachment.empty"));
        CHECK(says(site.send("PK\3\4 not a zip", "a.docx"), "zip.broken"));
        CHECK(says(site.send("text", "..."), "field.required"));
        CHECK(says(site.send("text", "19811228-9874.txt"), "guard.personnummer"));
        CHECK(site.fetch().status == 404);
    });
}

TEST_CASE(
    "of a photograph the picture alone is kept, under the hash of what is kept, and sent again it is the "
    "same")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Site site(database);
        auto const sent = photograph();
        REQUIRE(sent.find("59.3293") != std::string::npos);
        CHECK(site.send(sent, "Gångtunneln.jpeg").status == 201);
        CHECK(site.send(sent, "Gångtunneln.jpeg").status == 201);
        auto const kept = site.fetch();
        CHECK(kept.status == 200);
        CHECK(kept.body.starts_with("\xFF\xD8\xFF"));
        CHECK_FALSE(says(kept, "59.3293"));
        CHECK(http::find_field(kept.headers, "ETag") == '"' + to_hex(sha256(kept.body)) + '"');
        CHECK(http::find_field(kept.headers, "Content-Disposition")->ends_with("tunneln.jpg"));
        std::vector<std::string> kept_files;
        database.read([&](sql::Transaction& t) {
            kept_files =
                t.list("SELECT hash FROM attachment_contents", [](auto const& row) { return row.text(0); });
        });
        CHECK(kept_files == std::vector{to_hex(sha256(kept.body))});

        site.id = "second";
        CHECK(says(site.send(sent.substr(0, sent.size() / 2), "avbruten.jpg"), "photo.unreadable"));
        CHECK(site.fetch().status == 404);
    });
}

TEST_CASE("who may not attach anywhere is told so before a byte of the file is read")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Site site(database);
        auto const member = site.open.town.person("kommun", {access::Role::member});
        auto const stranger = site.open.town.person("granne", {access::Role::coordinator});
        for (auto const* who : {&member, &stranger}) {
            site.who = who;
            CHECK(site.send("text", "a.txt").status != 201);
        }
    });
}

}  // namespace samsyn::attachments
