// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lib/tabular/features.h"
#include "lib/tabular/table.h"
#include "lib/tabular/table_writer.h"

using namespace samsyn;
using namespace samsyn::tabular;

namespace {

namespace fs = std::filesystem;
using Rows = std::vector<std::string>;

// A directory of the test's own, emptied before and after.
class Folder {
public:
    Folder() : m_path(fs::temp_directory_path() / ("samsyn-tabular-test-" + std::to_string(getpid())))
    {
        fs::remove_all(m_path);
        fs::create_directory(m_path);
    }
    ~Folder() { fs::remove_all(m_path); }
    std::string path(std::string const& name) const { return m_path / name; }
    std::string write(std::string const& name, std::string const& content) const
    {
        std::ofstream(path(name), std::ios::binary) << content;
        return path(name);
    }

private:
    fs::path m_path;
};

// Makes a fixture with GDAL itself.
void ogr2ogr(std::vector<std::string> const& arguments)
{
    ProcessRequest request{{"/usr/bin/ogr2ogr"}, {"PATH=/usr/bin"}};
    request.words.insert(request.words.end(), arguments.begin(), arguments.end());
    auto const outcome = run_limited(request, STDERR_FILENO);
    REQUIRE(outcome.has_value());
    INFO(outcome->complaints);
    REQUIRE(outcome->succeeded());
}

std::string refusal(std::string const& path, TableOptions const& options = {})
{
    auto const table = open_table(path, options);
    REQUIRE_FALSE(table.has_value());
    return table.error().code;
}

std::string joined(std::vector<std::string> const& cells)
{
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i > 0 ? "|" : "") + cells[i];
    return text;
}

Rows rows_of(Table& table)
{
    Rows rows;
    Row row;
    for (;;) {
        auto const more = table.next(row);
        REQUIRE(more.has_value());
        if (!*more) return rows;
        rows.push_back(std::to_string(row.number) + ":" + joined(row.cells) +
                       (row.fault.empty() ? "" : "!" + std::string(row.fault)));
    }
}

Rows rows_of(std::string const& path, TableOptions const& options = {})
{
    auto table = open_table(path, options);
    REQUIRE_MESSAGE(table.has_value(), table.error().code);
    return rows_of(*table);
}

std::string gzipped(std::string const& text)
{
    std::string out(compressBound(text.size()) + 64, '\0');
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string little(std::uint32_t value, int width)
{
    std::string out;
    for (int i = 0; i < width; ++i) out += static_cast<char>(value >> 8 * i);
    return out;
}

// A zip file with one deflated entry, and what its headers claim.
std::string zip_of(std::string const& name, std::string const& content, std::uint32_t flags = 0,
                   std::uint32_t count = 1)
{
    auto const packed_with_frame = gzipped(content);
    auto const packed = packed_with_frame.substr(10, packed_with_frame.size() - 18);
    auto const sizes = little(0, 4) + little(static_cast<std::uint32_t>(packed.size()), 4) + little(10, 4);
    auto const name_bytes = little(static_cast<std::uint32_t>(name.size()), 2);
    auto const local = "PK\3\4" + little(20, 2) + little(flags, 2) + little(8, 2) + little(0, 4) + sizes +
                       name_bytes + little(0, 2) + name + packed;
    std::string directory;
    for (std::uint32_t i = 0; i < count; ++i)
        directory += "PK\1\2" + little(20, 2) + little(20, 2) + little(flags, 2) + little(8, 2) +
                     little(0, 4) + sizes + name_bytes + little(0, 2) + little(0, 2) + little(0, 2) +
                     little(0, 2) + little(0, 4) + little(0, 4) + name;
    return local + directory + "PK\5\6" + little(0, 4) + little(count, 2) + little(count, 2) +
           little(static_cast<std::uint32_t>(directory.size()), 4) +
           little(static_cast<std::uint32_t>(local.size()), 4) + little(0, 2);
}

long resident_kilobytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

std::string const three_places = R"({"type":"FeatureCollection","features":[
  {"type":"Feature","properties":{"namn":"Åsa","n":1},"geometry":{"type":"Point","coordinates":[12.94,57.72]}},
  {"type":"Feature","properties":{"namn":"Bo","n":2.5},"geometry":{"type":"Point","coordinates":[12.95,57.73]}}]})";
std::string const one_area = R"({"type":"FeatureCollection","features":[
  {"type":"Feature","properties":{"code":"N","when":"2024-03-01"},"geometry":{"type":"Polygon","coordinates":
    [[[12.9,57.7],[13.0,57.7],[13.0,57.8],[12.9,57.7]]]}}]})";

}  // namespace

TEST_CASE("A CSV file gives its columns and rows, ragged ones with their fault")
{
    Folder const folder;
    auto table =
        open_table(folder.write("a.csv", "Id; Namn ;Antal\n1;Åsa;1,5\n2;Bo\n\n3;Cy;2;;\n4;Di;2;x\n"));
    REQUIRE(table.has_value());
    CHECK(table->info().format == Format::csv);
    CHECK(table->info().separator == ';');
    CHECK(table->columns() == Rows{"Id", "Namn", "Antal"});
    CHECK(table->header_row() == 1);
    CHECK(rows_of(*table) ==
          Rows{"2:1|Åsa|1,5", "3:2|Bo|!row.too_few_cells", "5:3|Cy|2", "6:4|Di|2!row.too_many_cells"});
}

TEST_CASE("The header is looked for below titles, or where the reader is told")
{
    Folder const folder;
    auto const path = folder.write("a.csv", "Rapport 2024;\n;\nid;antal\n1;2\n");
    auto table = open_table(path);
    REQUIRE(table.has_value());
    CHECK(table->header_row() == 3);
    CHECK(rows_of(*table) == Rows{"4:1|2"});
    CHECK(open_table(path, {.header_row = 1})->columns() == Rows{"Rapport 2024", ""});
    CHECK(refusal(path, {.header_row = 9}) == "table.header_missing");
    auto single = open_table(folder.write("b.csv", "ensam\n1\n2\n"));
    CHECK(single->columns() == Rows{"ensam"});
    CHECK(rows_of(*single) == Rows{"2:1", "3:2"});
}

TEST_CASE("Gzip is unpacked on the way, and broken or boundless gzip is refused")
{
    Folder const folder;
    std::string const text = "a;b\n1;2\n";
    CHECK(rows_of(folder.write("a.csv.gz", gzipped(text))) == Rows{"2:1|2"});
    std::string random = "a;b\n";
    for (unsigned i = 0; i < 200'000; ++i) random += std::to_string(i * 2'654'435'761U) + ";2\n";
    auto const packed = gzipped(random);
    auto cut = open_table(folder.write("cut.gz", packed.substr(0, packed.size() / 2)));
    REQUIRE(cut.has_value());
    Row row;
    Result<bool> more = true;
    while (more && *more) more = cut->next(row);
    REQUIRE_FALSE(more.has_value());
    CHECK(more.error().code == "file.broken_gzip");
    auto large = open_table(folder.write("large.gz", packed), {.most_bytes = 1'000'000});
    REQUIRE(large.has_value());
    for (more = true; more && *more;) more = large->next(row);
    REQUIRE_FALSE(more.has_value());
    CHECK(more.error().code == "file.too_large");
    auto bomb = open_table(folder.write("bomb.gz", gzipped("a;b\n" + std::string(20'000'000, '\n'))));
    REQUIRE(bomb.has_value());
    more = bomb->next(row);
    REQUIRE_FALSE(more.has_value());
    CHECK(more.error().code == "file.bomb");
    CHECK(check_unpacking(folder.path("bomb.gz")).error().code == "file.bomb");
    CHECK(check_unpacking(folder.path("cut.gz")).error().code == "file.broken_gzip");
    CHECK(check_unpacking(folder.path("large.gz"), {.most_bytes = 1'000'000}).error().code ==
          "file.too_large");
    CHECK(check_unpacking(folder.path("large.gz")));
    CHECK(check_unpacking(folder.write("plain.csv", text)));
}

TEST_CASE("A hundred thousand rows stream through in constant memory")
{
    Folder const folder;
    std::string text = "id;tid;plats;x;y\n";
    for (int i = 0; i < 1'000'000; ++i)
        text += std::to_string(i) + ";2024-03-01 13:45;\"Norrby; torget\";377300,5;6400000,25\n";
    auto const path = folder.write("a.csv", text);
    text = std::string();
    auto const before = resident_kilobytes();
    auto const start = std::chrono::steady_clock::now();
    auto table = open_table(path);
    REQUIRE(table.has_value());
    Row row;
    std::size_t count = 0;
    while (*table->next(row)) {
        ++count;
        if (row.cells[2] != "Norrby; torget") FAIL("row " << row.number);
    }
    auto const taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    MESSAGE("1,000,000 CSV rows: " << taken << " s");
    CHECK(count == 1'000'000);
    CHECK(row.number == 1'000'001);
    CHECK(taken < 10);
    CHECK(resident_kilobytes() - before < 20'000);
}

TEST_CASE("A spreadsheet keeps its row numbers, dates and sheets, whatever the file is called")
{
    Folder const folder;
    auto writer = xlsx_writer(folder.path("a.xlsx"), "Händelser: 1");
    REQUIRE(writer->begin({"Namn", "Datum", "Antal", "=1+1"}).has_value());
    REQUIRE(writer->row({std::string("Åsa \"x\"\ny"), Day::of(2024, 3, 1), 2.5, std::string("=cmd|'/c'!A1")})
                .has_value());
    REQUIRE(writer->row({}).has_value());
    REQUIRE(
        writer
            ->row({std::string("Bo"), std::monostate{}, std::int64_t{199001011234}, std::string("a\x01<&>b")})
            .has_value());
    REQUIRE(writer->finish().has_value());
    fs::copy(folder.path("a.xlsx"), folder.path("no-ending"));
    for (char const* name : {"a.xlsx", "no-ending"}) {
        auto table = open_table(folder.path(name));
        REQUIRE_MESSAGE(table.has_value(), table.error().code);
        CHECK(table->info().format == Format::xlsx);
        CHECK(table->info().layers == Rows{"Händelser  1"});
        CHECK(table->columns() == Rows{"Namn", "Datum", "Antal", "=1+1"});
        auto const rows = rows_of(*table);
        REQUIRE(rows.size() == 2);
        CHECK(rows[0] == "2:Åsa \"x\"\ny|2024-03-01|2.5|=cmd|'/c'!A1");
        CHECK(rows[1].starts_with("4:Bo||199001011234|a"));
    }
    CHECK(refusal(folder.path("a.xlsx"), {.layer = "Blad 9"}) == "table.layer_unknown");
}

TEST_CASE("A workbook holds several sheets, and the same rows give the same bytes")
{
    Folder const folder;
    auto const write = [&](std::string const& name) {
        auto const book = xlsx_workbook(folder.path(name), UtcTime{1'700'000'000'000});
        for (auto const* const sheet : {"Läge", "Platser"}) {
            auto& writer = book->add_sheet(sheet);
            REQUIRE(writer.begin({"Namn", "Dag"}).has_value());
            REQUIRE(writer.row({std::string(sheet), Day::of(2024, 3, 1)}).has_value());
            REQUIRE(writer.finish().has_value());
        }
        REQUIRE(book->finish().has_value());
        std::ostringstream bytes;
        bytes << std::ifstream(folder.path(name), std::ios::binary).rdbuf();
        return bytes.str();
    };
    auto const bytes = write("a.xlsx");
    CHECK(bytes == write("b.xlsx"));
    auto table = open_table(folder.path("a.xlsx"), {.layer = "Platser"});
    REQUIRE_MESSAGE(table.has_value(), table.error().code);
    CHECK(table->info().layers == Rows{"Läge", "Platser"});
    CHECK(rows_of(*table) == Rows{"2:Platser|2024-03-01"});
    CHECK(xlsx_workbook("/nonexistent/a.xlsx", UtcTime{})->finish().error().code == "file.unwritable");
}

TEST_CASE("Open document spreadsheets with several sheets are read by the sheet's name")
{
    Folder const folder;
    auto const csv = folder.write("ett.csv", "id,när\n1,2024-03-01\n");
    folder.write("two.csv", "id,x\n7,8\n");
    ogr2ogr({"-f", "ODS", folder.path("a.ods"), csv, "-oo", "AUTODETECT_TYPE=YES"});
    ogr2ogr({"-f", "ODS", "-update", folder.path("a.ods"), folder.path("two.csv")});
    auto table = open_table(folder.path("a.ods"), {.layer = "two"});
    REQUIRE_MESSAGE(table.has_value(), table.error().code);
    CHECK(table->info().layers == Rows{"ett", "two"});
    CHECK(table->columns() == Rows{"id", "x"});
    CHECK(rows_of(*table) == Rows{"2:7|8"});
    CHECK(rows_of(folder.path("a.ods")) == Rows{"2:1|2024-03-01"});
}

TEST_CASE("GIS files give points as columns, with their reference system")
{
    Folder const folder;
    auto const source = folder.write("places.geojson", three_places);
    auto geojson = open_table(source);
    REQUIRE_MESSAGE(geojson.has_value(), geojson.error().code);
    CHECK(geojson->columns() == Rows{"geometry.x", "geometry.y", "namn", "n"});
    CHECK(geojson->info().epsg == 4326);
    CHECK(geojson->info().geometry == GeometryColumns::point);
    CHECK(rows_of(*geojson) == Rows{"2:12.94|57.72|Åsa|1", "3:12.95|57.73|Bo|2.5"});
    ogr2ogr({"-f", "GPKG", folder.path("a.gpkg"), source, "-t_srs", "EPSG:3006", "-nln", "platser"});
    auto package = open_table(folder.path("a.gpkg"));
    REQUIRE_MESSAGE(package.has_value(), package.error().code);
    CHECK(package->info().epsg == 3006);
    CHECK(package->info().layers == Rows{"platser"});
    CHECK(rows_of(*package)[0].starts_with("2:377"));
    auto const area = open_table(folder.write("area.json", one_area));
    REQUIRE_MESSAGE(area.has_value(), area.error().code);
    CHECK(area->info().geometry == GeometryColumns::wkt);
    CHECK(area->columns() == Rows{"geometry.wkt", "code", "when"});
}

TEST_CASE("A Shapefile is read beside its siblings or zipped, its areas as features in WGS 84")
{
    Folder const folder;
    auto const source = folder.write("area.geojson", one_area);
    ogr2ogr({"-f", "ESRI Shapefile", folder.path("areas.shp"), source, "-t_srs", "EPSG:3021"});
    ogr2ogr({"-f", "ESRI Shapefile", folder.path("areas.shz"), source, "-t_srs", "EPSG:3006"});
    fs::rename(folder.path("areas.shz"), folder.path("zipped"));
    for (char const* name : {"areas.shp", "zipped", "area.geojson"}) {
        auto const features = read_features(folder.path(name));
        CAPTURE(name);
        REQUIRE_MESSAGE(features.has_value(), features.error().code);
        REQUIRE(features->size() == 1);
        CHECK((*features)[0].property("code") == "N");
        auto const& area = std::get<geo::MultiPolygon<geo::Wgs84>>((*features)[0].shape);
        auto const box = geo::bounds(area);
        CHECK(std::abs(box.min_x - 12.9) < 1e-6);
        CHECK(std::abs(box.max_y - 57.8) < 1e-6);
    }
    CHECK(open_table(folder.path("areas.shp"))->info().epsg == 3021);
    fs::remove(folder.path("areas.prj"));
    CHECK(read_features(folder.path("areas.shp")).error().code == "crs.missing");
    CHECK(read_features(folder.path("areas.shp"), {}, 3021).has_value());
    CHECK(read_features(folder.write("a.csv", "a;b\n1;2\n")).error().code == "table.no_shapes");
}

TEST_CASE("Hostile and mistaken files are refused by name, and leave nothing behind")
{
    Folder const folder;
    fs::create_directory(folder.path("scratch"));
    TableOptions const options{.scratch = folder.path("scratch")};
    CHECK(refusal(folder.path("absent"), options) == "file.unreadable");
    CHECK(refusal(folder.path("scratch"), options) == "file.unreadable");
    CHECK(refusal(folder.write("empty", ""), options) == "table.empty");
    CHECK(refusal(folder.write("blank", "\n\n \n"), options) == "table.empty");
    CHECK(refusal(folder.write("old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), options) == "table.old_excel");
    CHECK(refusal(folder.write("a.pdf", "%PDF-1.7"), options) == "table.unknown_format");
    CHECK(refusal(folder.write("a.png", std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0", 20)), options) ==
          "table.unknown_format");
    CHECK(refusal(folder.write("a.docx", zip_of("word/document.xml", "x")), options) ==
          "table.unknown_format");
    CHECK(refusal(folder.write("a.geojson", R"({"type":"Topology"})"), options) == "table.unreadable");
    CHECK(refusal(folder.write("a.gpkg", std::string("SQLite format 3\0garbage", 23)), options) ==
          "table.unreadable");
    CHECK(refusal(folder.write("a.xlsx", zip_of("xl/workbook.xml", "<no")), options) == "table.unreadable");
    CHECK(refusal(folder.write("wider.csv", "a" + std::string(100'000, ';') + "b\n1;2\n"), options) ==
          "table.too_many_columns");
    CHECK(fs::is_empty(folder.path("scratch")));
}

TEST_CASE("Zip files are weighed before anybody opens them")
{
    Folder const folder;
    std::string const name = "xl/workbook.xml";
    CHECK(refusal(folder.write("bomb.xlsx", zip_of(name, std::string(50'000'000, '\0')))) == "zip.bomb");
    CHECK(refusal(folder.write("many.xlsx", zip_of(name, "x", 0, 3000))) == "zip.too_many_entries");
    std::string heavy;
    for (unsigned i = 0; i < 1'000'000; ++i) heavy += static_cast<char>(i * 2'654'435'761U >> 24);
    CHECK(refusal(folder.write("again.xlsx", zip_of(name, heavy, 0, 500))) == "zip.bomb");
    CHECK(refusal(folder.write("secret.xlsx", zip_of(name, "x", 1))) == "zip.encrypted");
    auto const whole = zip_of(name, heavy);
    for (std::size_t const length : {std::size_t{4}, whole.size() / 2, whole.size() - 1})
        CHECK(refusal(folder.write("cut.xlsx", whole.substr(0, length))) == "zip.broken");
}

TEST_CASE("A written CSV file comes back as it was, and formulas are disarmed")
{
    Folder const folder;
    std::string text;
    auto writer = csv_writer([&](std::string_view piece) { text += piece; });
    REQUIRE(writer->begin({"Namn", "Antal"}).has_value());
    REQUIRE(writer->row({std::string("Åsa; \"x\"\ny"), 1.5}).has_value());
    REQUIRE(writer->row({std::string("=1+1"), std::int64_t{-3}}).has_value());
    REQUIRE(writer->row({std::string("-"), Day::of(2024, 3, 1)}).has_value());
    REQUIRE(writer->row({std::string("@x\"y"), std::monostate{}}).has_value());
    REQUIRE(writer->finish().has_value());
    CHECK(text ==
          "\xEF\xBB\xBFNamn;Antal\r\n\"Åsa; "
          "\"\"x\"\"\ny\";1,5\r\n\"'=1+1\";-3\r\n\"'-\";2024-03-01\r\n\"'@x\"\"y\";\r\n");
    CHECK(rows_of(folder.write("a.csv", text)) ==
          Rows{"2:Åsa; \"x\"\ny|1,5", "3:'=1+1|-3", "4:'-|2024-03-01", "5:'@x\"y|"});
}

TEST_CASE("An XLSX file that cannot be written, or cannot hold a cell, is a refusal")
{
    CHECK(xlsx_writer("/nonexistent/a.xlsx", "x")->begin({"a"}).error().code == "file.unwritable");
    Folder const folder;
    auto writer = xlsx_writer(folder.path("a.xlsx"), "x");
    REQUIRE(writer->begin({"a"}).has_value());
    CHECK(writer->row({std::string(40'000, 'x')}).error().code == "table.cell_too_long");
}
