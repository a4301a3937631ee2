// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "src/features/observations/usecases/imported.h"
#include "src/features/situation/usecases/picture_memory.h"
#include "src/features/situation/usecases/picture_town_test.h"
#include "src/features/situation/usecases/round_levels.h"
#include "src/features/situation/usecases/spots_words.h"
#include "tests/support/engines.h"

namespace samsyn::situation {
namespace {

using access::Role;

// Ids are made by chance: each becomes its number in the order of the text.
std::string without_ids(std::string const& json)
{
    static std::regex const id("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    return std::regex_replace(json, id, "id");
}

TEST_CASE("a closed round is a draft with its levels, history and answers, the same on every engine")
{
    std::string first_engine;
    tests::for_each_migrated_engine([&](sql::Database& database) {
        PictureTown town(database);
        for (int i = 0; i < 7; ++i) town.fortnight(1);
        auto const round = town.open();
        town.answer(round, "skolan", 20);
        town.answer(round, "bibliotek", 0);
        town.answer(round, "polisen", 1);
        town.answer(round, "kvartersvard", 1);
        town.close(round);

        auto const picture = town.picture();
        CHECK(picture.state == PictureState::draft);
        CHECK(picture.period.number == 8);
        CHECK(picture.period.first == first_monday.plus(98));
        CHECK(picture.previous == first_monday.plus(84));
        CHECK_FALSE(picture.next);
        CHECK(picture.categories.size() == 3);
        auto const damage = cell(picture, "hulta", "qDAMAGE");
        CHECK(damage.count == 22);
        CHECK(damage.previous == 5);
        CHECK(damage.history.size() == 8);
        CHECK(damage.level == Level::bad);
        CHECK(damage.trend == Trend::up);
        // Usual is 5 of five answers, so 4 of four; a spread is √4.
        CHECK(*damage.band == Band{0, 4, 8});
        CHECK(damage.rule == Rule{RuleCode::far_above_band, {{"count", 22}, {"median", 4}, {"high", 8}}});

        auto const& coverage = picture.areas.front().coverage;
        CHECK(coverage.expected == 5);
        CHECK(coverage.answered == 4);
        CHECK(coverage.nothing == 1);
        CHECK(coverage.silent == 1);
        CHECK(picture.facts.expected == 5);
        REQUIRE(picture.spots.size() == 1);
        CHECK(picture.spots[0].name == "Torget");
        CHECK(picture.spots[0].count == 47);     // 5 × 5 + 22
        CHECK_FALSE(picture.spots[0].previous);  // two rounds before those six are no comparison
        CHECK(spots_in_words(picture, texts::Texts::built_in(), texts::Language::sv) ==
              "Där mest samlats under de senaste sex perioderna, och när det brukar hända. Bara 2 perioder "
              "finns före dem, för lite att jämföra med.");
        CHECK(picture.spots[0].peak->from == 11);
        REQUIRE(picture.hexagons);
        REQUIRE(picture.hexagons->cells.size() == 1);
        CHECK(picture.hexagons->cells[0].count == 57);
        CHECK(picture.hexagons->cells[0].ring.size() == 6);

        auto const json = without_ids(json::write(picture));
        if (first_engine.empty()) first_engine = json;
        CHECK(json == first_engine);
    });
}

TEST_CASE("half of the operations silent is neither calm nor a fall, and fewer give no level")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        for (int i = 0; i < 7; ++i) town.fortnight(8);
        town.fortnight(8, {"skolan", "bibliotek", "polisen"});
        auto const fewer = cell(town.picture(), "hulta", "qDAMAGE");
        CHECK(fewer.count == 24);
        CHECK(fewer.previous == 40);
        CHECK(fewer.trend == Trend::none);
        CHECK(fewer.rule.code == RuleCode::within_band);
        town.fortnight(8, {"skolan", "polisen"});
        auto const silent = cell(town.picture(), "hulta", "qDAMAGE");
        CHECK(silent.level == Level::none);
        CHECK(silent.rule == Rule{RuleCode::low_coverage, {{"answered", 2}, {"expected", 5}}});
        CHECK(cell(town.picture(), "hulta", "qDRUGS").level == Level::none);
    });
}

TEST_CASE("who is excused is not expected, and what waits for review or was merged is not counted")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        auto const round = town.open();
        town.answer(round, "skolan", 3);
        town.answer(round, "polisen", 4);
        town.change(
            "UPDATE round_expectations SET excused_reason = 'stängt' WHERE operation IN "
            "(SELECT id FROM operations WHERE code = 'livs')");
        town.change("UPDATE observations SET is_reviewed = 0 WHERE count = 4");
        town.change(
            "UPDATE reports SET reviewed_at = NULL WHERE operation IN "
            "(SELECT id FROM operations WHERE code = 'polisen')");
        auto picture = town.picture();
        CHECK(picture.state == PictureState::running);
        CHECK(cell(picture, "hulta", "qDAMAGE").count == 3);
        CHECK(picture.areas[0].coverage.expected == 4);
        CHECK(picture.areas[0].coverage.answered == 2);  // it has answered, also when nobody has read it
        CHECK(cell(picture, "hulta", "qDAMAGE").history.back().answered == 1);
        town.change("UPDATE observations SET merged_into = id WHERE count = 3");
        CHECK(cell(town.picture(), "hulta", "qDAMAGE").count == 0);
    });
}

TEST_CASE("an organisation sees what is shared with it, and which operation said what is the core's")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        auto const round = town.open();
        town.answer(round, "skolan", 3);
        town.answer(round, "livs", 2);
        auto const core = town.town.person("polis", {Role::member});
        auto const reporting = town.town.person("butik", {Role::member});
        CHECK(cell(*town.picture(core), "hulta", "qDAMAGE").count == 5);
        CHECK(town.picture(core)->areas[0].coverage.operations.size() == 5);
        auto const own = *town.picture(reporting);
        CHECK(cell(own, "hulta", "qDAMAGE").count == 2);
        CHECK(cell(own, "hulta", "qDAMAGE").rule.code == RuleCode::part_only);
        CHECK(cell(*town.picture(core), "hulta", "qDAMAGE").rule.code != RuleCode::part_only);
        CHECK(town.picture(core)->areas[0].is_joint);
        CHECK_FALSE(own.areas[0].is_joint);
        CHECK(own.areas[0].coverage.answered == 2);
        REQUIRE(own.areas[0].coverage.operations.size() == 1);
        CHECK(own.areas[0].coverage.operations[0].name == "livs");
        CHECK(own.spots.empty());
        town.find_serious("skolan");
        CHECK(cell(*town.picture(core), "hulta", "qDAMAGE").level == Level::warn);
        CHECK(cell(*town.picture(reporting), "hulta", "qDAMAGE").level != Level::warn);
        town.change("UPDATE observations SET audience = 'area'");
        CHECK(cell(*town.picture(reporting), "hulta", "qDAMAGE").count == 5);
        town.change("UPDATE observations SET audience = 'own'");
        CHECK(cell(*town.picture(core), "hulta", "qDAMAGE").count == 0);
        CHECK(town.picture(core)->areas[0].coverage.operations[4].observations == 0);
    });
}

TEST_CASE("no picture without a function, a reading role or the same municipality")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        ShowPicture hulta;
        hulta.areas = "hulta";
        auto const stranger = town.town.person("granne", {Role::coordinator});
        auto const nothing = town.picture(stranger);
        REQUIRE(nothing);
        CHECK(nothing->areas.empty());
        CHECK(nothing->cells.empty());
        CHECK(town.picture(stranger, hulta).error().kind == ErrorKind::not_found);
        auto const reporter = town.town.person("kommun", {Role::reporter}, {"skolan"});
        CHECK(town.picture(reporter).error().kind == ErrorKind::forbidden);
        auto const administrator = town.town.person("kommun", {Role::administrator});
        CHECK(town.picture(administrator).error().kind == ErrorKind::forbidden);
        CHECK(town.picture(town.coordinator, hulta)->areas.size() == 1);
        hulta.areas = "hulta,nowhere";
        CHECK(town.picture(town.coordinator, hulta).error().code == "area.unknown");

        auto const round = town.open();
        town.answer(round, "skolan", 3);
        tests::Town elsewhere(database, "annanstad");
        auto const foreign = elsewhere.person("kommun", {Role::coordinator});
        auto const theirs = work::ask(elsewhere.runtime(), foreign, ShowPicture{});
        REQUIRE(theirs);
        CHECK(theirs->tenant == "annanstad");
        for (auto const& cell : theirs->cells) CHECK(cell.count == 0);
    });
}

TEST_CASE("what is remembered is never stale")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        PictureMemory memory;
        ShowPicture remembering;
        remembering.memory = &memory;
        auto const round = town.open();
        auto const agree = [&](std::int64_t expected) {
            auto const twice = town.picture(town.coordinator, remembering);
            CHECK(json::write(*town.picture(town.coordinator, remembering)) == json::write(*twice));
            CHECK(json::write(*twice) == json::write(town.picture()));
            CHECK(cell(*twice, "hulta", "qDAMAGE").count == expected);
        };
        agree(0);
        town.answer(round, "skolan", 3);
        agree(3);
        town.answer(round, "polisen", 2);
        agree(5);
        town.change("UPDATE observations SET count = 7 WHERE count = 3");
        agree(9);
        town.change("UPDATE places SET name = 'Stora torget'");
        CHECK(town.picture(town.coordinator, remembering)->spots[0].name == "Stora torget");
        town.change("DELETE FROM observations WHERE count = 7");
        agree(2);
        auto const reporting = town.town.person("butik", {Role::member});
        CHECK(cell(*town.picture(reporting, remembering), "hulta", "qDAMAGE").count == 0);
        agree(2);
    });
}

TEST_CASE("imports without rounds are counted by fortnights, or the days asked for")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        tests::Town town(database);
        auto const reader = town.person("kommun", {Role::member});
        observations::ImportedRows rows;
        observations::AddedTallies tallies;
        for (int i = 0; i < 8 * 14; ++i) {
            observations::Stored one;
            one.tenant = town.tenant();
            one.id = Id<observations::Observation>(Uuid::from_name("import " + std::to_string(i)));
            one.owner = town.organisation("polis");
            one.area = town.area("mopeder");
            one.source = observations::Source::import;
            one.seen.category = "DRUGS";
            one.counted_on = Day::of(2026, 1, 12).plus(i);
            rows.add(one);
            tallies.add(one);
        }
        database.write([&](sql::Transaction& transaction) {
            rows.write(transaction);
            tallies.write(transaction);
            return true;
        });
        town.at_noon(Day::of(2026, 11, 25));
        auto const picture = work::ask(town.runtime(), reader, ShowPicture{});
        REQUIRE(picture);
        CHECK(picture->state == PictureState::draft);
        CHECK(picture->period.first == Day::of(2026, 4, 20));
        CHECK(picture->previous == Day::of(2026, 4, 6));
        CHECK(picture->next == Day::of(2026, 5, 4));
        auto const drugs = cell(*picture, "mopeder", "qDRUGS");
        CHECK(drugs.count == 14);
        CHECK(drugs.level == Level::ok);
        CHECK(drugs.history.back().expected == 0);
        CHECK_FALSE(picture->areas[0].round);

        ShowPicture days;
        days.from = Day::of(2026, 2, 1);
        days.to = Day::of(2026, 2, 10);
        CHECK(cell(*work::ask(town.runtime(), reader, days), "mopeder", "qDRUGS").count == 10);
        days.to = Day::of(2026, 1, 10);
        CHECK(work::ask(town.runtime(), reader, days).error().code == "period.order");
        days.to.reset();
        CHECK(work::ask(town.runtime(), reader, days).error().code == "period.half");
        days.to = Day::of(2028, 1, 10);
        CHECK(work::ask(town.runtime(), reader, days).error().code == "period.too_long");
    });
}

TEST_CASE("a level is the same in the picture of one area and of all, and in a letter")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        for (int i = 0; i < 8; ++i) town.fortnight(4);
        town.fortnight(5);
        database.write([&](sql::Transaction& transaction) {
            observations::ImportedRows rows;
            observations::AddedTallies tallies;
            for (int i = 0; i < 9 * 14; ++i) {
                observations::Stored one;
                one.tenant = town.town.tenant();
                one.id = Id<observations::Observation>(Uuid::from_name("steady " + std::to_string(i)));
                one.owner = town.town.organisation("polis");
                one.area = town.town.area("mopeder");
                one.source = observations::Source::import;
                one.seen.category = "DRUGS";
                one.counted_on = first_monday.plus(i);
                rows.add(one);
                tallies.add(one);
            }
            rows.write(transaction);
            tallies.write(transaction);
            return true;
        });
        ShowPicture alone;
        alone.areas = Text<2000>("hulta");
        std::set<RuleCode> rules;
        for (int last = 5; last <= 12; ++last) {
            town.change("UPDATE observations SET count = " + std::to_string(last) + " WHERE counted_on >= " +
                        std::to_string(first_monday.plus(8 * 14).number) + " AND category = 'DAMAGE'");
            auto const all = town.picture();
            auto const one = *town.picture(town.coordinator, alone);
            auto const found = cell(one, "hulta", "qDAMAGE");
            CHECK(found.count == 5 * last);
            CHECK(found.rule == cell(all, "hulta", "qDAMAGE").rule);
            CHECK(found.basis == BandBasis::median);
            rules.insert(found.rule.code);
            database.read([&](sql::Transaction& transaction) {
                work::Reading reading{transaction, town.coordinator, town.town.runtime().clock.now()};
                auto const levels = RoundLevels::of(reading, town.town.area("hulta"), 9);
                REQUIRE(levels);
                CHECK(levels->of_categories({"DAMAGE"}).at(0).level == found.level);
            });
            if (found.rule.code == RuleCode::by_chance)
                CHECK(found.rule.values.at("tests") ==
                      std::count_if(all.cells.begin(), all.cells.end(),
                                    [](PictureCell const& each) { return each.band.has_value(); }));
        }
        CHECK(rules == std::set{RuleCode::within_band, RuleCode::above_band, RuleCode::far_above_band,
                                RuleCode::by_chance});
    });
}

TEST_CASE("a round that has just opened leaves the one before on the screen until something is in it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        town.fortnight(1);
        auto const round = town.open();
        CHECK(town.picture().period.number == 1);
        CHECK(town.picture().next == first_monday.plus(14));
        town.answer(round, "skolan", 1);
        auto const running = town.picture();
        CHECK(running.period.number == 2);
        CHECK(running.state == PictureState::running);
        CHECK(running.facts.next_deadline);
        ShowPicture before;
        before.period = first_monday.plus(3);
        CHECK(town.picture(town.coordinator, before)->period.number == 1);
        ShowPicture numbered;
        numbered.areas = "hulta";
        numbered.round = 1;
        CHECK(town.picture(town.coordinator, numbered)->period.first == first_monday);
        numbered.round = 9;
        CHECK(town.picture(town.coordinator, numbered).error().code == "round.unknown");
    });
}

}  // namespace
}  // namespace samsyn::situation
