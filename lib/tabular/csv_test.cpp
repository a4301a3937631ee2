// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "lib/tabular/csv_reader.h"
#include "lib/tabular/encoding.h"

using namespace samsyn;
using namespace samsyn::tabular;

namespace {

// A source that gives one byte at a time, so that every cut between pieces is tried.
class Dripping final : public ByteSource {
public:
    explicit Dripping(std::string_view text) : m_rest(text) {}
    Result<std::size_t> read(std::span<char> into) override
    {
        if (m_rest.empty()) return 0;
        into[0] = m_rest[0];
        m_rest.remove_prefix(1);
        return 1;
    }

private:
    std::string_view m_rest;
};

// "number:cell|cell!fault" per row.
std::vector<std::string> rows_from(std::unique_ptr<ByteSource> source, CsvOptions const& options)
{
    auto reader = CsvReader::open(std::move(source), options);
    REQUIRE(reader.has_value());
    std::vector<std::string> rows;
    Row row;
    for (;;) {
        auto const more = reader->next(row);
        if (!more) rows.push_back(more.error().code);
        if (!more || !*more) return rows;
        std::string text = std::to_string(row.number) + ":";
        for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i > 0 ? "|" : "") + row.cells[i];
        if (!row.fault.empty()) text += "!" + std::string(row.fault);
        rows.push_back(text);
    }
}

std::vector<std::string> rows_of(std::string const& text, CsvOptions const& options = {})
{
    auto const rows = rows_from(text_source(text), options);
    CHECK(rows_from(std::make_unique<Dripping>(text), options) == rows);
    return rows;
}

using Rows = std::vector<std::string>;

char separator_of(std::string_view text) { return CsvReader::open(text_source(text))->separator(); }

std::string as_utf16(std::string_view ascii, bool big_endian)
{
    std::string out;
    for (char const sign : ascii) {
        if (big_endian) out += '\0';
        out += sign;
        if (!big_endian) out += '\0';
    }
    return out;
}

}  // namespace

TEST_CASE("Quotes, line ends and blank rows follow RFC 4180 and what people do")
{
    CHECK(rows_of("a;b\n1;\"x;\"\"y\"\"\nz\"\n") == Rows{"1:a|b", "2:1|x;\"y\"\nz"});
    CHECK(rows_of("a;b\r\n1;2\r\n\r\n;\r\n3;4") == Rows{"1:a|b", "2:1|2", "5:3|4"});
    CHECK(rows_of("a;b\r1;2\r") == Rows{"1:a|b", "2:1|2"});
    CHECK(rows_of("a;b\n5\" pipe;2\n") == Rows{"1:a|b", "2:5\" pipe|2"});
    CHECK(rows_of("a;b\n\"x\" ;2\n") == Rows{"1:a|b", "2:x|2"});
    CHECK(rows_of("a;b\n\"\";\"\"\n1;\"\"") == Rows{"1:a|b", "3:1|"});
    CHECK(rows_of("") == Rows{});
    CHECK(rows_of("\n\n") == Rows{});
}

TEST_CASE("The separator is the one that fits the first rows")
{
    CHECK(separator_of("a;b;c\n1;2,5;3\n") == ';');
    CHECK(separator_of("a,b,c\n1,2,3\n") == ',');
    CHECK(separator_of("a\tb\n1\t2,3\n") == '\t');
    CHECK(separator_of("a|b\n1|2\n") == '|');
    CHECK(separator_of("namn;plats\nAnna;Gatan 1, 2, 3\nBo;Vägen, 5\n") == ';');
    CHECK(separator_of("name,text\nx,\"a;b;c;d\"\ny,\"e;f;g;h\"\n") == ',');
    CHECK(rows_of("sep=,\r\na,b\n1,2;3") == Rows{"1:a|b", "2:1|2;3"});
    CHECK(rows_of("a,b;c\n", {.separator = ','}) == Rows{"1:a|b;c"});
    CHECK(rows_of("ensam\n1\n") == Rows{"1:ensam", "2:1"});
}

TEST_CASE("Every encoding of an office comes out as UTF-8")
{
    Rows const expected{"1:område|antal", "2:Hässleholmen|1"};
    CHECK(rows_of("område;antal\nHässleholmen;1\n") == expected);
    CHECK(rows_of("\xEF\xBB\xBFområde;antal\nHässleholmen;1\n") == expected);
    CHECK(rows_of("omr\xE5"
                  "de;antal\nH\xE4ssleholmen;1\n") == expected);
    CHECK(rows_of("pris;n\n5 \x80;\x96\n") == Rows{"1:pris|n", "2:5 €|–"});
    for (bool const big_endian : {false, true}) {
        auto const text = as_utf16("a;b\n1;2\n", big_endian);
        CHECK(rows_of(text) == Rows{"1:a|b", "2:1|2"});
        CHECK(rows_of((big_endian ? "\xFE\xFF" : "\xFF\xFE") + text) == Rows{"1:a|b", "2:1|2"});
    }
    std::string const smile(
        "\xFF\xFE"
        "a\0;\0\xE5\0\n\0\x3D\xD8\x00\xDE;\0\x3D\xD8\n\0",
        20);
    CHECK(rows_of(smile) == Rows{"1:a|å", "2:\xF0\x9F\x98\x80|\xEF\xBF\xBD"});
}

TEST_CASE("An encoding that shows late is still found, and one that changes is a fault of its row")
{
    std::string const plain = "a;b\n" + [] {
        std::string rows;
        for (int i = 0; i < 20'000; ++i) rows += "1;2\n";
        return rows;
    }();
    auto const windows = rows_from(text_source(plain + "\xE5;1\n"), {});
    CHECK(windows.back() == "20002:å|1");
    auto const utf8 = rows_from(text_source(plain + "å;1\n"), {});
    CHECK(utf8.back() == "20002:å|1");
    CHECK(rows_of("å;b\n\xE5;1\n2;ö\n", {.encoding = Encoding::utf8}) ==
          Rows{"1:å|b", "2:å|1!row.encoding", "3:2|ö"});
}

TEST_CASE("Broken rows are faults of their own and reading goes on")
{
    CHECK(rows_of("a;b\n\"x\"y;2\n3;4\n") == Rows{"1:a|b", "2:xy|2!row.quote", "3:3|4"});
    CHECK(rows_of("a;b\n1;\"open\n3;4\n5;6\n") == Rows{"1:a|b", "2:1|open!row.quote_open", "3:3|4", "4:5|6"});
    CHECK(rows_of(std::string("a;b\n1;2\0\n3;4\n", 12)) == Rows{"1:a|b", "2:1|2!row.nul", "3:3|4"});
    auto const swallowing = "a;b\n1;\"open\n" + std::string(100'000, 'x') + "\n3;4\n";
    CHECK(rows_from(text_source(swallowing), {}).back() == "4:3|4");
}

TEST_CASE("Rows of a megabyte and of a hundred thousand cells neither stop nor fill the reader")
{
    auto const long_line = "a;b\n" + std::string(3 << 20, 'x') + ";1\n3;4\n";
    CHECK(rows_from(text_source(long_line), {}) == Rows{"1:a|b", "2:!row.too_long", "3:3|4"});
    auto const many = "a;b\n" + std::string(100'000, ';') + "x\n3;4\n";
    auto reader = CsvReader::open(text_source(many));
    Row row;
    REQUIRE(*reader->next(row));
    REQUIRE(*reader->next(row));
    CHECK(row.cells.size() == 2001);
    REQUIRE(*reader->next(row));
    CHECK(row.cells == Rows{"3", "4"});
}

TEST_CASE("A file of nothing but open quotes is given up in reasonable time")
{
    std::string text = "a;b\n";
    for (int i = 0; i < 100'000; ++i) text += i % 20 == 0 ? "1;\"x\n" : "1;2\n";
    auto const rows = rows_from(text_source(text), {.max_quoted_lines_bytes = 32, .max_broken_quotes = 100});
    CHECK(rows.back() == "table.quotes_broken");
    CHECK(rows.size() < 2100);
    std::string quotes = "a;b\n";
    for (int i = 0; i < 400'000; ++i) quotes += "\"\",";
    CHECK(rows_from(text_source(quotes), {}).back().ends_with("!row.too_long"));
    CHECK(rows_from(text_source("a;b\n\"" + std::string(900'000, '"')), {}).size() >= 2);
}

TEST_CASE("What fits UTF-8 is decided by its rules")
{
    CHECK(is_utf8("å\xE2\x82\xAC\xF0\x9F\x98\x80"));
    for (std::string_view const text :
         {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE5", "\x80", "\xE0\x80\x80", "\xF5\x80\x80\x80"})
        CHECK_FALSE(is_utf8(text));
}
