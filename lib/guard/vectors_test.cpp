// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <boost/describe.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "lib/guard/guard.h"
#include "lib/json/form.h"

namespace {

struct Expected {
    std::string type;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    friend bool operator==(Expected const&, Expected const&) = default;
};
BOOST_DESCRIBE_STRUCT(Expected, (), (type, begin, end))

struct Vector {
    std::string why;
    std::string text;
    std::vector<Expected> findings;
};
BOOST_DESCRIBE_STRUCT(Vector, (), (why, text, findings))

struct Vectors {
    std::string comment;
    std::vector<Vector> vectors;
};
BOOST_DESCRIBE_STRUCT(Vectors, (), (comment, vectors))

std::string read(char const* path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string show(std::vector<Expected> const& findings)
{
    std::string out;
    for (auto const& one : findings)
        out += one.type + " " + std::to_string(one.begin) + "–" + std::to_string(one.end) + "; ";
    return out;
}

std::vector<Expected> found(std::string const& text)
{
    std::vector<Expected> list;
    auto const points = [&](std::size_t byte) {
        return static_cast<std::int64_t>(samsyn::json::length_of(std::string_view(text).substr(0, byte)));
    };
    for (auto const& one : samsyn::guard::find(text, samsyn::guard::Profile::report_text))
        list.push_back({std::string(samsyn::guard::code(one.type)), points(one.begin), points(one.end)});
    return list;
}

}  // namespace

TEST_CASE("the vectors that server and browser share")
{
    auto const decoded = samsyn::json::read<Vectors>(read("lib/guard/vectors.json"));
    REQUIRE(decoded);
    REQUIRE(decoded->vectors.size() > 100);
    for (auto const& vector : decoded->vectors) {
        CAPTURE(vector.why);
        CAPTURE(vector.text);
        CHECK(show(found(vector.text)) == show(vector.findings));
    }
}
