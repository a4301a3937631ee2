// SPDX-License-Identifier: EUPL-1.2
#include "src/server/protect_command.h"

#include <doctest/doctest.h>

#include <fstream>

#include "lib/json/node.h"
#include "src/server/command_line.h"
#include "tests/support/temp_folder.h"

using namespace samsyn;
using namespace samsyn::server;

namespace {

struct Desk {
    tests::TempFolder folder;
    texts::Texts texts{"texts"};

    void write(std::string const& name, std::string const& content) const
    {
        std::ofstream(folder.path() + "/" + name) << content;
    }
    Printed protect(std::vector<std::string> words) const
    {
        words.insert(words.begin(), "protect");
        auto const parsed = parse_command_line(words, folder.path(), texts);
        if (!parsed.invocation) return parsed.printed;
        return protect_tables({}, parsed.invocation->given, texts);
    }
};

std::string plan(int first, int second)
{
    return R"({"dimensions":[{"name":"area","codes":[{"code":"T"},{"code":"A","parent":"T"},{"code":"B","parent":"T"}]}],)"
           R"("tables":[{"name":"t","dimensions":["area"],"cells":[{"key":["A"],"count":)" +
           std::to_string(first) + R"(},{"key":["B"],"count":)" + std::to_string(second) + "}]}]}";
}

bool is_released(std::string const& json)
{
    auto const document = json::Document::parse(json);
    REQUIRE(document);
    return document->root().member("released")->boolean();
}

}  // namespace

TEST_CASE("what may be published is told without a database, and the answer is the next one's ground")
{
    Desk const desk;
    desk.write("plan.json", plan(3, 40));
    auto const first = desk.protect({"--plan", "plan.json", "--k", "5", "--json"});
    CHECK(first.status == 0);
    CHECK(first.err.empty());
    CHECK(is_released(first.out));
    CHECK(first.out.find("\"count\":3") == std::string::npos);
    desk.write("one.json", first.out);
    desk.write("plan.json", plan(30, 60));
    auto const second = desk.protect({"--plan", "plan.json", "--previous", "one.json", "--json"});
    CHECK(second.status == 0);
    desk.write("two.json", second.out);
    // Two more than in the release before: it waits, and says so on both outputs.
    desk.write("plan.json", plan(31, 61));
    for (auto const& previous : {std::vector<std::string>{"--previous", "one.json", "two.json"},
                                 {"--previous", "one.json", "--previous", "two.json"}}) {
        std::vector<std::string> words{"--plan", "plan.json", "--json", "--lang", "en"};
        words.insert(words.end(), previous.begin(), previous.end());
        auto const third = desk.protect(words);
        CHECK(third.status == 1);
        CHECK_FALSE(is_released(third.out));
        CHECK(third.out.find("\"tables\":[]") != std::string::npos);
        CHECK(third.err.starts_with("Nothing may be published: fewer than 5 events differ"));
    }
}

TEST_CASE("areas that an earlier release made of places are still that when the plan has no places")
{
    Desk const desk;
    std::string const areas = R"("codes":[{"code":"T"},{"code":"A","parent":"T"},{"code":"B","parent":"T"}])";
    std::string const places =
        R"({"name":"place","codes":[{"code":"T"},{"code":"A","parent":"T"},{"code":"B","parent":"T"},)"
        R"({"code":"a1","parent":"A"},{"code":"a2","parent":"A"}]},)";
    std::string const table =
        R"("tables":[{"name":"areas","dimensions":["area"],"cells":[{"key":["A"],"count":20},{"key":["B"],"count":30}]})";
    desk.write("both.json",
               R"({"dimensions":[)" + places + R"({"name":"area","same_as":"place",)" + areas + "}]," +
                   table +
                   R"(,{"name":"places","dimensions":["place"],"cells":[{"key":["a1"],"count":3},)"
                   R"({"key":["a2"],"count":17},{"key":["B"],"count":30}]}]})");
    auto const first = desk.protect({"--plan", "both.json", "--json"});
    REQUIRE(first.status == 0);
    desk.write("first.json", first.out);
    desk.write("areas.json", R"({"dimensions":[{"name":"area",)" + areas + "}]," + table + "]}");
    auto const alone = desk.protect({"--plan", "areas.json", "--previous", "first.json", "--json"});
    CHECK_MESSAGE(alone.status == 0, alone.err);
    desk.write("apart.json",
               R"({"dimensions":[)" + places + R"({"name":"area",)" + areas + "}]," + table + "]}");
    auto const apart =
        desk.protect({"--plan", "apart.json", "--previous", "first.json", "--json", "--lang", "en"});
    CHECK(apart.status == 1);
    CHECK_MESSAGE(apart.err.find("with same_as") != std::string::npos, apart.err);
}

TEST_CASE("without --json the answer is in words")
{
    Desk const desk;
    desk.write("plan.json", plan(3, 40));
    auto const sv = desk.protect({"--plan", "plan.json", "--lang", "sv"});
    CHECK(sv.out.starts_with("Tabellerna får publiceras."));
    CHECK(sv.out.find("3 celler, 2 dolda") != std::string::npos);
    auto const en = desk.protect({"--plan", "plan.json", "--lang", "en"});
    CHECK(en.out.find("3 cells, 2 hidden") != std::string::npos);
}

TEST_CASE("what would mostly be hidden is shown coarser when asked")
{
    Desk const desk;
    auto fine = plan(3, 40);
    fine.replace(fine.find(R"({"code":"B")"), 0, R"({"code":"A1","parent":"A"},{"code":"A2","parent":"A"},)");
    fine.replace(fine.find(R"(["A"])"), 5, R"(["A1"])");
    fine.replace(fine.find(R"({"key":["B"])"), 0, R"({"key":["A2"],"count":4},)");
    desk.write("plan.json", fine);
    auto const as_it_is = desk.protect({"--plan", "plan.json", "--json"});
    CHECK(as_it_is.out.find(R"("key":["A1"])") != std::string::npos);
    auto const coarser = desk.protect({"--plan", "plan.json", "--coarsen", "area", "--json"});
    CHECK(coarser.status == 0);
    CHECK(coarser.out.find(R"("key":["A1"])") == std::string::npos);
    CHECK(coarser.out.find(R"({"key":["A"],"count":7})") != std::string::npos);
    auto const unknown = desk.protect({"--plan", "plan.json", "--coarsen", "town"});
    CHECK(unknown.status == 1);
    CHECK(unknown.err.find("plan.json: \"town\": ") != std::string::npos);
}

TEST_CASE("a plan that cannot be read is told with file, place and what is wrong, and nothing is printed")
{
    Desk const desk;
    auto const refused = [&](std::vector<std::string> const& words, std::string const& said) {
        auto const printed = desk.protect(words);
        CHECK(printed.status == 1);
        CHECK(printed.out.empty());
        CHECK_MESSAGE(printed.err.find(said) != std::string::npos, printed.err);
    };
    refused({"--plan", "none.json", "--json"}, "none.json");
    desk.write("plan.json", "{");
    refused({"--plan", "plan.json", "--json"}, "plan.json");
    auto wrong = plan(3, 40);
    wrong.replace(wrong.find("\"B\"],"), 4, "\"C\"]");
    desk.write("plan.json", wrong);
    refused({"--plan", "plan.json", "--json"}, "plan.json: tables[0].cells[1] [\"C\"]: ");
    desk.write("plan.json", plan(3, 40));
    refused({"--plan", "plan.json", "--k", "1"}, "--k: ");
    refused({"--plan", "plan.json", "--k", "five"}, "--k: ");
    desk.write("earlier.json",
               R"({"released":true,"tables":[{"name":"t","cells":[{"key":["X"],"count":5}]}]})");
    refused({"--plan", "plan.json", "--previous", "earlier.json"},
            "earlier.json: tables[0].cells[0] [\"X\"]: ");
    CHECK(desk.protect({"--json"}).status == 2);
}
