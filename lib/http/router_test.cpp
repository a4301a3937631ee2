// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/router.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

using namespace samsyn::http;

namespace {

Route route(Method method, std::string pattern)
{
    return {method, std::move(pattern), [](Request const&) { return text(200, ""); }};
}

Router table()
{
    Router router;
    for (auto const* pattern :
         {"/", "/api/rounds", "/api/rounds/{round}", "/api/rounds/current", "/api/rounds/{round}/reports",
          "/api/rounds/current/picture", "/assets/{path...}", "/a/{x}/c", "/a/b/{y}"})
        router.add(route(Method::get, pattern));
    router.add(route(Method::put, "/api/rounds/{id}"));
    router.add(route(Method::del, "/api/rounds/{id}"));
    return router;
}

std::string found(Router const& router, std::string_view path, Method method = Method::get)
{
    auto const match = router.find(method, path);
    if (match.route == nullptr) return "none";
    std::string all = match.route->pattern;
    for (auto const& [name, value] : match.captured) all += " " + name + "=" + value;
    return all;
}

// Does adding the route stop the program? Tried in a child.
bool is_refused(Router& router, Route added)
{
    std::fflush(nullptr);
    auto const child = ::fork();
    if (child == 0) {
        ::signal(SIGABRT, SIG_DFL);  // the test runner would print a report of its own
        std::fclose(stderr);
        router.add(std::move(added));
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
}

}  // namespace

TEST_CASE("Literal segments win over captures, captures over the rest")
{
    auto const router = table();
    CHECK(found(router, "/") == "/");
    CHECK(found(router, "/api/rounds/7") == "/api/rounds/{round} round=7");
    CHECK(found(router, "/api/rounds/current") == "/api/rounds/current");
    CHECK(found(router, "/api/rounds/current/picture") == "/api/rounds/current/picture");
    CHECK(found(router, "/api/rounds/current/reports") == "/api/rounds/{round}/reports round=current");
    CHECK(found(router, "/a/b/c") == "/a/b/{y} y=c");
    CHECK(found(router, "/a/x/c") == "/a/{x}/c x=x");
    CHECK(found(router, "/assets/a/b.js") == "/assets/{path...} path=a/b.js");
}

TEST_CASE("A capture is never empty, and a slash at the end is another path")
{
    auto const router = table();
    for (auto const* path :
         {"/api/rounds/", "/api", "/api/rounds/7/", "/api/rounds/7/reports/1", "/assets", "/x", "/a/x/d"})
        CHECK_MESSAGE(found(router, path) == "none", path);
}

TEST_CASE("Methods of one path may name its parts differently; HEAD is where GET is")
{
    auto const router = table();
    CHECK(found(router, "/api/rounds/7", Method::put) == "/api/rounds/{id} id=7");
    CHECK(found(router, "/api/rounds/7", Method::head) == "/api/rounds/{round} round=7");
    CHECK(found(router, "/api/rounds/current", Method::put) == "/api/rounds/{id} id=current");
}

TEST_CASE("A path without the method says which it has")
{
    auto const router = table();
    CHECK(router.find(Method::post, "/api/rounds/7").allowed ==
          std::vector<Method>{Method::get, Method::head, Method::put, Method::del});
    CHECK(router.find(Method::post, "/api/rounds").allowed == std::vector<Method>{Method::get, Method::head});
    CHECK(router.find(Method::post, "/nowhere").allowed.empty());
}

TEST_CASE("Two routes for the same paths and method stop the program")
{
    auto router = table();
    CHECK(is_refused(router, route(Method::get, "/api/rounds")));
    CHECK(is_refused(router, route(Method::get, "/api/rounds/{other}")));
    CHECK(is_refused(router, route(Method::get, "/assets/{other...}")));
    CHECK(is_refused(router, route(Method::get, "no-slash")));
    CHECK(is_refused(router, route(Method::get, "/x/{rest...}/y")));
    CHECK(is_refused(router, {Method::get, "/y", nullptr}));
    CHECK(!is_refused(router, route(Method::post, "/api/rounds")));
    CHECK(!is_refused(router, route(Method::get, "/api/{anything}")));
}
