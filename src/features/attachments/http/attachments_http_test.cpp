// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <fstream>

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
