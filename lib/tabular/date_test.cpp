// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/date.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace samsyn;
using namespace samsyn::tabular;

namespace {

// "2024-03-01 13:45 minute +60", "" for none.
std::string read(std::string_view text, DateStyle const& style = {})
{
    auto const value = parse_date(text, style);
    if (!value) return "";
    std::string out = value->day.text();
    constexpr char const* names[] = {"minute", "hour", "day", "month"};
    if (value->precision <= Precision::hour)
        out += " " + std::to_string(value->minute / 60) + ":" + std::to_string(value->minute % 60);
    out += std::string(" ") + names[static_cast<int>(value->precision)];
    if (value->offset_minutes) out += " " + std::to_string(*value->offset_minutes);
    return out;
}

}  // namespace

TEST_CASE("Days are read in every usual form")
{
    for (char const* text : {"2024-03-01",
                             "2024/03/01",
                             "2024.3.1",
                             "20240301",
                             "1/3/2024",
                             "01/03/2024",
                             "1.3.2024",
                             "1-3-2024",
                             "1/3/24",
                             "1.3.24",
                             "1 mars 2024",
                             "1 MARS 2024",
                             "den 1 mars 2024",
                             "fredag 1 mars 2024",
                             "Fredag den 1 mars 2024",
                             "1 mar 2024",
                             "1 mar. 2024",
                             "1st of March, 2024",
                             "March 1, 2024",
                             "Mar 1 2024",
                             "fre. 1 mars 2024",
                             "1-Mar-2024",
                             " 2024-03-01 ",
                             "1\xC2\xA0mars\xC2\xA0"
                             "2024",
                             "45352"}) {
        CAPTURE(text);
        CHECK(read(text) == "2024-03-01 day");
    }
    CHECK(read("lördag 2 mars 2024") == "2024-03-02 day");
    CHECK(read("LÖRDAG 2 mars 2024") == "2024-03-02 day");
    CHECK(read("1/3/85") == "1985-03-01 day");
}

TEST_CASE("Times keep the precision they were written with")
{
    for (char const* text :
         {"2024-03-01 13:45", "2024-03-01T13:45:10", "2024-03-01T13:45:10.123", "2024-03-01 13.45",
          "2024-03-01 kl 13:45", "2024-03-01 kl. 13.45", "1 mars 2024 13:45", "1 mars 2024 kl. 13.45",
          "1 mars 2024, 13:45", "45352.5729166667", "45352,5729166667"}) {
        CAPTURE(text);
        CHECK(read(text) == "2024-03-01 13:45 minute");
    }
    for (char const* text : {"03/01/2024 01:45:00 PM", "3/1/2024 1:45 pm"})
        CHECK(read(text, {.order = DayOrder::month_first}) == "2024-03-01 13:45 minute");
    CHECK(read("2024-03-01T13") == "2024-03-01 13:0 hour");
    CHECK(read("2024-03-01 24:00") == "2024-03-02 0:0 minute");
    CHECK(read("1/3/2024 12:05 AM") == "2024-03-01 0:5 minute");
    CHECK(read("1/3/2024 12:05 PM") == "2024-03-01 12:5 minute");
}

TEST_CASE("Months are months")
{
    for (char const* text :
         {"2024-03", "2024/03", "03/2024", "3-2024", "mars 2024", "March 2024", "Mar 2024"}) {
        CAPTURE(text);
        CHECK(read(text) == "2024-03-01 month");
    }
}

TEST_CASE("Offsets make instants")
{
    CHECK(read("2022-09-26 15:55:23 +02:00") == "2022-09-26 15:55 minute 120");
    CHECK(read("2022-09-26T15:55:23Z") == "2022-09-26 15:55 minute 0");
    CHECK(read("2022-09-26T15:55-0530") == "2022-09-26 15:55 minute -330");
    CHECK(parse_date("2022-09-26 15:55:23 +02:00")->instant() == UtcTime::parse("2022-09-26T13:55:00Z"));
    CHECK_FALSE(parse_date("2022-09-26 15:55")->instant().has_value());
    CHECK(parse_date("2022-09-26 00:30 +02:00")->instant() == UtcTime::parse("2022-09-25T22:30:00Z"));
}

TEST_CASE("A day without a year is the latest before it was written")
{
    DateStyle const title{.written_on = Day::of(2023, 1, 2), .text_may_follow = true};
    CHECK(read("31 december 21:10, Mord/dråp, försök, Stockholm", title) == "2022-12-31 21:10 minute");
    CHECK(read("02 januari 00:01, Brand, Borås", title) == "2023-01-02 0:1 minute");
    CHECK(read("26 september 14:21", title) == "2022-09-26 14:21 minute");
    CHECK(read("29 februari, Rån", title) == "2020-02-29 day");
    CHECK(read("26/9", title) == "2022-09-26 day");
    CHECK(read("26 september 14:21") == "");
    CHECK(read("1 mars 2024, Borås") == "");
}

TEST_CASE("What is no date gives none")
{
    for (char const* text : {"",
                             " ",
                             "x",
                             "2024",
                             "2024-13-01",
                             "2024-02-30",
                             "30/2/2024",
                             "2024-03-01 25:00",
                             "2024-03-01 13:60",
                             "2024-03-01 13:4",
                             "2024-03-01x",
                             "1 marsch 2024",
                             "mars",
                             "1,5",
                             "12",
                             "19999",
                             "80001",
                             "13/13/2024",
                             "2024-03-01 13:45 +99:00",
                             "2024-03 13:45",
                             "0000-01-01",
                             "99999999",
                             "1 1 2024",
                             "13:45",
                             "2024-03-01 13:45 PM"}) {
        CAPTURE(text);
        CHECK(read(text) == "");
    }
    CHECK(read("45352", {.excel_serials = false}) == "");
    CHECK(read(std::string(100'000, '1')) == "");
}

TEST_CASE("The order of day and month is a matter of the column")
{
    CHECK(read("03/04/2024") == "2024-04-03 day");
    CHECK(read("03/04/2024", {.order = DayOrder::month_first}) == "2024-03-04 day");
    CHECK(day_order_in(std::vector<std::string>{"1/3/2024", "2/3/2024"}) == DayOrder::day_first);
    CHECK(day_order_in(std::vector<std::string>{"1/3/2024", "1/31/2024"}) == DayOrder::month_first);
    CHECK(day_order_in(std::vector<std::string>{"1/31/2024", "31/1/2024"}) == DayOrder::day_first);
    CHECK(day_order_in(std::vector<std::string>{"2024-03-01", "x"}) == DayOrder::day_first);
}
