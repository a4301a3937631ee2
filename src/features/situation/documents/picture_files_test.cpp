// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "lib/base/sha256.h"
#include "lib/documents/pdf_checker.h"
#include "lib/tabular/table.h"
#include "src/features/goals/usecases/change_goal.h"
#include "src/features/situation/documents/picture_pdf.h"
#include "src/features/situation/documents/picture_sheets.h"
#include "src/features/situation/usecases/picture_town_test.h"
#include "src/features/situation/usecases/print_picture.h"
#include "tests/support/engines.h"
#include "tests/support/pdf_text.h"
#include "tests/support/temp_folder.h"

namespace samsyn::situation {
namespace {

using access::Role;
using texts::Language;

documents::Printer const& printer()
{
    static documents::Printer const made("data/fonts");
    return made;
}

Wording words(Language language = Language::sv)
{
    static texts::Texts const texts("texts");
    return {texts, language};
}

// A year of quiet rounds, then one that is not.
PrintedPicture printed_from(sql::Database& database)
{
    PictureTown town(database);
    for (int round = 0; round < 8; ++round) town.fortnight(1);
    town.fortnight(9, {"skolan", "bibliotek", "polisen", "kvartersvard"});
    auto const printed = work::ask(town.town.runtime(), town.coordinator, PrintPicture{});
    REQUIRE(printed);
    return *printed;
}

std::string pdf_of(PrintedPicture const& printed, Language language = Language::sv)
{
    PictureDocument document{printed.picture, printed.ground.tenant, printed.ground.basemap.json};
    document.goals = printed.goals;
    return picture_as_pdf(document, printer(), words(language));
}

std::vector<std::string> faults_of(std::string const& pdf)
{
    std::vector<std::string> faults;
    for (auto const& fault : documents::check_pdf(pdf))
        faults.push_back(fault.rule + " " + std::to_string(fault.page) + " " + fault.what);
    return faults;
}

bool has(std::string const& text, std::string const& part)
{
    bool const found = text.find(part) != std::string::npos;
    CHECK_MESSAGE(found, part);
    return found;
}

}  // namespace

TEST_CASE(
    "a printed lägesbild is tagged without fault, says what the page says, and is the same on both engines")
{
    std::optional<std::string> first;
    tests::for_each_migrated_engine([&](sql::Database& database) {
        auto const printed = printed_from(database);
        auto const pdf = pdf_of(printed);
        CHECK(faults_of(pdf) == std::vector<std::string>{});
        CHECK(pdf == pdf_of(printed));
        if (!first) first = pdf;
        CHECK(to_hex(sha256(pdf)) == to_hex(sha256(*first)));

        auto const text = tests::text_of_pdf(pdf);
        has(text, "Vecka 26–27");
        has(text, "22 juni–5 juli 2026");
        has(text, "Utkast");
        has(text, "4 av 5");
        REQUIRE(printed.picture.sentences);
        for (auto const& sentence : *printed.picture.sentences)
            if (sentence.area == "hulta") has(text, sentence.sv);
        for (auto const& category : printed.picture.categories) has(text, category.name.sv);
        has(text, "36 iakttagelser är långt över det vanliga");
        has(text, "sida 1 av");
    });
}

TEST_CASE("the printed lägesbild is written in the reader's language throughout")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        auto const pdf = pdf_of(printed_from(database), Language::en);
        CHECK(faults_of(pdf) == std::vector<std::string>{});
        auto const text = tests::text_of_pdf(pdf);
        has(text, "Situation picture");
        has(text, "22 June – 5 July 2026");
        has(text, "page 1 of");
        CHECK(text.find("situation.") == std::string::npos);
    });
}

TEST_CASE("what people have added is printed with the figures: goals, summary, decided levels, plan")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        auto printed = printed_from(database);
        printed.picture.state = PictureState::frozen;
        auto const category = printed.picture.cells.front().category;
        auto const area = printed.picture.areas.front().code;
        PictureDocument document{printed.picture, printed.ground.tenant, ""};
        document.number = 7;
        document.summary = {"Läget vid torget har blivit sämre.\nSkolan och polisen ser samma sak.",
                            "Sammanfattning av kärntrion"};
        goals::ShownGoal goal;
        goal.sentence = "Färre ska känna sig otrygga vid torget";
        goal.by = Day::of(2027, 6, 30);
        goal.progress = goals::Progress::on_the_way;
        goals::ShownIndicator share;
        share.measures = "Otrygga vid torget";
        share.source = goals::IndicatorSource::survey;
        share.baseline.emplace().value = 42;
        share.now.emplace().value = 38.5;
        share.target = 30;
        goal.indicators = {share};
        document.goals = {{{}, area, area_name(printed.picture, area), printed.picture.period.last, {goal}}};
        document.decided = {{area, category, Level::bad, "Samma grupp på samma plats tredje omgången"}};
        document.plan = {{"Ny belysning i gångtunneln", "Tekniska", "Hulta", "10 nov", "Pågår"}};
        auto const pdf = picture_as_pdf(document, printer(), words());
        CHECK(faults_of(pdf) == std::vector<std::string>{});
        auto const text = tests::text_of_pdf(pdf);
        has(text, "Fryst, nr 7");
        has(text, "Skolan och polisen ser samma sak.");
        has(text, "Sammanfattning av kärntrion");
        has(text, "Färre ska känna sig otrygga vid torget senast 30 juni 2027");
        has(text, "På väg. Otrygga vid torget från 42 %, nu 38,5 % (mål högst 30 %)");
        has(text, "Samma grupp på samma plats tredje omgången");
        has(text, "Ny belysning i gångtunneln");
        CHECK(text.find("Det vi vill nå tillsammans") < text.find("Skolan och polisen"));
    });
}

TEST_CASE("the goals of an area head its printed picture for whom the area belongs to, and no one else")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        town.fortnight(2);
        goals::PutGoal goal;
        goal.goal = Id<goals::Goal>(Uuid::from_name("fewer"));
        goal.area = town.town.area("hulta");
        goal.sentence = "Färre trasiga rutor i Hulta";
        REQUIRE(work::execute(town.town.runtime(), town.coordinator, goal));
        auto const printed = work::ask(town.town.runtime(), town.coordinator, PrintPicture{});
        REQUIRE(printed);
        REQUIRE(printed->goals.size() == 1);
        auto const pdf = pdf_of(*printed);
        CHECK(faults_of(pdf) == std::vector<std::string>{});
        has(tests::text_of_pdf(pdf), "Färre trasiga rutor i Hulta");
        auto const machine = access::Actor::system(town.coordinator.tenant, town.coordinator.today);
        CHECK(work::ask(town.town.runtime(), machine, PrintPicture{})->goals.size() == 1);
        auto const neighbour = town.town.person("granne", {Role::coordinator});
        if (auto const theirs = work::ask(town.town.runtime(), neighbour, PrintPicture{}))
            CHECK(theirs->goals.empty());
    });
}

TEST_CASE("whoever reads the picture may print it; a spreadsheet is for those who may export")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        town.fortnight(2);
        auto const member = town.town.person("kommun", {Role::member});
        CHECK(work::ask(town.town.runtime(), member, PrintPicture{}));
        CHECK(work::ask(town.town.runtime(), member, ExportPicture{}).error().kind == ErrorKind::forbidden);
        CHECK(work::ask(town.town.runtime(), town.coordinator, ExportPicture{}));
        // Others get the part that the page shows them.
        auto const reporting = town.town.person("butik", {Role::member});
        auto const part = work::ask(town.town.runtime(), reporting, PrintPicture{});
        REQUIRE(part);
        CHECK(json::write(part->picture) == json::write(*town.picture(reporting)));
        auto const stranger = town.town.person("granne", {Role::coordinator});
        ShowPicture named;
        named.areas = "hulta";
        CHECK(work::ask(town.town.runtime(), stranger, PrintPicture{named}).error().code == "area.unknown");
        CHECK(work::ask(town.town.runtime(), stranger, ExportPicture{named}).error().code == "area.unknown");
    });
}

TEST_CASE("the workbook holds levels, rounds, places and answers; the CSV file its first sheet")
{
    std::optional<std::string> first;
    tests::for_each_migrated_engine([&](sql::Database& database) {
        auto const picture = printed_from(database).picture;
        tests::TempFolder const folder;
        REQUIRE(picture_as_xlsx(picture, folder.file("a.xlsx"), words()));
        std::ostringstream bytes;
        bytes << std::ifstream(folder.file("a.xlsx"), std::ios::binary).rdbuf();
        if (!first) first = bytes.str();
        CHECK(bytes.str() == *first);

        auto table = tabular::open_table(folder.file("a.xlsx"), {.layer = "Svar"});
        REQUIRE(table);
        CHECK(table->info().layers == std::vector<std::string>{"Läge", "Omgångar", "Platser", "Svar"});
        tabular::Row row;
        std::string answers;
        while (*table->next(row)) answers += row.cells.at(1) + ":" + row.cells.at(3) + " ";
        has(answers, ":Tyst ");
        has(answers, ":Har rapporterat ");

        auto const csv = picture_as_csv(picture, words());
        has(csv, picture.categories.front().name.sv);
        has(csv, ";2026-06-22;2026-07-05;Agera;36;5;");
    });
}

TEST_CASE("a picture of nothing is still a document without fault")
{
    Picture empty;
    empty.tenant = "ankvik";
    empty.period = {Day::of(2026, 11, 2), Day::of(2026, 11, 15), 1, 2};
    auto const pdf = picture_as_pdf({empty, "Ankvik", ""}, printer(), words());
    CHECK(faults_of(pdf) == std::vector<std::string>{});
    has(tests::text_of_pdf(pdf), "Inga områden har gränser på kartan.");
}

}  // namespace samsyn::situation
