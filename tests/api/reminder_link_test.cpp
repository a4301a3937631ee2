// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "lib/base/sha256.h"
#include "src/api/api.h"
#include "src/features/datasets/usecases/import_desk.h"
#include "src/features/feedback/usecases/means.h"
#include "src/features/identity/http/routes.h"
#include "src/features/rounds/usecases/close_round.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "src/features/rounds/usecases/remind_missing.h"
#include "src/pages/pages.h"
#include "src/routes/feature_routes.h"
#include "tests/support/engines.h"

// From the mail to the answer, as a browser does it: the link, the page it opens, the first button on it.
namespace samsyn::tests {
namespace {

struct Browser {
    explicit Browser(sql::Database& database)
        : open(database),
          pages({"web/pages", "texts", ""}),
          api(open.town.runtime(), identity::identify_by_session(open.town.runtime()))
    {
        routes::add_feature_routes(api, pages, seal, pictures, desk, means, "https://oppet.example.se",
                                   printer);
        open.town.at_noon(Day::of(2026, 3, 16));
        rounds::Letters const letters{pages.texts(), ""};
        auto const system = access::Actor::system(open.town.tenant(), open.coordinator.today);
        REQUIRE(work::execute(open.town.runtime(), system, rounds::RemindMissing{&letters}));
    }

    // The key in the teacher's mail.
    std::string key()
    {
        std::string body;
        open.town.database().read([&](sql::Transaction& t) {
            body = t.first("SELECT body FROM outbox WHERE body LIKE '%nyckel=%'", [](sql::Row const& row) {
                        return row.text(0);
                    }).value_or("");
        });
        auto const at = body.find("nyckel=");
        REQUIRE(at != std::string::npos);
        return body.substr(at + 7, 43);
    }
    std::string page_of(std::string const& operation)
    {
        return "/rapport/" + open.round.id.text() + "/" + open.town.operation(operation).text();
    }

    http::Response call(http::Method method, std::string const& pattern, std::string const& path,
                        std::string const& query_or_form)
    {
        http::Request request;
        request.method = method;
        request.path = path;
        if (method == http::Method::get && !query_or_form.empty())
            request.query = {{"nyckel", query_or_form}};
        if (method == http::Method::post) request.body = query_or_form;
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Cookie", cookies()}};
        request.captured = captured;
        for (auto const& route : api.router().routes())
            if (route.method == method && route.pattern == pattern) {
                auto const response = route.handler(request);
                keep_cookies(response);
                return response;
            }
        FAIL("no route for " << pattern);
        return {};
    }
    http::Response follow_link(std::string const& key)
    {
        return call(http::Method::get, "/logga-in/lank", "/logga-in/lank", key);
    }
    http::Response page(http::Method method, std::string const& operation, std::string const& form = "")
    {
        captured = {{"round", open.round.id.text()}, {"operation", open.town.operation(operation).text()}};
        return call(method, "/rapport/{round}/{operation}", page_of(operation), form);
    }

    rounds::OpenTown open;
    pages::Pages pages;
    crypto::Seal seal{std::string(32, 'k')};
    situation::PictureMemory pictures;
    documents::Printer printer = documents::Printer("data/fonts");
    datasets::ImportDesk desk;
    feedback::Means means{pages.texts(), ""};
    api::Api api;
    std::map<std::string, std::string> jar;
    std::map<std::string, std::string> captured;

private:
    std::string cookies() const
    {
        std::string line;
        for (auto const& [name, value] : jar) line += (line.empty() ? "" : "; ") + name + "=" + value;
        return line;
    }
    void keep_cookies(http::Response const& response)
    {
        for (auto const& [name, value] : response.headers) {
            if (!http::same_name(name, "Set-Cookie")) continue;
            auto const equals = value.find('=');
            auto const kept = value.substr(equals + 1, value.find(';') - equals - 1);
            if (kept.empty())
                jar.erase(value.substr(0, equals));
            else
                jar[value.substr(0, equals)] = kept;
        }
    }
};

std::string location(http::Response const& response)
{
    return http::find_field(response.headers, "Location").value_or("");
}

}  // namespace

TEST_CASE(
    "the reminder's link opens the report's page, whose first button says that there is nothing to report")
{
    for_each_migrated_engine([](sql::Database& database) {
        Browser browser(database);
        auto const key = browser.key();
        auto const opened = browser.follow_link(key);
        CHECK(opened.status == 303);
        CHECK(location(opened) == browser.page_of("skolan"));  // the key is out of the address
        auto const page = browser.page(http::Method::get, "skolan");
        REQUIRE(page.status == 200);
        auto const form = page.body.find("<form method=\"post\" id=\"report-nothing\">");
        CHECK(form != std::string::npos);
        CHECK(page.body.find("<button", page.body.find("<main")) > form);
        CHECK(page.body.find("name=\"nothing\" value=\"on\"") > form);
        // Looking changed nothing: the link opens as before, for a mail program too.
        CHECK(browser.follow_link(key).status == 303);

        auto const at = page.body.find("name=\"report\" value=\"") + 21;
        auto const sent =
            browser.page(http::Method::post, "skolan", "nothing=on&report=" + page.body.substr(at, 36));
        CHECK(location(sent) == browser.page_of("skolan") + "/skickad");
        CHECK(browser.page(http::Method::get, "skolan").body.find("id=\"report-nothing\"") ==
              std::string::npos);
    });
}

TEST_CASE("the link gives no other operation's page and nothing of the application")
{
    for_each_migrated_engine([](sql::Database& database) {
        Browser browser(database);
        browser.follow_link(browser.key());
        CHECK(browser.page(http::Method::get, "bibliotek").status == 403);
        CHECK(
            browser.page(http::Method::post, "bibliotek", "nothing=on&report=" + Uuid::from_name("x").text())
                .status == 403);
        for (auto const* pattern : {"/api/rounds", "/api/users", "/api/rhythms"}) {
            CAPTURE(pattern);
            CHECK(browser.call(http::Method::get, pattern, pattern, "").status == 403);
        }
        auto const out = browser.call(http::Method::post, "/logga-ut", "/logga-ut", "");
        CHECK(out.status == 303);
        CHECK(location(browser.page(http::Method::get, "skolan")).starts_with("/logga-in"));
    });
}

TEST_CASE("the link opens the round it was sent for, and no other round or report of its operation")
{
    for_each_migrated_engine([](sql::Database& database) {
        Browser browser(database);
        auto& town = browser.open.town;
        auto const next =
            work::execute(town.runtime(), browser.open.coordinator, rounds::OpenRound{town.area("hulta")});
        REQUIRE(next);
        auto const sent =
            work::execute(town.runtime(), browser.open.teacher, rounds::report_of(town, next->id, "skolan"));
        REQUIRE(sent);
        browser.follow_link(browser.key());
        CHECK(browser.page(http::Method::get, "skolan").status == 200);
        auto const tasks = browser.call(http::Method::get, "/rapport", "/rapport", "").body;
        CHECK(tasks.find(browser.open.round.id.text()) != std::string::npos);
        CHECK(tasks.find(next->id.text()) == std::string::npos);
        CHECK(browser.call(http::Method::get, "/aterkoppling", "/aterkoppling", "").status == 403);

        browser.open.round = *next;
        CHECK(browser.page(http::Method::get, "skolan").status == 403);
        CHECK(browser.page(http::Method::post, "skolan", "nothing=on&report=" + Uuid::from_name("x").text())
                  .status == 403);
        browser.captured = {{"report", sent->id.text()}};
        CHECK(browser.call(http::Method::get, "/api/reports/{report}", "/api/reports/x", "").status == 403);
    });
}

TEST_CASE("a link whose round is locked says so kindly, and a made-up one opens nothing")
{
    for_each_migrated_engine([](sql::Database& database) {
        Browser browser(database);
        auto const key = browser.key();
        browser.follow_link(key);
        REQUIRE(work::execute(browser.open.town.runtime(), browser.open.coordinator,
                              rounds::CloseRound{browser.open.round.id}));
        auto const dead = browser.follow_link(key);
        CHECK(dead.status == 404);
        CHECK(dead.body.find(browser.pages.texts().text_of(
                  texts::Language::sv, "sign_in.report_link_dead_way")) != std::string::npos);
        CHECK(location(browser.page(http::Method::get, "skolan")).starts_with("/logga-in"));
        CHECK(location(browser.page(http::Method::post, "skolan", "nothing=on")).starts_with("/logga-in"));
        browser.jar.clear();
        browser.follow_link("made-up");
        CHECK(browser.jar.empty());
    });
}

TEST_CASE("a link does not put its reporter in the place of somebody else who is signed in, until asked to")
{
    for_each_migrated_engine([](sql::Database& database) {
        Browser browser(database);
        auto const session_of = [&](access::Actor const& actor) {
            std::string const token = "token of " + actor.membership.text();
            browser.open.town.database().write([&](sql::Transaction& t) {
                auto const now = browser.open.town.clock().now();
                auto const hash = sha256(token);
                t.change(
                    "INSERT INTO sessions (token_hash, id, user_id, tenant, membership, assurance, "
                    "created_at, "
                    "used_at, expires_at) VALUES ($1, $2, $3, $4, $5, 2, $6, $6, $7)",
                    sql::Bytes{std::string(hash.begin(), hash.end())}, actor.membership.uuid(), actor.user,
                    actor.tenant, actor.membership, now, now.plus_seconds(3600));
                return true;
            });
            return token;
        };
        browser.jar["__Host-samsyn"] = session_of(browser.open.coordinator);
        auto const key = browser.key();
        auto const asked = browser.follow_link(key);
        CHECK(asked.status == 200);
        CHECK(asked.body.find("name=\"key\"") != std::string::npos);
        CHECK_FALSE(browser.jar.contains("__Host-samsyn-link"));
        auto const went = browser.call(http::Method::post, "/logga-in/lank", "/logga-in/lank", "key=" + key);
        CHECK(location(went) == browser.page_of("skolan"));
        CHECK_FALSE(browser.jar.contains("__Host-samsyn"));
        CHECK(browser.page(http::Method::get, "skolan").status == 200);
    });
}

}  // namespace samsyn::tests
