// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/plan_file.h"

#include <doctest/doctest.h>

using namespace samsyn;
using namespace samsyn::disclosure;

namespace {

// The plan of two areas, with other tables or other codes.
std::string plan_with(std::string const& codes, std::string const& cells)
{
    return R"({"dimensions":[{"name":"area","codes":[)" + codes +
           R"(]}],"tables":[{"name":"t","dimensions":["area"],"cells":[)" + cells + "]}]}";
}

std::string const areas = R"({"code":"T"},{"code":"A","parent":"T"},{"code":"B","parent":"T"})";

std::string fault(std::string const& json)
{
    auto const plan = read_plan(json);
    auto const error = plan ? protect(*plan, 5).error() : plan.error();
    return error.fields.front().field + ": " + error.fields.front().code;
}

}  // namespace

TEST_CASE("A plan is answered with all cells, hidden ones alike")
{
    auto const plan = read_plan(plan_with(areas, R"({"key":["A"],"count":3},{"key":["B"],"count":12})"));
    REQUIRE(plan);
    auto const answer = protect(*plan, 5);
    REQUIRE(answer);
    CHECK(
        write_answer(*answer, 5, "", 0.5) ==
        R"({"released":true,"reason":"","k":5,"tables":[{"name":"t","dimensions":["area"],"cells":[)"
        R"({"key":["T"],"count":15},{"key":["A"],"suppressed":true},{"key":["B"],"suppressed":true}]}],)"
        R"("dimensions":[{"name":"area","codes":[{"code":"T"},{"code":"A","parent":"T"},{"code":"B","parent":"T"}]}],)"
        R"("primary":1,"secondary":1,"audit":{"cells":1,"violations":0},"seconds":0.5})"
        "\n");
    auto const audit = read_audit(write_answer(*answer, 5, "", 0.5));
    REQUIRE(audit);
    CHECK(audit->cells == 1);
    CHECK(audit->violations == 0);
    CHECK_FALSE(read_audit("{}"));
}

TEST_CASE("What was printed is read as an earlier release")
{
    auto const plan = read_plan(plan_with(areas, R"({"key":["A"],"count":30})"));
    auto const answer = protect(*plan, 5);
    REQUIRE(answer);
    auto const release = read_release(write_answer(*answer, 5, "", 0.5));
    REQUIRE(release);
    CHECK(release->tables.items[0].cells.items[1].count->value == 30);
    CHECK(release->dimensions.items[0].codes.size() == 3);
    CHECK(read_release(R"({"released":false,"tables":[]})").error().code == "release.not_released");
    CHECK(read_release("[]").error().code == "release.not_a_release");
    CHECK(read_release("{").error().code == "json.malformed");
}

TEST_CASE("A plan that is not clear is refused with the place of what is wrong")
{
    CHECK(fault(plan_with(areas, R"({"key":["T"],"count":3})")) ==
          "tables[0].cells[0] [\"T\"]: plan.cell_not_leaf");
    CHECK(fault(plan_with(areas, R"({"key":["C"],"count":3})")) ==
          "tables[0].cells[0] [\"C\"]: plan.code_unknown");
    CHECK(fault(plan_with(areas, R"({"key":["A","B"],"count":3})")) ==
          "tables[0].cells[0] [\"A\", \"B\"]: plan.key_length");
    CHECK(fault(plan_with(areas, R"({"key":["A"],"count":3},{"key":["A"],"count":4})")) ==
          "tables[0].cells[1] [\"A\"]: plan.cell_twice");
    CHECK(fault(plan_with(areas, R"({"key":["A"],"count":-1})")) ==
          "tables[0].cells[0].count: field.out_of_range");
    CHECK(fault(plan_with(areas, R"({"key":["A"],"count":1.5})")) ==
          "tables[0].cells[0].count: field.not_integer");
    CHECK(fault(plan_with(areas, R"({"key":["A"],"counts":1})")) ==
          "tables[0].cells[0].count: field.required");
    CHECK(fault(plan_with(areas + R"(,{"code":"A"})", "")) ==
          "dimensions[0].codes[3] \"A\": plan.code_twice");
    CHECK(fault(plan_with(areas + R"(,{"code":"C","parent":"D"})", "")) ==
          "dimensions[0].codes[3].parent \"D\": plan.parent_unknown");
    CHECK(fault(plan_with(areas + R"(,{"code":"C","parent":"D"},{"code":"D","parent":"C"})", "")) ==
          "dimensions[0].codes[3] \"C\": plan.parents_in_circle");
    CHECK(fault(R"({"dimensions":[],"tables":[]})") == "tables: plan.no_tables");
    CHECK(fault(R"({"dimensions":[],"tables":[{"name":"t","dimensions":["x"],"cells":[]}]})") ==
          "tables[0].dimensions \"x\": plan.dimension_unknown");
}

TEST_CASE("An earlier release that does not fit is refused with the place of what is wrong")
{
    auto const plan = read_plan(plan_with(areas, R"({"key":["A"],"count":30})"));
    auto const fault_of = [&](std::string const& tables) {
        auto const release = read_release(R"({"released":true,"tables":[)" + tables + "]}");
        REQUIRE(release);
        auto const error = protect(*plan, 5, {*release}).error();
        return error.fields.front().field + ": " + error.fields.front().code;
    };
    CHECK(fault_of(R"({"name":"u","cells":[]})") ==
          "previous[0].tables[0].dimensions: release.no_dimensions");
    CHECK(fault_of(R"({"name":"t","cells":[{"key":["C"],"count":5}]})") ==
          "previous[0].tables[0].cells[0] [\"C\"]: plan.code_unknown");
    CHECK(fault_of(R"({"name":"t","cells":[{"key":["A"]}]})") ==
          "previous[0].tables[0].cells[0] [\"A\"]: release.count_or_suppressed");
}

TEST_CASE("Several tops get a sum that nobody is shown")
{
    auto const plan = read_plan(
        plan_with(R"({"code":"A"},{"code":"B"})", R"({"key":["A"],"count":3},{"key":["B"],"count":12})"));
    auto const answer = protect(*plan, 5);
    REQUIRE(answer);
    CHECK(answer->release.tables.items[0].cells.size() == 2);
    CHECK(answer->primary == 1);
    CHECK(answer->secondary == 0);
}
