// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "lib/base/enum_text.h"
#include "lib/json/form.h"
#include "src/features/datasets/usecases/import_observations.h"
#include "src/features/situation/usecases/show_picture.h"
#include "tests/support/engines.h"
#include "tests/support/temp_folder.h"
#include "tests/support/town.h"

// A file imported on either engine gives the same picture, byte by byte.
namespace samsyn::tests {
namespace {

// Invented rows in the street-level form of data.police.uk, inside and outside the area.
std::string foreign_rows()
{
    std::string text = "Crime ID,Month,Longitude,Latitude,Location,Crime type\n";
    std::vector<std::string> const types{"Burglary", "Anti-social behaviour", "Drugs", "Other theft"};
    for (int i = 0; i < 400; ++i) {
        auto const month = std::to_string(1 + i % 9);
        text += (i % 5 == 0 ? "" : "id-" + std::to_string(i)) + ",2026-0" + month + "," +
                std::to_string(-1.50 - (i * 37 % 100) * 0.001) + "," +
                std::to_string(53.60 + (i * 53 % 100) * 0.001) + ",On or near Street " +
                std::to_string(i % 17) + "," + types[static_cast<std::size_t>(i) % types.size()] + "\n";
    }
    return text;
}

struct Source {
    std::string path;
    std::string profile;
    std::optional<std::string> area;  // made when it is not there
};

// The pictures of the areas after the import, and what the import said.
std::string pictures_after(sql::Database& database, Source const& source)
{
    Town town(database);
    town.at_noon(Day::of(2026, 11, 1));
    auto const system = access::Actor::system(town.tenant(), Day::of(2026, 11, 1));
    auto recipe = datasets::ready_recipe("data", source.profile);
    REQUIRE(recipe);
    datasets::ImportFile file{.path = source.path, .recipe = std::move(*recipe)};
    file.area = source.area;
    file.create_areas = true;
    auto const report = work::execute(town.runtime(), system, datasets::ImportObservations{std::move(file)});
    if (!report) FAIL(report.error().code);
    CHECK(report->accepted > 0);
    std::string all = json::write(*report);
    std::vector<std::string> codes;
    database.read([&](sql::Transaction& t) {
        codes = t.list(
            "SELECT DISTINCT a.code FROM observations o JOIN areas a ON a.tenant = o.tenant AND "
            "a.id = o.area ORDER BY a.code LIMIT 20",
            [](sql::Row const& row) { return row.text(0); });
    });
    for (auto const& code : codes)
        for (auto const& [from, to] : {std::pair(Day::of(2025, 11, 1), Day::of(2026, 10, 31)),
                                       std::pair(Day::of(2026, 8, 1), Day::of(2026, 8, 31))}) {
            situation::ShowPicture query;
            query.areas = Text<2000>(code);
            query.from = from;
            query.to = to;
            auto const picture = work::ask(town.runtime(), system, query);
            if (!picture) FAIL(picture.error().code);
            all += json::write(*picture) + "\n";
        }
    return all;
}

void check_same_on_every_engine(Source const& source)
{
    std::optional<std::string> first;
    for_each_migrated_engine([&](sql::Database& database) {
        auto const pictures = pictures_after(database, source);
        if (!first) first = pictures;
        CHECK(pictures.size() == first->size());
        CHECK(pictures == *first);
    });
}

}  // namespace

TEST_CASE("the picture over imported police notices is the same on both engines")
{
    check_same_on_every_engine({"data/police/polisen-sjuharad-2022-2026.csv.gz", "polisen", std::nullopt});
}

TEST_CASE("the picture over an imported foreign crime file is the same on both engines")
{
    TempFolder const folder;
    auto const path = folder.file("street.csv");
    std::ofstream(path) << foreign_rows();
    check_same_on_every_engine({path, "data-police-uk", "ankerby"});
}

// Whole files, for those who have them: SAMSYN_WHOLE_POLICE and SAMSYN_WHOLE_FOREIGN (form of
// data-police-uk-asb).
TEST_CASE("the picture over whole files is the same on both engines")
{
    if (auto const* police = std::getenv("SAMSYN_WHOLE_POLICE"))
        check_same_on_every_engine({police, "polisen", std::nullopt});
    if (auto const* foreign = std::getenv("SAMSYN_WHOLE_FOREIGN"))
        check_same_on_every_engine({foreign, "data-police-uk-asb", "ankerby"});
}

}  // namespace samsyn::tests
