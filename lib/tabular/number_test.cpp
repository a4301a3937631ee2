// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/number.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace samsyn::tabular;

TEST_CASE("Numbers are read as people write them")
{
    struct Reading {
        char const* text;
        double number;
    };
    for (auto const& [text, number] : {Reading{"1,5", 1.5},
                                       {"1.5", 1.5},
                                       {" 12 ", 12},
                                       {"1 234,5", 1234.5},
                                       {"1\xC2\xA0"
                                        "234",
                                        1234},
                                       {"1\xE2\x80\xAF"
                                        "234\xE2\x80\xAF"
                                        "567",
                                        1234567},
                                       {"1\xE2\x80\x89"
                                        "234",
                                        1234},
                                       {"1.234,5", 1234.5},
                                       {"1,234.5", 1234.5},
                                       {"1,234,567", 1234567},
                                       {"1.234.567", 1234567},
                                       {"1'234", 1234},
                                       {"-7", -7},
                                       {"\xE2\x88\x92"
                                        "7,25",
                                        -7.25},
                                       {"\xE2\x80\x93"
                                        " 7",
                                        -7},
                                       {"7-", -7},
                                       {"+7", 7},
                                       {",5", 0.5},
                                       {"5,", 5},
                                       {"1,234", 1.234},
                                       {"6400000.123", 6400000.123},
                                       {"1E+05", 100000},
                                       {"1,5e-3", 0.0015}}) {
        CAPTURE(text);
        auto const read = parse_number(text);
        REQUIRE(read.has_value());
        CHECK(*read == doctest::Approx(number).epsilon(1e-12));
    }
    CHECK(parse_number("1,234", CommaMeans::thousands) == 1234);
    CHECK(parse_number("1,234.5", CommaMeans::thousands) == 1234.5);
}

TEST_CASE("What is no number gives none")
{
    for (char const* text : {"",      " ",     "-",        ",",        ".",     "abc",        "1 23", "12 34",
                             "1,2,3", "1.2.3", "1 234 56", "1,234,56", "12 kr", "1-2",        "--1",  "1e",
                             "e5",    "1e999", "0x10",     "nan",      "inf",   "1 234.567.8"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_number(text).has_value());
    }
    CHECK_FALSE(parse_number("1,5", CommaMeans::thousands).has_value());
    CHECK_FALSE(parse_number(std::string(200, '1')).has_value());
}

TEST_CASE("Whole numbers have no decimals and count exactly")
{
    CHECK(parse_whole_number("12") == 12);
    CHECK(parse_whole_number("12,0") == 12);
    CHECK(parse_whole_number("-1 000") == -1000);
    CHECK(parse_whole_number("199001011234") == 199001011234);
    CHECK_FALSE(parse_whole_number("1,5").has_value());
    CHECK_FALSE(parse_whole_number("1e20").has_value());
}

TEST_CASE("A column tells what its commas mean")
{
    CHECK(comma_in(std::vector<std::string>{"1,234", "5"}) == CommaMeans::decimals);
    CHECK(comma_in(std::vector<std::string>{"1,234", "1,234.5"}) == CommaMeans::thousands);
    CHECK(comma_in(std::vector<std::string>{"1,234", "12,345,678", "x"}) == CommaMeans::thousands);
    CHECK(comma_in(std::vector<std::string>{"1,234,567", "1,5"}) == CommaMeans::decimals);
    CHECK(comma_in({}) == CommaMeans::decimals);
}
