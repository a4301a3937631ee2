// SPDX-License-Identifier: EUPL-1.2
#include "lib/json/form.h"
#include "lib/json/stored.h"

#include <doctest/doctest.h>

namespace samsyn::json {
namespace {

enum class Colour { green, red };
BOOST_DESCRIBE_ENUM(Colour, green, red)

struct Leaf {
    Text<5> name;
    std::optional<Between<0, 9>> count;
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (name, count))

struct Tree {
    Id<Leaf> id;
    Day planted;
    Colour colour = Colour::green;
    ListOf<Leaf, 2> leaves;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (id, planted, colour, leaves))

constexpr auto good = R"({"id":"01890a5d-ac96-774b-bcce-b302099a8057","planted":"2026-11-25","colour":"red",)"
                      R"("leaves":[{"name":"löv","count":null},{"name":"gren","count":3}]})";

TEST_CASE("a described struct reads and writes the same JSON")
{
    auto const tree = read<Tree>(good);
    REQUIRE(tree);
    CHECK(tree->planted == Day::of(2026, 11, 25));
    CHECK(tree->leaves.items.at(1).count->value == 3);
    CHECK(write(*tree) == good);
}

TEST_CASE("every field at fault is named with its path")
{
    auto const tree = read<Tree>(
        R"({"id":"x","planted":"2026-02-30","leaves":[{"name":"för långt"},{"name":"a","count":10,"extra":1}]})");
    REQUIRE_FALSE(tree);
    std::string told;
    for (auto const& fault : tree.error().fields) told += fault.field + " " + fault.code + "\n";
    CHECK(told ==
          "id field.not_id\nplanted field.not_day\ncolour field.required\nleaves[0].name field.too_long\n"
          "leaves[1].count field.out_of_range\nleaves[1].extra field.unknown\n");
}

TEST_CASE("what we have stored is read without the fields that came later, and with those of a later version")
{
    auto const tree = read_stored<Tree>(
        R"({"planted":"2026-11-25","leaves":[{"name":"löv","shine":2}],"birds":{"owls":[]}})");
    REQUIRE(tree);
    CHECK(tree->planted == Day::of(2026, 11, 25));
    CHECK(tree->colour == Colour::green);
    CHECK(tree->leaves.items.at(0).name.value == "löv");
    // What is there must still be what it says it is.
    CHECK(read_stored<Tree>(R"({"planted":"2026-02-30"})").error().fields.at(0).code == "field.not_day");
    CHECK_FALSE(read_stored<Tree>("[]"));
}

TEST_CASE("text that is not one JSON value is refused")
{
    for (auto const* text : {"", "{", "{}{}", "{\"id\":1,}", "nul", "[1,2", "\"\xff\"", "{'a':1}", "[1e400]"})
        CHECK_FALSE(Document::parse(text));
    CHECK_FALSE(Document::parse(std::string(40, '[') + std::string(40, ']')));
    CHECK(Document::parse(R"({"a":1,"a":2})").error().code == "json.double_member");
}

struct Preset {
    ListOf<std::int64_t, 2> few = {{1, 2}};
    std::vector<std::int64_t> many{1, 2};
    std::map<std::string, std::int64_t> named{{"a", 1}};
};
BOOST_DESCRIBE_STRUCT(Preset, (), (few, many, named))

TEST_CASE("what is read stands in the place of what is there by default, not after it")
{
    auto const read_preset = read<Preset>(R"({"few":[3],"many":[],"named":{"b":2}})");
    REQUIRE(read_preset);
    CHECK(read_preset->few.items == std::vector<std::int64_t>{3});
    CHECK(read_preset->many.empty());
    CHECK(read_preset->named == std::map<std::string, std::int64_t>{{"b", 2}});
    auto const back = read<Preset>(write(Preset{}));
    REQUIRE(back);
    CHECK(back->few == Preset{}.few);
    CHECK(back->many == Preset{}.many);
}

TEST_CASE("the schema states the limits that decoding enforces")
{
    Schemas schemas;
    Writer out;
    Form<Tree>::schema(out, schemas);
    REQUIRE(schemas.components().size() == 2);
    std::string all;
    for (auto const& [name, schema] : schemas.components()) all += schema;
    CHECK(all.find(R"("maxLength":5)") != std::string::npos);
    CHECK(all.find(R"("maxItems":2)") != std::string::npos);
    CHECK(all.find(R"("enum":["green","red"])") != std::string::npos);
    CHECK(all.find(R"("required":["name"])") != std::string::npos);
}

TEST_CASE("strings are escaped so that they read back the same")
{
    std::string const hard = "a\"b\\c\n\t\x01 å 🙂";
    auto const back = read<std::string>(write(hard));
    REQUIRE(back);
    CHECK(*back == hard);
}

}  // namespace
}  // namespace samsyn::json
