// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "src/features/datasets/http/routes.h"
#include "src/features/datasets/usecases/change_import.h"
#include "src/features/datasets/usecases/import_job.h"
#include "tests/support/engines.h"
#include "tests/support/temp_folder.h"
#include "tests/support/town.h"

namespace samsyn::datasets {
namespace {

namespace fs = std::filesystem;
using access::Role;
using http::Method;

// The routes of imports, asked as a browser would.
struct Site {
    explicit Site(sql::Database& database)
        : town(database),
          coordinator(town.person("kommun", {Role::coordinator})),
          who(&coordinator),
          desk{folder.file("imports"), "data", &under_way},
          api(town.runtime(), [this](http::Request const&) -> Result<access::Actor> { return *who; })
    {
        fs::create_directories(desk.folder);
        add_routes(api, pages, desk);
    }

    http::Response call(Method method, std::string const& pattern, std::string const& body = {},
                        std::string const& file_name = {})
    {
        http::Request request;
        request.method = method;
        request.captured["import"] = import_id;
        request.headers = {{"Content-Type", "application/json"}, {"If-Match", "\"0\""}};
        if (file_name.empty()) {
            request.body = body;
        } else {
            request.query = {{"file_name", file_name}};
            request.body_file = folder.file("body");
            std::ofstream(request.body_file, std::ios::binary) << body;
        }
        for (auto const& route : api.router().routes())
            if (route.method == method && route.pattern == pattern) {
                if (route.admits)
                    if (auto const refused = route.admits(request)) return *refused;
                return route.handler(request);
            }
        FAIL("no route for " << pattern);
        return {};
    }
    http::Response send(std::string const& content, std::string const& name)
    {
        return call(Method::put, "/api/imports/{import}", content, name);
    }
    std::size_t files() const
    {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(desk.folder), fs::directory_iterator()));
    }

    tests::Town town;
    access::Actor coordinator;
    access::Actor const* who;
    tests::TempFolder folder;
    ImportsUnderWay under_way;
    ImportDesk desk;
    pages::Pages pages{{"web/pages", "texts", ""}};
    api::Api api;
    std::string import_id = Uuid::from_name("an import").text();
};

bool says(http::Response const& response, std::string const& words)
{
    return response.body.find(words) != std::string::npos;
}

std::string number(std::uint64_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
}

// A zip file of one stored entry that claims to be of that size.
std::string zip_claiming(std::string const& name, std::string const& content, std::uint64_t size)
{
    auto const fields = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) +
                        number(size, 4) + number(size, 4) + number(name.size(), 2) + number(0, 2);
    auto const local = "PK\x03\x04" + fields + name + content;
    auto const central = "PK\x01\x02" + number(20, 2) + fields + number(0, 2) + number(0, 2) + number(0, 2) +
                         number(0, 4) + number(0, 4) + name;
    return local + central + "PK\x05\x06" + number(0, 4) + number(1, 2) + number(1, 2) +
           number(central.size(), 4) + number(local.size(), 4) + number(0, 2);
}

// A gzip file that says "a;b", and then twenty million line breaks: stored text, and a copy of 258 bytes from
// one byte back in thirteen bits, again and again.
std::string gzip_bomb()
{
    std::string const text = "a;b\n";
    std::string packed("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
    packed += number(0, 1) + number(text.size(), 2) + number(0xFFFF - text.size(), 2) + text;
    std::string bits = "110";
    for (int i = 0; i < 80'000; ++i) bits += "1100010100000";
    for (std::size_t at = 0; at < bits.size(); at += 8) {
        unsigned byte = 0;
        for (std::size_t i = 0; i < 8 && at + i < bits.size(); ++i) byte |= (bits[at + i] - '0' + 0U) << i;
        packed += static_cast<char>(byte);
    }
    return packed;
}

std::string const rows =
    "datum;typ;område;plats\n2026-02-01;DAMAGE;hulta;torget\n2026-02-02;DAMAGE;=cmd|' /C calc'!A0;x\n";

}  // namespace

TEST_CASE("a file is kept under its id, whatever it is called, and sent twice it is one")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Site site(database);
        CHECK(site.send(rows, "../../../etc/passwd").status == 201);
        CHECK(site.send(rows, "../../../etc/passwd").status == 201);
        CHECK(site.files() == 1);
        CHECK(fs::exists(site.desk.file_of(site.town.tenant(), *Id<Import>::parse(site.import_id))));
        auto const shown = site.call(Method::get, "/api/imports/{import}");
        CHECK(says(shown, "\"file_name\":\"passwd\""));
        auto const other = site.send("a;b\n1;2\n", "annan.csv");
        CHECK(other.status == 409);
        CHECK(says(other, "import.other_file"));
        CHECK(site.files() == 1);
    });
}

TEST_CASE("what is no table, or lies about its size, is refused at once and leaves nothing")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Site site(database);
        auto const refusal = [&](std::string const& content, std::string const& name) {
            auto const answer = site.send(content, name);
            CHECK(answer.status == 422);
            CHECK(site.files() == 0);
            return answer.body;
        };
        CHECK(refusal("", "tom.csv").find("table.empty") != std::string::npos);
        CHECK(refusal(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(600, '\0'), "a.xls")
                  .find("table.old_excel") != std::string::npos);
        CHECK(refusal(zip_claiming("xl/workbook.xml", "x", 0x7FFFFFFF), "stor.xlsx").find("zip.broken") !=
              std::string::npos);
        CHECK(refusal(zip_claiming("../../tmp/evil.shp", "x", 1), "a.zip").find("table.") !=
              std::string::npos);
        CHECK_FALSE(fs::exists("/tmp/evil.shp"));
        auto const bomb = site.send(gzip_bomb(), "bomb.csv.gz");
        CHECK(bomb.status == 413);
        CHECK(says(bomb, "file.bomb"));
        CHECK(site.files() == 0);
        CHECK(refusal(rows, "/").find("field.required") != std::string::npos);
    });
}

TEST_CASE("who may not import, or is nobody, is told so before a byte of the file is read")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Site site(database);
        api::Api for_nobody(site.town.runtime(), [](http::Request const&) -> Result<access::Actor> {
            return fail(ErrorKind::unauthenticated, "session.missing");
        });
        add_routes(for_nobody, site.pages, site.desk);
        auto const admission = [](api::Api& api) {
            for (auto const& route : api.router().routes())
                if (route.stream_body_to_file) return route.admits(http::Request());
            FAIL("no route takes files");
            return std::optional<http::Response>();
        };
        CHECK(admission(for_nobody)->status == 401);
        CHECK_FALSE(admission(site.api));
        auto const reporter = site.town.person("kommun", {Role::reporter});
        // Holds the role, for an organisation that is in no area's core.
        auto const analyst = site.town.person("granne", {Role::analyst});
        for (auto const* refused : {&reporter, &analyst}) {
            site.who = refused;
            auto const answer = admission(site.api);
            REQUIRE(answer);
            CHECK(answer->status == 403);
        }
        CHECK(site.files() == 0);
        bool is_written_down = false;
        database.read([&](sql::Transaction& t) {
            is_written_down =
                t.exists("SELECT 1 FROM audit WHERE action = 'datasets.receive_file' AND result = 'denied'");
        });
        CHECK(is_written_down);
    });
}

TEST_CASE("the list of faults comes as a spreadsheet in which no cell is a formula, to nobody else")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Site site(database);
        REQUIRE(site.send(rows, "brott.csv").status == 201);
        auto const mapping = site.call(Method::get, "/api/imports/{import}/mapping");
        REQUIRE(mapping.status == 200);
        auto const document = json::Document::parse(mapping.body);
        REQUIRE(document);
        auto const plan = document->root().member("plan");
        REQUIRE(plan);
        REQUIRE(site.call(Method::put, "/api/imports/{import}/plan", std::string(plan->text())).status ==
                200);
        REQUIRE(site.call(Method::post, "/api/imports/{import}/check").status == 200);
        work::do_due_jobs(site.town.runtime(), {{std::string(import_job_name), import_job(site.desk)}}, 10,
                          work::Lane::slow);
        auto const sheet = site.call(Method::get, "/api/imports/{import}/faults.csv");
        CHECK(sheet.status == 200);
        CHECK(says(sheet, "Gör så här"));
        CHECK(says(sheet, "'=cmd|"));
        CHECK_FALSE(says(sheet, ";=cmd"));
        CHECK_FALSE(says(sheet, "\"=cmd"));
        CHECK(says(sheet, "Området finns inte"));
        for (auto const& fault : {"area.unknown", "when.unreadable", "guard.phone", "row.too_few_cells"})
            CHECK(site.pages.texts().find(texts::Language::en, std::string("import.remedy.") + fault));

        auto const stranger = site.town.person("polis", {Role::coordinator});
        site.who = &stranger;
        CHECK(site.call(Method::get, "/api/imports/{import}/faults.csv").status == 404);
        CHECK(site.call(Method::post, "/api/imports/{import}/stop").status == 404);
        site.who = &site.coordinator;
        site.import_id = "../../x";
        CHECK(site.call(Method::get, "/api/imports/{import}/faults.csv").status == 404);
    });
}

TEST_CASE("only what runs can be stopped")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Site site(database);
        REQUIRE(site.send(rows, "brott.csv").status == 201);
        CHECK(site.call(Method::post, "/api/imports/{import}/stop").status == 409);
        CHECK_FALSE(site.under_way.is_cancelled(*Id<Import>::parse(site.import_id)));
    });
}

}  // namespace samsyn::datasets
