// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/show_basis.h"

#include <doctest/doctest.h>

#include <random>

#include "src/features/situation/usecases/picture_town_test.h"
#include "tests/support/engines.h"

namespace samsyn::situation {
namespace {

using access::Role;

ShowBasis question(std::string const& area, std::string const& category, std::optional<Day> period = {})
{
    ShowBasis query;
    query.area = Text<60>(area);
    query.category = Text<60>(category);
    query.period = period;
    return query;
}

std::int64_t sum(Basis const& basis)
{
    std::int64_t sum = 0;
    for (auto const& line : basis.lines) sum += line.count;
    return sum;
}

TEST_CASE("a count is its operations, and what is left out says why")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        auto const round = town.open();
        town.answer(round, "skolan", 3);
        town.answer(round, "bibliotek", 0);
        town.answer(round, "polisen", 4);
        town.answer(round, "kvartersvard", 2);
        town.change("UPDATE observations SET is_reviewed = 0 WHERE count = 4");
        town.change("UPDATE observations SET merged_into = id WHERE count = 2");
        town.change("UPDATE reports SET is_late = 1");
        auto const basis = work::ask(town.town.runtime(), town.coordinator, question("hulta", "qDAMAGE"));
        REQUIRE(basis);
        CHECK(basis->count == 3);
        REQUIRE(basis->lines.size() == 1);
        CHECK(basis->lines[0].source == BasisSource::report);
        CHECK(basis->lines[0].name == "skolan");
        CHECK(basis->lines[0].late == 3);
        REQUIRE(basis->left_out.size() == 2);
        CHECK(basis->left_out[0].why == LeftOut::waiting);
        CHECK(basis->left_out[0].count == 4);
        CHECK(basis->left_out[1].why == LeftOut::merged);
        CHECK(basis->silent == 1);
        CHECK(basis->excused == 0);
        REQUIRE(basis->counted.size() == 1);
        CHECK(basis->counted[0].code == "DAMAGE");
        town.change(
            "UPDATE round_expectations SET excused_reason = 'stängt' WHERE operation IN "
            "(SELECT id FROM operations WHERE code = 'livs')");
        town.change("UPDATE reports SET returned_at = submitted_at");
        auto const later = work::ask(town.town.runtime(), town.coordinator, question("hulta", "qDAMAGE"));
        CHECK(later->excused == 1);
        CHECK(later->silent == 0);
        CHECK(later->left_out[0].why == LeftOut::returned);
    });
}

TEST_CASE("which of others' operations it was is the core's to know")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        auto const round = town.open();
        town.answer(round, "skolan", 3);
        town.answer(round, "polisen", 4);
        town.answer(round, "livs", 2);
        town.change("UPDATE observations SET audience = 'area'");
        auto const reporting = town.town.person("butik", {Role::member});
        auto const basis = *work::ask(town.town.runtime(), reporting, question("hulta", "qDAMAGE"));
        REQUIRE(basis.lines.size() == 2);
        CHECK(basis.lines[0].name == "livs");
        CHECK(basis.lines[1].source == BasisSource::others_reports);
        CHECK(basis.lines[1].name.empty());
        CHECK(basis.lines[1].organisation.empty());
        CHECK(basis.lines[1].count == 7);
        CHECK_FALSE(basis.is_joint);
    });
}

TEST_CASE("what came from a file says whose data they are and on what terms")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        town.answer(town.open(), "polisen", 4);
        town.change(
            "INSERT INTO imports (tenant, id, owner, file_name, file_bytes, uploaded_at, source, licence) "
            "SELECT tenant, id, owner, 'notiser.csv', 1, created_at, 'polisen.se', 'public domain' "
            "FROM observations");
        town.change(
            "UPDATE observations SET source = 'import', import = id, report = NULL, operation = NULL");
        auto const basis = *work::ask(town.town.runtime(), town.coordinator, question("hulta", "qDAMAGE"));
        REQUIRE(basis.lines.size() == 1);
        CHECK(basis.lines[0].name == "notiser.csv");
        CHECK(basis.lines[0].from == "polisen.se");
        CHECK(basis.lines[0].licence == "public domain");
    });
}

TEST_CASE("a cell that is not there is not found, nor for whom it is not there")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        town.open();
        auto const ask = [&](access::Actor const& actor, ShowBasis const& query) {
            return work::ask(town.town.runtime(), actor, query);
        };
        CHECK(ask(town.coordinator, question("hulta", "qNONE")).error().code == "category.unknown");
        CHECK(ask(town.coordinator, question("nowhere", "qDAMAGE")).error().code == "area.unknown");
        auto const stranger = town.town.person("granne", {Role::member});
        CHECK_FALSE(ask(stranger, question("hulta", "qDAMAGE")));
    });
}

TEST_CASE("the lines sum to the count of the picture, for every reader, cell and period")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        std::mt19937 chance(7);
        for (int i = 0; i < 4; ++i) {
            auto const round = town.open();
            for (auto const& operation : PictureTown::everybody())
                if (chance() % 4 != 0) town.answer(round, operation, chance() % 9);
            town.close(round);
        }
        // Some wait, some were merged, some are shared with fewer or with more.
        town.change("UPDATE observations SET is_reviewed = 0 WHERE count % 5 = 1");
        town.change("UPDATE observations SET merged_into = id WHERE count % 7 = 2");
        town.change("UPDATE observations SET audience = 'own' WHERE count % 3 = 0");
        town.change("UPDATE observations SET audience = 'area' WHERE count % 4 = 0");
        town.change("UPDATE observations SET source = 'acute' WHERE count = 8");
        town.change("UPDATE observations SET source = 'import' WHERE count = 4");
        std::vector<access::Actor> const readers{town.coordinator, town.town.person("polis", {Role::member}),
                                                 town.town.person("bostad", {Role::analyst}),
                                                 town.town.person("butik", {Role::member}),
                                                 access::Actor::system(town.town.tenant(), first_monday)};
        int cells = 0;
        for (auto const& reader : readers)
            for (int i = 0; i < 4; ++i) {
                ShowPicture query;
                query.period = first_monday.plus(14 * i);
                auto const picture = town.picture(reader, query);
                REQUIRE(picture);
                for (auto const& cell : picture->cells) {
                    auto const basis = work::ask(town.town.runtime(), reader,
                                                 question(cell.area, cell.category, query.period));
                    REQUIRE(basis);
                    CHECK(basis->count == cell.count);
                    CHECK(sum(*basis) == cell.count);
                    cells += cell.count > 0 ? 1 : 0;
                }
            }
        CHECK(cells >= 12);
    });
}

}  // namespace
}  // namespace samsyn::situation
