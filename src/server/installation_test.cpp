// SPDX-License-Identifier: EUPL-1.2
#include "src/server/installation.h"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "src/demo/demo.h"
#include "src/server/command_line.h"
#include "src/server/public_listener.h"
#include "src/server/publisher.h"
#include "src/server/restore.h"
#include "tests/support/temp_folder.h"

namespace samsyn::server {
namespace {

using tests::TempFolder;

Options options_for(TempFolder const& folder)
{
    auto const options = Options::load({}, {{"data", folder.file("data")}, {"assets", "."}});
    REQUIRE(options);
    return *options;
}

Printed run(Installation& installation, std::vector<std::string> const& words)
{
    texts::Texts const texts("texts");
    auto const parsed = parse_command_line(words, ".", texts);
    REQUIRE_MESSAGE(parsed.invocation, parsed.printed.err);
    return parsed.invocation->command->with_installation(installation, parsed.invocation->given, texts);
}

TEST_CASE("the contract is printed where nobody has built the front end")
{
    TempFolder const folder;
    std::filesystem::create_directories(folder.file("assets/web"));
    for (auto const* part : {"data", "migrations", "texts", "web/pages"})
        std::filesystem::create_symlink(std::filesystem::absolute(part),
                                        folder.file("assets/" + std::string(part)));
    texts::Texts const texts("texts");
    auto const parsed = parse_command_line({"contract"}, ".", texts);
    REQUIRE(parsed.invocation);
    auto const options = Options::load({}, {{"assets", folder.file("assets")}});
    REQUIRE(options);
    auto const printed = parsed.invocation->command->alone(*options, parsed.invocation->given, texts);
    CHECK(printed.status == 0);
    CHECK(printed.out.find("\"openapi\":\"3.1") != std::string::npos);
}

TEST_CASE("one process owns a data directory; a second is told so")
{
    TempFolder const folder;
    auto const first = Installation::open(options_for(folder));
    REQUIRE(first);
    auto const second = Installation::open(options_for(folder));
    REQUIRE_FALSE(second);
    CHECK(second.error().code == "data.in_use");
}

TEST_CASE("settings: the command line wins over the file, and unknown keys are told")
{
    TempFolder const folder;
    auto const file = folder.file("samsyn.toml");
    std::ofstream(file) << "workers = 7\nlisten = \"127.0.0.1:9\"\n";
    auto const options = Options::load(file, {{"listen", "127.0.0.1:10"}});
    REQUIRE(options);
    CHECK(options->number("workers") == 7);
    CHECK(options->text("listen") == "127.0.0.1:10");
    CHECK(options->all().at("workers").origin == "file");
    std::ofstream(file) << "wokers = 7\n";
    CHECK(Options::load(file, {}).error().fields.at(0).field == "wokers");
    std::ofstream(file) << "workers = \"many\"\n";
    CHECK(Options::load(file, {}).error().fields.at(0).code == "config.not_a_number");
    std::ofstream(file) << "workers = = 7\n";
    CHECK(Options::load(file, {}).error().code == "config.malformed");
}

TEST_CASE("a backup made while the installation is open can be put back, and what stood there is kept")
{
    TempFolder const folder;
    std::ofstream(folder.file("password")) << "ett långt lösenord\n";
    auto const add = [&](char const* email) {
        return std::vector<std::string>{"users",           "add",
                                        "--tenant",        "prov",
                                        "--organisation",  "ks",
                                        "--email",         email,
                                        "--name",          "Prov",
                                        "--role",          "coordinator",
                                        "--password-file", folder.file("password"),
                                        "--lang",          "en"};
    };
    {
        auto const installation = Installation::open(options_for(folder));
        REQUIRE(installation);
        CHECK(run(**installation, add("one@example.se")).status == 0);
        CHECK(run(**installation, {"backup", folder.file("copy")}).status == 0);
        CHECK(run(**installation, {"backup", folder.file("copy")}).status == 1);
        CHECK(run(**installation, add("two@example.se")).status == 0);
        CHECK(run(**installation, add("two@example.se")).status == 1);
        CHECK(run(**installation, {"doctor", "--json"}).out == "{\"sound\":true,\"faults\":[]}\n");
    }
    auto const options = options_for(folder);
    {
        auto const directory = DataDirectory::own(options.text("data"));
        REQUIRE(directory);
        std::ofstream(folder.file("broken")) << "no database";
        CHECK(restore_backup(options, *directory, folder.file("broken")).error().code == "backup.broken");
        CHECK(restore_backup(options, *directory, folder.file("none")).error().code == "backup.missing");
        REQUIRE(restore_backup(options, *directory, folder.file("copy")));
    }
    auto const again = Installation::open(options);
    REQUIRE(again);
    CHECK(run(**again, add("one@example.se")).status == 1);
    CHECK(run(**again, add("two@example.se")).status == 0);
    CHECK(std::filesystem::exists(folder.file("data/samsyn.sqlite.before-restore")));
}

TEST_CASE("the lägesbild of an area can be written as a file, and what cannot be had is told")
{
    TempFolder const folder;
    auto const installation = Installation::open(options_for(folder));
    REQUIRE(installation);
    texts::Texts const texts("texts");
    documents::Printer const printer("data/fonts");
    Publisher const publisher(**installation, texts, printer);
    REQUIRE(demo::build_demo((*installation)->database(), "data", publisher.means(), 1, 0));
    auto const file = folder.file("picture");
    auto const write = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"situation", "--area", "SPINNARHAGEN", "-o", file, "--lang", "en"};
        words.insert(words.end(), more.begin(), more.end());
        std::filesystem::remove(file);
        return run(**installation, words);
    };
    for (auto const* format : {"json", "geojson", "html", "pdf", "xlsx", "csv"}) {
        CAPTURE(format);
        CHECK(write({"--format", format}).status == 0);
        CHECK(std::filesystem::file_size(file) > 200);
    }
    for (auto const* format : {"json", "xlsx"}) {
        auto const printed =
            run(**installation, {"situation", "--area", "SPINNARHAGEN", "-o", "-", "--format", format});
        CHECK(printed.status == 0);
        CHECK(printed.out.starts_with(std::string(format) == "xlsx" ? "PK" : "{\"tenant"));
    }
    CHECK_FALSE(std::filesystem::exists("-"));
    CHECK(write({"--format", "docx"}).status == 1);
    CHECK(write({"--edition", "public"}).status == 1);
    CHECK(write({"--round", "x"}).status == 1);
    CHECK(write({"--from", "2026-02-30", "--to", "2026-03-01"}).status == 1);
    CHECK(write({"--tenant", "nowhere"}).status == 1);
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("the public pages are the released files and nothing else")
{
    TempFolder const folder;
    std::filesystem::create_directories(folder.file("published/omrade"));
    std::ofstream(folder.file("published/index.html")) << "<h1>Läget</h1>";
    std::ofstream(folder.file("published/omrade/index.html")) << "<h1>Området</h1>";
    std::ofstream(folder.file("published/.hidden")) << "hidden";
    std::ofstream(folder.file("secret")) << "secret";
    std::filesystem::create_symlink(folder.file("secret"), folder.file("published/link"));
    auto const router = public_routes(folder.file("published"));
    auto const answered = [&](std::string const& path) {
        auto const match = router.find(http::Method::get, path);
        REQUIRE(match.route);
        http::Request request;
        request.path = path;
        request.captured = match.captured;
        return match.route->handler(request);
    };
    auto const body = [&](std::string const& path) {
        auto const bytes = answered(path).shared_body;
        return bytes ? *bytes : "";
    };
    CHECK(body("/") == "<h1>Läget</h1>");
    CHECK(body("/omrade/") == "<h1>Området</h1>");
    // Pages name their neighbours from their folder, so it is asked for with its slash.
    CHECK(answered("/omrade").status == 303);
    CHECK(http::find_field(answered("/omrade").headers, "Location") == "/omrade/");
    for (auto const* path :
         {"/.hidden", "/link", "/nothing", "/omrade/../../secret", "/omrade/nothing.html"}) {
        CAPTURE(path);
        CHECK(answered(path).status == 404);
        CHECK(body(path).empty());
    }
    // What is put there, and what is taken away, is met in the next tick of the coarse clock, milliseconds
    // away.
    auto const a_moment_later = [&](std::string const& path) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return answered(path);
    };
    std::ofstream(folder.file("coming")) << "<h1>Lugnt</h1>";
    std::filesystem::rename(folder.file("coming"), folder.file("published/omrade/index.html"));
    CHECK(a_moment_later("/omrade/").status == 200);
    CHECK(body("/omrade/") == "<h1>Lugnt</h1>");
    std::filesystem::create_directory(folder.file("other"));
    std::ofstream(folder.file("other/index.html")) << "<h1>Borta</h1>";
    std::ofstream(folder.file("other/withdrawn.json")) << "{}";
    std::filesystem::rename(folder.file("published/omrade"), folder.file("before"));
    std::filesystem::rename(folder.file("other"), folder.file("published/omrade"));
    CHECK(a_moment_later("/omrade/").status == 410);
    CHECK(body("/omrade/") == "<h1>Borta</h1>");
    std::filesystem::remove(folder.file("published/omrade/index.html"));
    CHECK(a_moment_later("/omrade/").status == 404);
}

TEST_CASE("nothing runs on a public page but the script that checks, and only a card is shown within others'")
{
    TempFolder const folder;
    auto const write = [&](std::string const& path, std::string const& text) {
        auto const file = std::filesystem::path(folder.file("published")) / path;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << text;
    };
    write("ankvik/1/index.html", "<h1>Läget</h1>");
    write("ankvik/kort/index.html", "<h1>Läget</h1>");
    write("ankvik/verifiera.html", "<style>a</style><script>b</script>");
    auto const router = public_routes(folder.file("published"));
    auto const policy = [&](std::string const& path) {
        http::Request request;
        request.path = path;
        auto const match = router.find(http::Method::get, path);
        REQUIRE(match.route);
        request.captured = match.captured;
        return http::find_field(match.route->handler(request).headers, "Content-Security-Policy")
            .value_or("");
    };
    auto const has = [](std::string const& text, std::string const& part) {
        return text.find(part) != std::string::npos;
    };
    CHECK(has(policy("/ankvik/1/"), "frame-ancestors 'none'"));
    CHECK_FALSE(has(policy("/ankvik/1/"), "script-src"));
    CHECK(has(policy("/ankvik/kort/"), "frame-ancestors *"));
    auto const check = policy("/ankvik/verifiera.html");
    CHECK(has(check, "script-src 'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=';"));
    CHECK(has(check, "style-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=';"));
    CHECK(has(check, "frame-ancestors 'none'"));
}

TEST_CASE("wrong usage is status 2, help is status 0, in both languages")
{
    texts::Texts const texts("texts");
    auto const printed = [&](std::vector<std::string> const& words) {
        return parse_command_line(words, ".", texts).printed;
    };
    CHECK(printed({"no-such"}).status == 2);
    CHECK(printed({"backup"}).status == 2);
    CHECK(printed({"serve", "--no-such", "1"}).status == 2);
    CHECK(printed({"--help", "--lang", "sv"}).status == 0);
    CHECK(printed({"serve", "--help", "--lang", "en"}).out.find("Starts the server") != std::string::npos);
    CHECK(printed({"serve", "--help", "--lang", "sv"}).out.find("Startar servern") != std::string::npos);
}

}  // namespace
}  // namespace samsyn::server
