// SPDX-License-Identifier: EUPL-1.2
// Small tables whose answers are published or can be worked out by hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "lib/disclosure/audit.h"
#include "lib/disclosure/plan_file.h"

using namespace samsyn;
using namespace samsyn::disclosure;

namespace {

using Codes = std::vector<std::string>;
using Numbers = std::vector<std::vector<std::int64_t>>;

Dimension flat(std::string const& name, Codes const& leaves)
{
    Dimension dimension;
    dimension.name = name;
    dimension.codes.items.push_back({"T", {}, {}});
    for (auto const& leaf : leaves) dimension.codes.items.push_back({leaf, CodeText("T"), {}});
    return dimension;
}

Table table_of(std::string const& name, Codes const& dimensions,
               std::vector<std::pair<Codes, std::int64_t>> const& counts)
{
    Table table;
    table.name = name;
    for (auto const& dimension : dimensions) table.dimensions.items.emplace_back(dimension);
    for (auto const& [codes, count] : counts) {
        auto& cell = table.cells.items.emplace_back();
        for (auto const& code : codes) cell.key.items.emplace_back(code);
        cell.count = count;
    }
    return table;
}

Plan two_way(Codes const& rows, Codes const& columns, Numbers const& numbers)
{
    Plan plan;
    plan.dimensions.items = {flat("row", rows), flat("column", columns)};
    std::vector<std::pair<Codes, std::int64_t>> counts;
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < columns.size(); ++c)
            counts.push_back({{rows[r], columns[c]}, numbers[r][c]});
    plan.tables.items = {table_of("t", {"row", "column"}, counts)};
    return plan;
}

// A pattern chosen by hand: keys written "wa".
Hidden pattern(Model const& model, Codes const& keys)
{
    auto const& table = model.tables()[0];
    Hidden hidden{std::vector<bool>(table.cells.size())};
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        auto const key = table.key_of(i);
        hidden[0][i] = std::count(keys.begin(), keys.end(), key[0] + key[1]) > 0;
    }
    return hidden;
}

std::string intervals(Model const& model, Hidden const& hidden)
{
    std::string text;
    for (auto const& found : feasible_intervals(model, hidden, Growth::as_seen)) {
        auto const key = model.tables()[found.table].key_of(found.cell);
        text += key[0] + key[1] + " " + std::to_string(std::llround(found.low)) + "-" +
                std::to_string(std::llround(found.high)) + " ";
    }
    return text;
}

Hidden hidden_by(Plan const& plan, Model const& model, std::int64_t k)
{
    auto const answer = protect(plan, k);
    REQUIRE(answer);
    REQUIRE(answer->refusal == Refusal::none);
    Hidden hidden{std::vector<bool>(model.tables()[0].cells.size())};
    auto const& cells = answer->release.tables.items[0].cells.items;
    for (std::size_t i = 0; i < cells.size(); ++i) hidden[0][i] = !cells[i].count;
    return hidden;
}

ReleasedCell const& cell(Protected const& answer, std::size_t table, Codes const& key)
{
    for (auto const& cell : answer.release.tables.items.at(table).cells)
        if (std::equal(key.begin(), key.end(), cell.key.begin(), cell.key.end(),
                       [](auto const& one, auto const& other) { return one == other.value; }))
            return cell;
    FAIL("no such cell");
    return answer.release.tables.items[0].cells.items[0];
}

}  // namespace

TEST_CASE("Two hidden cells in every line do not stop a cell from being solved")
{
    Codes const rows{"w", "x", "y", "z"}, columns{"a", "b", "c", "d"};
    Numbers const numbers{{30, 47, 64, 89}, {90, 124, 5, 31}, {92, 100, 59, 85}, {800, 991, 651, 685}};
    auto const model = Model::of(two_way(rows, columns, numbers), {});
    REQUIRE(model);
    Codes hidden{"wa", "wb", "wc", "xa", "xc", "yb", "yd", "zb", "zd"};
    CHECK(intervals(*model, pattern(*model, hidden)) ==
          "wa 25-94 wb 47-47 wc 0-69 xa 26-95 xc 0-69 yb 0-185 yd 0-185 zb 906-1091 zd 585-770 ");
    hidden.push_back("xd");
    CHECK(intervals(*model, pattern(*model, hidden)).find("wb 0-78 ") != std::string::npos);
    hidden.back() = "xb";
    CHECK(intervals(*model, pattern(*model, hidden)).find("wb 0-141 ") != std::string::npos);
    hidden.back() = "wd";
    CHECK(intervals(*model, pattern(*model, hidden)).find("wb 0-136 ") != std::string::npos);
}

TEST_CASE("The audit refuses a hidden small count that cannot be nothing")
{
    Codes const rows{"1", "2", "3"}, columns{"1", "2", "3"};
    auto const model = Model::of(two_way(rows, columns, {{20, 50, 10}, {8, 19, 22}, {17, 32, 12}}), {});
    REQUIRE(model);
    auto const hidden = pattern(*model, {"21", "23", "31", "33"});
    CHECK(intervals(*model, hidden) == "21 0-25 23 5-30 31 0-25 33 4-29 ");
    // With k = 9 only the 8 is small, and it can be everything from 0 to 9; with 13 the 12 is, and cannot be
    // 0.
    CHECK(audit(*model, hidden, Growth::as_seen, 9).violations == 0);
    auto const refused = audit(*model, hidden, Growth::as_seen, 13);
    CHECK(refused.violations == 2);
    CHECK(refused.examples == Codes{"t [\"1\", \"3\"]", "t [\"3\", \"3\"]"});
}

TEST_CASE("Three years of a small table")
{
    Codes const ages{"young", "old"}, countries{"Spain", "Iceland", "Portugal"};
    auto const year = [&](Numbers const& numbers, std::size_t primary, std::size_t most_secondary) {
        auto const plan = two_way(ages, countries, numbers);
        auto const answer = protect(plan, 5);
        REQUIRE(answer);
        CHECK(answer->refusal == Refusal::none);
        CHECK(answer->primary == primary);
        CHECK(answer->secondary <= most_secondary);
        auto const model = Model::of(plan, {});
        return intervals(*model, hidden_by(plan, *model, 5));
    };
    year({{5, 2, 0}, {6, 3, 4}}, 4, 3);
    CHECK(year({{5, 0, 0}, {6, 3, 4}}, 4, 0) == "TIceland 0-7 TPortugal 0-7 oldIceland 0-7 oldPortugal 0-7 ");
    year({{7, 1, 1}, {5, 4, 3}}, 5, 3);
}

TEST_CASE("Two single events are not given away by the sum of their row")
{
    // Were only the ones hidden, 9 - 7 = 2 would show that each is 1, to each of those who know their own.
    auto const plan = two_way({"young", "old"}, {"Spain", "Iceland", "Portugal"}, {{7, 1, 1}, {5, 4, 3}});
    auto const answer = protect(plan, 5);
    REQUIRE(answer);
    CHECK_FALSE(cell(*answer, 0, {"young", "Iceland"}).count);
    CHECK_FALSE(cell(*answer, 0, {"young", "Portugal"}).count);
    CHECK((!cell(*answer, 0, {"young", "Spain"}).count || !cell(*answer, 0, {"young", "T"}).count));
}

TEST_CASE("A table of fewer than k events says nothing but that")
{
    auto const answer = protect(two_way({"1", "2"}, {"1", "2"}, {{1, 0}, {2, 1}}), 5);
    REQUIRE(answer);
    CHECK(answer->refusal == Refusal::none);
    for (auto const& shown : answer->release.tables.items[0].cells)
        CHECK((!shown.count || shown.count->value == 0));
    CHECK_FALSE(cell(*answer, 0, {"T", "T"}).count);
}

TEST_CASE("A table without events is shown")
{
    auto const answer = protect(two_way({"1"}, {"1", "2"}, {{0, 0}}), 5);
    REQUIRE(answer);
    CHECK(answer->primary + answer->secondary == 0);
    CHECK(cell(*answer, 0, {"T", "T"}).count->value == 0);
}

TEST_CASE("One report more than in an earlier release waits")
{
    Codes const rows{"1", "2", "3"}, columns{"1", "2", "3"};
    auto const first = protect(two_way(rows, columns, {{20, 50, 10}, {8, 19, 22}, {17, 32, 12}}), 5);
    REQUIRE(first);
    auto const second = two_way(rows, columns, {{20, 50, 10}, {8, 20, 22}, {17, 32, 12}});
    auto const refused = protect(second, 5, {first->release});
    REQUIRE(refused);
    CHECK(refused->refusal == Refusal::difference_too_small);
    CHECK(refused->release.tables.empty());
    // An attacker with both, had they been released, would have read it off.
    auto const open = Model::of(second, {first->release});
    Hidden const nothing{std::vector<bool>(open->tables()[0].cells.size())};
    CHECK(audit(*open, nothing, Growth::as_seen, 5).violations == 4);
}

TEST_CASE("What is new since an earlier release is hidden where it is little")
{
    Codes const rows{"1", "2", "3"}, columns{"1", "2", "3"};
    auto const first = protect(two_way(rows, columns, {{20, 50, 10}, {8, 19, 22}, {17, 32, 12}}), 5);
    REQUIRE(first);
    auto const second =
        protect(two_way(rows, columns, {{20, 50, 10}, {9, 29, 22}, {17, 32, 22}}), 5, {first->release});
    REQUIRE(second);
    CHECK(second->refusal == Refusal::none);
    CHECK(second->violations == 0);
    CHECK_FALSE(cell(*second, 0, {"2", "1"}).count);
    CHECK(cell(*second, 0, {"T", "T"}).count->value == 211);
}

TEST_CASE("The same table twice is the same release, and closed periods add up")
{
    Codes const rows{"1", "2"}, columns{"p1", "p2"};
    auto one_period = two_way(rows, {"p1"}, {{20}, {3}});
    auto const first = protect(one_period, 5);
    REQUIRE(first);
    auto const again = protect(one_period, 5, {first->release});
    REQUIRE(again);
    CHECK(again->refusal == Refusal::none);
    auto const both = protect(two_way(rows, columns, {{20, 15}, {3, 12}}), 5, {first->release});
    REQUIRE(both);
    CHECK(both->refusal == Refusal::none);
    CHECK_FALSE(cell(*both, 0, {"2", "p1"}).count);
}

TEST_CASE("What an earlier release hid stays hidden when it is counted again")
{
    Codes const rows{"1", "2", "3"}, columns{"1", "2", "3"};
    auto const plan = two_way(rows, columns, {{20, 3, 10}, {8, 19, 22}, {17, 32, 12}});
    auto const first = protect(plan, 5);
    REQUIRE(first);
    // The second release shows the rows' sums by another division; alone it need hide nothing of them.
    Plan second;
    second.dimensions.items = {flat("row", rows)};
    second.tables.items = {table_of("sums", {"row"}, {{{"1"}, 33}, {{"2"}, 49}, {{"3"}, 61}})};
    auto const answer = protect(second, 5, {first->release});
    REQUIRE(answer);
    CHECK(answer->refusal == Refusal::none);
    CHECK(answer->violations == 0);
}

TEST_CASE("A small count that stands in an earlier release stops the next")
{
    auto const plan = two_way({"1", "2"}, {"1", "2"}, {{20, 3}, {9, 30}});
    auto first = protect(plan, 2);  // 3 is not small when k is 2
    REQUIRE(first);
    auto const second = protect(plan, 5, {first->release});
    REQUIRE(second);
    CHECK(second->refusal == Refusal::already_published);
    CHECK(second->examples.front() == "t [\"1\", \"2\"]");
}

TEST_CASE("Releases that cannot both be true are no ground to release more")
{
    auto const plan = two_way({"1", "2"}, {"1", "2"}, {{20, 30}, {9, 30}});
    auto first = protect(plan, 5);
    REQUIRE(first);
    for (auto& shown : first->release.tables.items[0].cells.items)
        if (shown.key.items[0].value == "1") shown.count = Count(1000);
    auto const second = protect(plan, 5, {first->release});
    REQUIRE(second);
    CHECK(second->refusal == Refusal::previous_contradict);
}

namespace {

// One area with parts, beside one without.
Plan areas_with(Codes const& parts, std::vector<std::int64_t> const& counts)
{
    Plan plan;
    auto areas = flat("area", {"A", "B"});
    std::vector<std::pair<Codes, std::int64_t>> cells{{{"B"}, 30}};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] != "A") areas.codes.items.push_back({parts[i], CodeText("A"), {}});
        cells.push_back({{parts[i]}, counts[i]});
    }
    plan.dimensions.items = {areas};
    plan.tables.items = {table_of("t", {"area"}, cells)};
    return plan;
}

}  // namespace

TEST_CASE("What an earlier release divided stays the sum of its parts")
{
    // 3 of 20 are hidden with their neighbour; an area without parts may tell the 20, but nothing that the
    // neighbour could be worked out from.
    auto const divided = protect(areas_with({"a1", "a2"}, {3, 17}), 5);
    REQUIRE(divided);
    auto const whole = protect(areas_with({"A"}, {20}), 5, {divided->release});
    REQUIRE(whole);
    CHECK(whole->refusal == Refusal::none);
    auto const model = Model::of(areas_with({"A"}, {20}), {divided->release});
    REQUIRE(model);
    auto const scope_of = [&](std::size_t table, std::string const& code) {
        auto const& one = model->tables()[table];
        for (std::size_t i = 0; i < one.cells.size(); ++i)
            if (one.key_of(i)[0] == code) return one.cells[i].scope;
        return Scope{};
    };
    CHECK(scope_of(0, "A") == scope_of(1, "A"));
    CHECK(scope_of(0, "A").at("area").size() == 2);
}

TEST_CASE("One area divided in two ways is refused; a sum of more areas is another sum")
{
    auto const first = protect(areas_with({"a1", "a2"}, {30, 17}), 5);
    REQUIRE(first);
    auto const otherwise = protect(areas_with({"a1", "a3", "a4"}, {30, 7, 10}), 5, {first->release});
    REQUIRE(!otherwise);
    CHECK(otherwise.error().fields.at(0).code == "plan.divided_otherwise");
    CHECK(otherwise.error().fields.at(0).field == "dimensions \"area\" \"A\"");
    CHECK(protect(areas_with({"a1", "a2", "a3"}, {30, 17, 9}), 5, {first->release}));
    // Two earlier releases that disagree on what is now one.
    auto const third = protect(areas_with({"a1", "a2", "a3"}, {30, 17, 9}), 5, {first->release});
    auto const one = protect(areas_with({"A"}, {56}), 5, {first->release, third->release});
    REQUIRE(!one);
    CHECK(one.error().fields.at(0).code == "plan.divided_otherwise");
    // a1 under A, then A under a1.
    auto circle = areas_with({"A"}, {30});
    circle.dimensions.items[0].codes.items = {
        {"T", {}, {}}, {"a1", CodeText("T"), {}}, {"A", CodeText("a1"), {}}};
    circle.tables.items[0].cells.items.erase(circle.tables.items[0].cells.items.begin());
    auto const round = protect(circle, 5, {first->release});
    REQUIRE(!round);
    CHECK(round.error().fields.at(0).code == "plan.parents_in_circle");
}

namespace {

// Areas 1, 2 and 3; districts X = 1 and a part of 2, Y = the rest of 2 and 3.
Plan slivers(std::int64_t first_part, std::int64_t second_part)
{
    Plan plan;
    auto areas = flat("area", {"1", "2", "3"});
    areas.codes.items.push_back({"2a", CodeText("2"), false});
    areas.codes.items.push_back({"2b", CodeText("2"), false});
    auto districts = flat("district", {"X", "Y"});
    for (auto const& [code, parent] : {std::pair("1", "X"), {"2a", "X"}, {"2b", "Y"}, {"3", "Y"}})
        districts.codes.items.push_back({code, CodeText(parent), false});
    districts.same_as = "area";
    plan.dimensions.items = {areas, districts};
    std::vector<std::pair<Codes, std::int64_t>> const counts{
        {{"1"}, 30}, {{"2a"}, first_part}, {{"2b"}, second_part}, {{"3"}, 40}};
    plan.tables.items = {table_of("areas", {"area"}, counts), table_of("districts", {"district"}, counts)};
    return plan;
}

std::size_t hidden_cells(Protected const& answer)
{
    std::size_t hidden = 0;
    for (auto const& table : answer.release.tables)
        for (auto const& cell : table.cells) hidden += !cell.count;
    return hidden;
}

}  // namespace

TEST_CASE("Two divisions of the same area do not give away the sliver between them")
{
    auto const wide = protect(slivers(20, 25), 5);
    REQUIRE(wide);
    CHECK(hidden_cells(*wide) == 0);
    auto const narrow = protect(slivers(3, 25), 5);
    REQUIRE(narrow);
    CHECK(narrow->refusal == Refusal::none);
    CHECK(hidden_cells(*narrow) > 0);
    auto const open = Model::of(slivers(3, 25), {});
    Hidden nothing;
    for (auto const& table : open->tables()) nothing.emplace_back(table.cells.size());
    CHECK(audit(*open, nothing, Growth::as_seen, 5).violations > 0);
}

TEST_CASE("A second division after the first was released")
{
    auto const narrow = slivers(3, 25);
    auto first = narrow, second = narrow;
    first.tables.items.pop_back();
    second.tables.items.erase(second.tables.items.begin());
    auto const areas = protect(first, 5);
    REQUIRE(areas);
    CHECK(hidden_cells(*areas) == 0);
    auto const districts = protect(second, 5, {areas->release});
    REQUIRE(districts);
    CHECK(districts->refusal == Refusal::none);
    CHECK_FALSE(cell(*districts, 0, {"X"}).count);
    CHECK_FALSE(cell(*districts, 0, {"Y"}).count);
}

TEST_CASE("Areas that an earlier release divided by place are still those when no place is spoken of")
{
    auto places = flat("place", {"A", "B"});
    places.codes.items.push_back({"a1", CodeText("A"), {}});
    places.codes.items.push_back({"a2", CodeText("A"), {}});
    auto areas = flat("area", {"A", "B"});
    Plan alone;
    alone.dimensions.items = {areas};
    alone.tables.items = {table_of("areas", {"area"}, {{{"A"}, 20}, {{"B"}, 30}})};
    areas.same_as = "place";
    Plan both;
    both.dimensions.items = {places, areas};
    both.tables.items = {table_of("places", {"place"}, {{{"a1"}, 3}, {{"a2"}, 17}, {{"B"}, 30}}),
                         alone.tables.items[0]};
    auto const first = protect(both, 5);
    REQUIRE(first);
    for (auto const& [now, earlier] : {std::pair(alone, both), {both, alone}}) {
        auto const before = protect(earlier, 5);
        REQUIRE(before);
        auto const model = Model::of(now, {before->release});
        REQUIRE(model);
        std::set<Scope> scopes;
        for (auto const& table : model->tables())
            for (std::size_t i = 0; i < table.cells.size(); ++i)
                if (table.key_of(i)[0] == "A") scopes.insert(table.cells[i].scope);
        CHECK(scopes.size() == 1);
        CHECK(model->populations() == 1);
    }
    // Two that were one thing cannot be two now.
    both.dimensions.items[1].same_as.reset();
    auto const apart = protect(both, 5, {first->release});
    REQUIRE(!apart);
    CHECK(apart.error().fields.at(0).code == "plan.same_as_dropped");
    CHECK(apart.error().fields.at(0).field == "dimensions \"area\"");
}

TEST_CASE("Margins of two tables are one and the same")
{
    // Alone, no total of the first need be hidden; the second has them all, and a small count behind each.
    Plan plan;
    plan.dimensions.items = {flat("area", {"1", "2"}), flat("category", {"c", "d"}),
                             flat("time", {"day", "night"})};
    plan.tables.items = {
        table_of("categories", {"area", "category"},
                 {{{"1", "c"}, 3}, {{"1", "d"}, 20}, {{"2", "c"}, 30}, {{"2", "d"}, 9}}),
        table_of("times", {"area", "time"},
                 {{{"1", "day"}, 13}, {{"1", "night"}, 10}, {{"2", "day"}, 19}, {{"2", "night"}, 20}})};
    auto const answer = protect(plan, 5);
    REQUIRE(answer);
    CHECK(answer->refusal == Refusal::none);
    CHECK_FALSE(cell(*answer, 0, {"1", "c"}).count);
    CHECK(cell(*answer, 0, {"1", "T"}).count.has_value() == cell(*answer, 1, {"1", "T"}).count.has_value());
}

TEST_CASE("The same plan gives the same answer")
{
    auto const plan = two_way({"1", "2", "3"}, {"1", "2", "3"}, {{1, 2, 30}, {4, 0, 3}, {9, 9, 2}});
    CHECK(write_answer(*protect(plan, 5), 5, "", 0) == write_answer(*protect(plan, 5), 5, "", 0));
}
