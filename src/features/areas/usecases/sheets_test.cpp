// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>

#include "src/features/areas/usecases/list_organisations.h"
#include "src/features/areas/usecases/move_sheet.h"
#include "tests/support/engines.h"
#include "tests/support/town.h"

namespace samsyn::areas {
namespace {

using access::Role;
using Cells = std::map<std::string, std::string>;

std::string text_of(SheetCell const& cell)
{
    if (auto const* text = std::get_if<std::string>(&cell)) return *text;
    if (auto const* day = std::get_if<Day>(&cell)) return day->text();
    if (auto const* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
    if (auto const* number = std::get_if<double>(&cell)) return std::to_string(*number);
    return "";
}

struct Office {
    explicit Office(sql::Database& database)
        : town(database), coordinator(town.person("kommun", {Role::coordinator}))
    {
    }
    std::vector<SheetRow> exported(SheetKind kind)
    {
        auto const sheet = work::ask(town.runtime(), coordinator, ExportSheet{kind});
        REQUIRE(sheet);
        std::vector<SheetRow> rows;
        for (auto const& line : sheet->lines) {
            SheetRow row{rows.size() + 2, {}};
            for (std::size_t i = 0; i < line.size(); ++i) row.cells[columns_of(kind)[i]] = text_of(line[i]);
            rows.push_back(row);
        }
        return rows;
    }
    SheetReport import(SheetKind kind, std::vector<SheetRow> const& rows)
    {
        auto const report = work::execute(town.runtime(), coordinator, ImportSheet{kind, rows});
        REQUIRE(report);
        return *report;
    }
    std::vector<KeptOperation> operations()
    {
        return work::ask(town.runtime(), coordinator, ListOperations{})->operations;
    }

    tests::Town town;
    access::Actor coordinator;
};

Cells club()
{
    return {{"organisation_code", "hultaif"},
            {"organisation", "Hulta IF"},
            {"kind", "association"},
            {"sector", "private"},
            {"operation_code", "planen"},
            {"operation", "Idrottsplatsen"},
            {"external", "ja"},
            {"operation_email", "plan@hultaif.example.se"},
            {"area_code", "hulta"},
            {"reports_on", "Läktaren"},
            {"reports_from", "2026-03-01"}};
}

Cells watch()
{
    return {{"area_code", "hulta"},
            {"organisation_code", "polis"},
            {"resource", "Grannsamverkan norra"},
            {"kind", "neighbourhood_watch"},
            {"state", "active"},
            {"contact", "Kommunpolis"},
            {"capacity", "38 hushåll"},
            {"activities_a_year", "4"},
            {"started", "2025-01-01"}};
}

Cells exposed()
{
    return {{"area_code", "hulta"},
            {"designation", "Utsatt område"},
            {"source", "Polismyndigheten 2025"},
            {"on_watch", "ja"},
            {"from", "2026-01-01"}};
}

std::vector<std::string> faults_of(SheetReport const& report)
{
    std::vector<std::string> faults;
    for (auto const& one : report.errors)
        faults.push_back(std::to_string(one.row) + " " + one.column + " " + one.code);
    return faults;
}

TEST_CASE("a sheet that went out comes in and changes nothing")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Office office(database);
        REQUIRE(office.import(SheetKind::resources, {{2, watch()}}).is_done);
        REQUIRE(office.import(SheetKind::designations, {{2, exposed()}}).is_done);
        std::map<SheetKind, std::size_t> const sizes{{SheetKind::partners, 6},  {SheetKind::areas, 2},
                                                     {SheetKind::functions, 8}, {SheetKind::places, 1},
                                                     {SheetKind::resources, 1}, {SheetKind::designations, 1}};
        for (auto const& [kind, size] : sizes) {
            CAPTURE(enum_text(kind));
            auto const rows = office.exported(kind);
            CHECK(rows.size() == size);
            auto const report = office.import(kind, rows);
            CHECK(report.errors.empty());
            CHECK(report.is_done);
            CHECK(report.created == 0);
            CHECK(report.changed == 0);
        }
    });
}

TEST_CASE("new partners come in whole, and again they are known by their codes")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Office office(database);
        std::vector<SheetRow> const rows{{2, club()}};
        auto const preview =
            work::ask(office.town.runtime(), office.coordinator, PreviewSheet{SheetKind::partners, rows});
        CHECK(preview->created == 3);
        CHECK(office.operations().size() == 5);
        CHECK(office.import(SheetKind::partners, rows).created == 3);
        CHECK(office.operations().size() == 6);
        auto const again = office.import(SheetKind::partners, rows);
        CHECK(again.created == 0);
        CHECK(again.unchanged == 3);

        auto renamed = club();
        renamed["operation"] = "Nya idrottsplatsen";
        renamed["reports_to"] = "2026-06-01";
        CHECK(office.import(SheetKind::partners, {{2, renamed}}).changed == 2);
        auto const operations = office.operations();
        auto const found = std::find_if(operations.begin(), operations.end(),
                                        [](KeptOperation const& one) { return one.code == "planen"; });
        CHECK(found->name == "Nya idrottsplatsen");
        CHECK(found->is_external);
        CHECK(found->version == 2);
    });
}

TEST_CASE("one faulty row stops the whole sheet, and every fault is named")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Office office(database);
        auto bad = club();
        bad["operation_code"] = "andra";
        bad["operation_email"] = "nobody";
        bad["organisation"] = "Hulta annat";
        bad["area_code"] = "nirgends";
        auto stolen = club();
        stolen["operation_code"] = "skolan";
        auto const report = office.import(
            SheetKind::partners, {{2, club()}, {3, bad}, {4, stolen}, {5, {{"organisation_code", ""}}}});
        CHECK_FALSE(report.is_done);
        std::vector<std::string> faults;
        for (auto const& one : report.errors)
            faults.push_back(std::to_string(one.row) + " " + one.column + " " + one.code);
        CHECK(faults == std::vector<std::string>{
                            "3 organisation_code sheet.rows_disagree", "3 operation_email email.malformed",
                            "3 area_code area.unknown", "4 operation_code sheet.other_organisation",
                            "5 organisation_code field.required"});
        CHECK(office.operations().size() == 5);
    });
}

TEST_CASE("places come in with decimal commas, once each, in an area that exists")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Office office(database);
        Cells park{{"place_code", "parken"}, {"place", "Parken"}, {"place_type", "park"},
                   {"area_code", "hulta"},   {"lat", "57,7205"},  {"lon", "12,941"}};
        auto twice = park;
        auto lost = park;
        lost["place_code"] = "lost";
        lost["area_code"] = "nirgends";
        lost["place_type"] = "castle";
        auto const refused = office.import(SheetKind::places, {{2, park}, {3, twice}, {4, lost}});
        REQUIRE(refused.errors.size() == 3);
        CHECK(refused.errors[0].code == "sheet.twice");
        CHECK(refused.errors[1].column == "place_type");
        CHECK(refused.errors[2].code == "area.unknown");
        CHECK(office.import(SheetKind::places, {{2, park}}).created == 1);
        CHECK(office.import(SheetKind::places, {{2, park}}).unchanged == 1);
        database.read([](sql::Transaction& t) {
            CHECK(t.exists("SELECT 1 FROM places WHERE code = 'parken' AND x > 377000 AND x < 378000"));
        });
    });
}

TEST_CASE("areas come in with those they lie in, in any order, and a loop stops the sheet")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Office office(database);
        Cells const inner{{"area_code", "norra.b"}, {"area", "Norra B"}, {"parent_code", "norra"}};
        Cells const outer{{"area_code", "norra"}, {"area", "Norra"}, {"parent_code", "hulta"}};
        Cells const theme{{"area_code", "bad"}, {"area", "Badplatser"}, {"kind", "theme"}};
        auto const report = office.import(SheetKind::areas, {{2, inner}, {3, outer}, {4, theme}});
        CHECK(faults_of(report).empty());
        CHECK(report.created == 3);
        CHECK(office.import(SheetKind::areas, {{2, inner}, {3, outer}, {4, theme}}).unchanged == 3);

        Cells loop{{"area_code", "hulta"}, {"parent_code", "norra.b"}, {"area", "Nya Hulta"}};
        Cells const lost{{"area_code", "lost"}, {"area", "Lost"}, {"parent_code", "nirgends"}};
        Cells const turned{{"area_code", "bad"}, {"kind", "place"}};
        Cells const nameless{{"area_code", "new"}};
        auto const refused =
            office.import(SheetKind::areas, {{2, loop}, {3, lost}, {4, turned}, {5, nameless}});
        CHECK_FALSE(refused.is_done);
        auto faults = faults_of(refused);
        std::sort(faults.begin(), faults.end());
        CHECK(faults == std::vector<std::string>{"2 parent_code area.own_ancestor",
                                                 "3 parent_code area.parent_unknown",
                                                 "4 kind area.kind_fixed", "5 area field.required"});
        database.read([](sql::Transaction& t) {
            CHECK_FALSE(t.exists("SELECT 1 FROM areas WHERE name = 'Nya Hulta' OR code = 'lost'"));
            CHECK(
                t.exists("SELECT 1 FROM areas a JOIN areas b ON b.tenant = a.tenant AND b.id = a.parent "
                         "WHERE a.code = 'norra.b' AND b.code = 'norra'"));
        });
    });
}

TEST_CASE("functions come in with their days, may be ended, and do not double")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Office office(database);
        Cells guest{{"area_code", "hulta"},
                    {"organisation_code", "granne"},
                    {"function", "observer"},
                    {"from", "2026-03-01"}};
        CHECK(office.import(SheetKind::functions, {{2, guest}}).created == 1);
        guest["to"] = "2026-06-01";
        CHECK(office.import(SheetKind::functions, {{2, guest}}).changed == 1);
        CHECK(office.import(SheetKind::functions, {{2, guest}}).unchanged == 1);
        auto overlapping = guest;
        overlapping["from"] = "2026-05-01";
        overlapping["to"] = "";
        auto unknown = guest;
        unknown["area_code"] = "nirgends";
        unknown["organisation_code"] = "ingen";
        unknown["function"] = "chef";
        auto const refused = office.import(SheetKind::functions, {{2, overlapping}, {3, unknown}});
        CHECK(faults_of(refused) == std::vector<std::string>{"2 function area.function_held",
                                                             "3 area_code area.unknown",
                                                             "3 organisation_code organisation.unknown",
                                                             "3 function field.unknown_choice"});
    });
}

TEST_CASE("no sheet brings in a name that tells who somebody is")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Office office(database);
        auto personal = club();
        personal["organisation"] = "Klubben 821105-9954";
        personal["operation"] = "Ring 070-174 06 35";
        auto const refused = faults_of(office.import(SheetKind::partners, {{2, personal}}));
        CHECK(refused ==
              std::vector<std::string>{"2 organisation guard.personnummer", "2 operation guard.phone"});
        auto areas = office.exported(SheetKind::areas);
        areas[0].cells["area"] = "Hos 821105-9954";
        CHECK(faults_of(office.import(SheetKind::areas, areas)) ==
              std::vector<std::string>{"2 area guard.personnummer"});
    });
}

TEST_CASE("resources come in without a word on persons, and a changed name is known by the id")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Office office(database);
        REQUIRE(office.import(SheetKind::resources, {{2, watch()}}).created == 1);
        CHECK(office.import(SheetKind::resources, {{2, watch()}}).unchanged == 1);
        auto rows = office.exported(SheetKind::resources);
        rows[0].cells["resource"] = "Grannsamverkan Hulta norra";
        rows[0].cells["state"] = "dormant";
        CHECK(office.import(SheetKind::resources, rows).changed == 1);
        CHECK(office.exported(SheetKind::resources)[0].cells["resource"] == "Grannsamverkan Hulta norra");

        auto personal = watch();
        personal["contact"] = "Ring 070-174 06 35";
        personal["activities_a_year"] = "2,5";
        auto strange = watch();
        strange["id"] = Uuid::from_name("nobody").text();
        auto lost = watch();
        lost["resource"] = "Annan";
        lost["organisation_code"] = "ingen";
        auto const refused =
            office.import(SheetKind::resources, {{2, personal}, {3, strange}, {4, lost}, {5, personal}});
        CHECK(faults_of(refused) == std::vector<std::string>{"2 activities_a_year field.out_of_range",
                                                             "2 contact guard.phone", "3 id sheet.unknown_id",
                                                             "4 organisation_code organisation.unknown",
                                                             "5 resource sheet.twice"});
        CHECK(office.exported(SheetKind::resources).size() == 1);
    });
}

TEST_CASE("designations come in with source and watch, and are ended from the sheet")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Office office(database);
        REQUIRE(office.import(SheetKind::designations, {{2, exposed()}}).created == 1);
        auto rows = office.exported(SheetKind::designations);
        CHECK(rows[0].cells["on_watch"] == "1");
        rows[0].cells["to"] = "2026-09-01";
        rows[0].cells["on_watch"] = "nej";
        CHECK(office.import(SheetKind::designations, rows).changed == 1);
        CHECK(office.exported(SheetKind::designations)[0].cells["to"] == "2026-09-01");
        auto unsourced = exposed();
        unsourced.erase("source");
        unsourced["designation"] = "Riskområde";
        unsourced["to"] = "2025-01-01";
        CHECK(faults_of(office.import(SheetKind::designations, {{2, unsourced}})) ==
              std::vector<std::string>{"2 source field.required", "2 to validity.order"});
    });
}

TEST_CASE("sheets are for those who keep the register")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Office office(database);
        auto const reporter = office.town.person("kommun", {Role::reporter}, {"skolan"});
        CHECK(work::ask(office.town.runtime(), reporter, ExportSheet{}).error().kind == ErrorKind::forbidden);
        std::vector<SheetRow> const rows{{2, club()}};
        CHECK(work::execute(office.town.runtime(), reporter, ImportSheet{SheetKind::partners, rows})
                  .error()
                  .kind == ErrorKind::forbidden);
        CHECK(work::execute(office.town.runtime(), office.coordinator, ImportSheet{}).error().code ==
              "sheet.empty");
    });
}

}  // namespace
}  // namespace samsyn::areas
