// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/coarsen.h"

#include <doctest/doctest.h>

#include "lib/disclosure/protect.h"

using namespace samsyn;
using namespace samsyn::disclosure;

namespace {

// Six neighbourhoods in two districts of a town, and two categories.
Plan town(std::int64_t count)
{
    Plan plan;
    Dimension area{"area", {{{"T", {}, {}}}}, {}};
    Table table{"t", {{"area", "category"}}, {}};
    for (auto const* district : {"N", "S"}) {
        area.codes.items.push_back({district, CodeText("T"), {}});
        for (auto const* number : {"1", "2", "3"}) {
            auto const code = std::string(district) + number;
            area.codes.items.push_back({code, CodeText(district), {}});
            table.cells.items.push_back({{{code, "damage"}}, count});
            table.cells.items.push_back({{{code, "litter"}}, count + 1});
        }
    }
    Dimension category{"category", {{{"all", {}, {}}}}, {}};
    for (auto const* code : {"damage", "litter"}) category.codes.items.push_back({code, CodeText("all"), {}});
    plan.dimensions.items = {area, category};
    plan.tables.items = {table};
    return plan;
}

}  // namespace

TEST_CASE("Where too much would be hidden, the finest level is no longer shown")
{
    auto const made = coarsened(town(2), 5, {"area", "category"});
    REQUIRE(made);
    REQUIRE(made->climbs.size() == 1);
    CHECK(made->climbs[0].dimension == "area");
    CHECK(made->climbs[0].levels == 1);
    auto const answer = protect(made->plan, 5);
    REQUIRE(answer);
    CHECK(answer->refusal == Refusal::none);
    CHECK(answer->primary + answer->secondary == 0);
    // Town and districts by all, damage and litter.
    CHECK(answer->release.tables.items[0].cells.size() == 9);
}

TEST_CASE("What can be shown as fine as it is stays so")
{
    auto const made = coarsened(town(9), 5, {"area", "category"});
    REQUIRE(made);
    CHECK(made->climbs.empty());
    CHECK(protect(made->plan, 5)->release.tables.items[0].cells.size() == 27);
}

TEST_CASE("Climbing ends below the top, however little there is")
{
    auto const made = coarsened(town(0), 5, {"category", "area"});
    REQUIRE(made);
    REQUIRE(made->climbs.size() == 1);
    CHECK(made->climbs[0].levels == 1);
    CHECK(coarsened(town(0), 5, {"period"}).error().fields[0].code == "plan.dimension_unknown");
    CHECK(coarsened(town(0), 5, {})->climbs.empty());
}

TEST_CASE("What an earlier release showed finer still counts when the next is coarser")
{
    auto const fine = protect(town(9), 5);
    REQUIRE(fine);
    auto grown = town(9);
    grown.tables.items[0].cells.items[0].count = 11;
    grown.tables.items[0].cells.items[5].count = 14;
    auto const made = coarsened(grown, 30, {"area"});
    REQUIRE(made);
    REQUIRE(made->climbs.size() == 1);
    auto const answer = protect(made->plan, 5, {fine->release});
    REQUIRE(answer);
    CHECK(answer->refusal == Refusal::none);
    // Two and four more in one district: neither row may be shown beside what was shown before.
    std::size_t hidden = 0;
    for (auto const& cell : answer->release.tables.items[0].cells) hidden += !cell.count;
    CHECK(hidden > 0);
    CHECK(answer->violations == 0);
}
