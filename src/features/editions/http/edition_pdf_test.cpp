// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/http/edition_pdf.h"

#include <doctest/doctest.h>

#include "lib/base/sha256.h"
#include "lib/documents/pdf_checker.h"
#include "src/features/editions/usecases/edition_town_test.h"

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

}  // namespace samsyn::editions
