// SPDX-License-Identifier: EUPL-1.2
#include "src/server/analyse_command.h"

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

    Printed analyse(std::vector<std::string> words) const
    {
        words.insert(words.begin(), "analyse");
        auto const parsed = parse_command_line(words, folder.path(), texts);
        if (!parsed.invocation) return parsed.printed;
        return parsed.invocation->command->alone({}, parsed.invocation->given, texts);
    }
};

}  // namespace

TEST_CASE("samsyn analyse answers in JSON or words, refuses with 1 and knows wrong usage by 2")
{
    Desk const desk;
    std::ofstream(desk.folder.path() + "/e.csv") << "x,y,day\n0,0,1\n-1,1,2\n50,50,400\n";
    std::vector<std::string> const where{"--events", "e.csv", "--x", "x", "--y", "y"};
    auto const with = [&](std::vector<std::string> words, std::vector<std::string> const& more) {
        words.insert(words.end(), where.begin(), where.end());
        words.insert(words.end(), more.begin(), more.end());
        return desk.analyse(words);
    };
    auto const json = with({"dbscan"}, {"--eps", "2", "--min-points", "2", "--json"});
    CHECK(json.status == 0);
    CHECK(json.err.empty());
    CHECK(json::Document::parse(json.out));
    CHECK(json.out.find("\"labels\":[0,0,-1]") != std::string::npos);
    auto const words = with({"dbscan"}, {"--eps", "2", "--min-points", "2"});
    CHECK(words.out.starts_with("method: dbscan\n"));

    // A flag, or the name of the column.
    for (auto const& time : {std::vector<std::string>{"--time", "day", "--time-number"},
                             {"--time-number", "--time", "day"},
                             {"--time-number", "day"}}) {
        auto more = time;
        more.insert(more.end(), {"--space", "2", "--time-bands", "1", "--json", "--lang", "en"});
        auto const knox = with({"knox"}, more);
        CHECK_MESSAGE(knox.status == 0, knox.err);
    }
    auto const extent =
        with({"kde"}, {"--bandwidth", "5", "--extent", "-10,-10,60,60", "--grid", "8x8", "--json"});
    CHECK_MESSAGE(extent.status == 0, extent.err);

    auto const refused =
        with({"knox"}, {"--time", "day", "--space", "2", "--time-bands", "1", "--lang", "en"});
    CHECK(refused.status == 1);
    CHECK(refused.out.empty());
    CHECK(refused.err.find("e.csv:2, day: \"1\": This is a number, not a date. Add --time-number") !=
          std::string::npos);
    auto const choice = with({"kde"}, {"--bandwidth", "5", "--kernel", "cubic", "--lang", "en"});
    CHECK(choice.status == 2);
    CHECK(choice.err.find("--kernel cubic (quartic, gaussian, epanechnikov): Choose one") !=
          std::string::npos);
    CHECK(desk.analyse({"no-method"}).status == 2);
    CHECK(desk.analyse({"dbscan", "--eps", "2"}).status == 2);
    CHECK(desk.analyse({"scan", "--help", "--lang", "sv"}).out.find("Söker kluster i rum och tid") !=
          std::string::npos);
}
