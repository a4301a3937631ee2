// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/http/edition_pdf.h"

#include <doctest/doctest.h>

#include "lib/base/sha256.h"
#include "lib/documents/pdf_checker.h"
#include "src/features/editions/usecases/edition_town_test.h"
#include "tests/support/pdf_text.h"

namespace samsyn::editions {

TEST_CASE("a frozen edition is printed with its plan, without fault, and the same on both engines")
{
    documents::Printer const printer("data/fonts");
    texts::Texts const texts("texts");
    std::optional<std::string> first;
    tests::for_each_migrated_engine([&](sql::Database& database) {
        EditionTown town(database);
        REQUIRE(town.run(town.committee, town.plan({EditionTown::item("Ny belysning vid torget")})));
        REQUIRE(town.run(town.committee, town.level(Level::warn, "Samma plats som i våras")));
        auto const page = town.edition(town.committee, town.freeze("första").id);
        REQUIRE(page);
        auto const ground = work::ask(town.town.runtime(), town.committee, situation::ShowGround{});
        REQUIRE(ground);
        auto const pdf = edition_as_pdf(page->frozen, *ground, printer, texts, texts::Language::sv);
        for (auto const& fault : documents::check_pdf(pdf))
            FAIL_CHECK(fault.rule, " ", fault.page, " ", fault.what);
        if (!first) first = pdf;
        CHECK(to_hex(sha256(pdf)) == to_hex(sha256(*first)));
        // What is not frozen is not in it: the plan is, so without it the file is another.
        auto without = page->frozen;
        without.content.plan.clear();
        CHECK(edition_as_pdf(without, *ground, printer, texts, texts::Language::sv) != pdf);
    });
}

TEST_CASE(
    "a printed edition is headed by the goals, and tells what, who and when, and what became of the plan "
    "before")
{
    documents::Printer const printer("data/fonts");
    texts::Texts const texts("texts");
    std::optional<std::string> first;
    tests::for_each_migrated_engine([&](sql::Database& database) {
        EditionTown town(database);
        goals::PutGoal goal;
        goal.goal = Id<goals::Goal>(Uuid::from_name("fewer"));
        goal.area = town.hulta;
        goal.sentence = "Färre trasiga rutor i Hulta";
        REQUIRE(town.run(town.committee, goal));
        auto const lamps = EditionTown::item("Laga belysningen");
        auto const locks = EditionTown::item("Byt lås");
        REQUIRE(town.run(town.committee, town.plan({lamps, locks})));
        town.freeze("first");
        town.pictures.fortnight(3);
        auto go_on = EditionTown::item("Byt lås med ny leverantör");
        go_on.continues = locks.id;
        REQUIRE(
            town.run(town.committee, town.plan({go_on, EditionTown::item("Vandra med de boende")},
                                               {{lamps.id, Outcome::done, ""},
                                                {locks.id, Outcome::not_done, "Leverantören kom inte"}})));
        auto const page = town.edition(town.committee, town.freeze("second").id);
        REQUIRE(page);
        auto const ground = work::ask(town.town.runtime(), town.committee, situation::ShowGround{});
        auto const pdf = edition_as_pdf(page->frozen, *ground, printer, texts, texts::Language::sv);
        CHECK(documents::check_pdf(pdf).empty());
        if (!first) first = pdf;
        CHECK(to_hex(sha256(pdf)) == to_hex(sha256(*first)));
        auto const text = tests::text_of_pdf(pdf);
        for (auto const* const said :
             {"Fryst, nr 2", "Färre trasiga rutor i Hulta", "Laga belysningen", "Klar", "Byt lås",
              "Leverantören kom inte", "Byt lås med ny leverantör", "Fortsätter", "Vandra med de boende",
              "Fastighetsförvaltningen", "1 april 2026"})
            CHECK_MESSAGE(text.find(said) != std::string::npos, said);
        CHECK(text.find("Färre trasiga rutor") < text.find("Lugnt, men fönster krossas"));
    });
}

}  // namespace samsyn::editions
