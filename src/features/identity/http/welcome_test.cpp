// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>

#include "lib/http/percent.h"
#include "src/features/identity/http/routes.h"
#include "src/features/identity/usecases/signing_in_test.h"

namespace samsyn::identity {
namespace {

// Signs in and out as a browser does, by the pages.
struct Browser {
    explicit Browser(sql::Database& database)
        : door(database), api(door.town.runtime(), identify_by_session(door.town.runtime()))
    {
        add_routes(api, pages, door.seal);
    }

    http::Response post(std::string const& path, std::string const& body, std::string const& cookies)
    {
        http::Request request;
        request.method = http::Method::post;
        request.path = path;
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Cookie", cookies}};
        request.body = body;
        return api.router().find(request.method, path).route->handler(request);
    }
    http::Response sign_in(access::Actor const& actor, std::string const& cookies = "")
    {
        auto const email = http::percent_encode(door.email_of(actor));
        return post("/logga-in", "email=" + email + "&password=" + http::percent_encode(right_password),
                    cookies);
    }
    access::Actor person(access::Roles roles, std::vector<std::string> const& operations)
    {
        auto const made = door.town.person("kommun", roles, operations);
        door.give_password(made);
        return made;
    }

    Door door;
    pages::Pages pages{{"web/pages", "texts", ""}};
    api::Api api;
};

bool sets(http::Response const& response, std::string const& cookie)
{
    return std::any_of(response.headers.begin(), response.headers.end(), [&](auto const& field) {
        return field.first == "Set-Cookie" && field.second.starts_with(cookie);
    });
}
std::string target(http::Response const& response)
{
    for (auto const& [name, value] : response.headers)
        if (name == "Location") return value;
    return "";
}

TEST_CASE("the language chosen before signing in holds, else the account's; signing out forgets it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Browser browser(database);
        browser.door.write([&](sql::Transaction& t) {
            t.change("UPDATE users SET language = 'en' WHERE id = $1", browser.door.member.user);
        });
        auto const as_account = browser.sign_in(browser.door.member);
        CHECK(as_account.status == 303);
        CHECK(sets(as_account, "samsyn_lang=en"));
        auto const chosen = browser.sign_in(browser.door.member, "samsyn_lang=sv");
        CHECK(chosen.status == 303);
        CHECK_FALSE(sets(chosen, "samsyn_lang="));
        CHECK(sets(browser.post("/logga-ut", "", ""), "samsyn_lang=; Path=/; Max-Age=0"));
    });
}

TEST_CASE("who only reports comes to reporting, others to the application, and all to where they were going")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Browser browser(database);
        auto const reporter = browser.person({access::Role::reporter}, {"skolan"});
        CHECK(target(browser.sign_in(reporter)) == "/rapport");
        CHECK(target(browser.sign_in(browser.person({access::Role::coordinator}, {}))) == "/app");
        CHECK(target(browser.sign_in(browser.person({access::Role::administrator}, {}))) == "/app");
        auto const email = http::percent_encode(browser.door.email_of(reporter));
        auto const going = browser.post(
            "/logga-in", "next=%2Fkonto&email=" + email + "&password=" + http::percent_encode(right_password),
            "");
        CHECK(target(going) == "/konto");
    });
}

}  // namespace
}  // namespace samsyn::identity
