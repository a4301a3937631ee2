// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/demo.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "lib/documents/pdf_checker.h"
#include "lib/html/templates.h"
#include "src/demo/chance.h"
#include "src/features/publishing/usecases/verify_release.h"
#include "src/features/rounds/usecases/submit_report.h"
#include "src/features/situation/usecases/joint_picture.h"
#include "tests/support/engines.h"
#include "tests/support/temp_folder.h"

namespace samsyn::demo {
namespace {

// Where a demo publishes, for as long as its test runs.
struct Press {
    html::Templates templates{"web/pages"};
    texts::Texts texts{"texts"};
    documents::Printer printer{"data/fonts"};
    tests::TempFolder folder;
    publishing::PublicMeans means{{templates, texts, printer, "", {}, "https://oppet.example.se"},
                                  crypto::SigningKey(std::string(32, 's')),
                                  folder.path(),
                                  "samsyn 0"};
};

Result<DemoSummary> build(sql::Database& database, std::uint64_t seed, int years)
{
    return build_demo(database, "data", Press().means, seed, years);
}

TEST_CASE("the invented municipality stands, once")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        auto const made = build(database, 1, 0);
        REQUIRE(made);
        CHECK(made->made.organisations == 14);
        CHECK(made->made.operations == 47);
        CHECK(made->made.rounds == 7);  // one open in each area and for the theme
        CHECK(made->made.reports == 0);
        CHECK(made->emails.size() >= 6);
        database.read([](sql::Transaction& t) {
            CHECK(t.first("SELECT COUNT(*) FROM round_expectations e "
                          "JOIN rounds r ON r.tenant = e.tenant AND r.id = e.round "
                          "JOIN areas a ON a.tenant = r.tenant AND a.id = r.area "
                          "WHERE a.code = 'SPINNARHAGEN' AND r.closed_at IS NULL",
                          [](sql::Row const& row) { return row.integer(0); }) == 13);
        });
        CHECK(made->notices > 300);  // traffic, nightly summaries and the like are left out
        database.read([](sql::Transaction& t) {
            CHECK(
                t.exists("SELECT 1 FROM observations o JOIN areas a ON a.tenant = o.tenant AND a.id = o.area "
                         "WHERE a.name = 'Mark' AND a.positions = 'area' AND o.source = 'import'"));
            // By the municipality they name; the county's own at the county; nowhere a point.
            auto const of_area = [&](std::string const& name) {
                return t
                    .first(
                        "SELECT COUNT(*) FROM observations o JOIN areas a ON a.tenant = o.tenant "
                        "AND a.id = o.area WHERE a.name = $1",
                        [](sql::Row const& row) { return row.integer(0); }, name)
                    .value_or(-1);
            };
            CHECK(of_area("Borås") == 139);
            CHECK(of_area("Mark") == 25);
            CHECK(of_area("Västra Götalands län") == 57);
            CHECK_FALSE(
                t.exists("SELECT 1 FROM observations o JOIN tenants t ON t.id = o.tenant "
                         "WHERE t.is_fictional = 0 AND (o.x IS NOT NULL OR o.precision <> 'area')"));
            CHECK_FALSE(t.exists(
                "SELECT 1 FROM reports r JOIN tenants t ON t.id = r.tenant WHERE t.is_fictional = 0"));
        });
        CHECK(build(database, 1, 0).error().code == "demo.not_empty");
    });
}

TEST_CASE("a year of rounds ends as the story says: nine saw something, two nothing, one late, one silent")
{
    tests::TestDatabase made_in(sql::Engine::sqlite, tests::Schema::migrated);
    auto& database = made_in.database();
    auto const made = build(database, 1, 1);
    REQUIRE(made);
    CHECK(made->made.rounds == 27 * 7);
    CHECK(made->made.reports > 26 * 54 * 8 / 10);
    CHECK(made->made.observations > 26 * 50);
    CHECK(made->made.acute_events == 7);  // those since late November 2025
    database.read([](sql::Transaction& t) {
        auto const count = [&](std::string const& which) {
            return t
                .first(
                    "SELECT COUNT(*) FROM reports r "
                    "JOIN rounds o ON o.tenant = r.tenant AND o.id = r.round "
                    "JOIN areas a ON a.tenant = r.tenant AND a.id = r.area "
                    "WHERE a.code = 'SPINNARHAGEN' AND o.number = 26 AND " +
                        which,
                    [](sql::Row const& row) { return row.integer(0); })
                .value_or(-1);
        };
        CHECK(count("r.is_nothing = 0 AND r.is_late = 0") == 9);
        CHECK(count("r.is_nothing = 1") == 2);
        CHECK(count("r.is_late = 1") == 1);
        CHECK_FALSE(t.exists("SELECT 1 FROM rounds WHERE number < 27 AND closed_at IS NULL"));
        CHECK_FALSE(
            t.exists("SELECT 1 FROM acute_events e WHERE e.closed_at IS NULL OR e.confirmed_at IS NULL "
                     "OR NOT EXISTS (SELECT 1 FROM acute_tellings w WHERE w.event = e.id)"));
        CHECK(t.first("SELECT COUNT(DISTINCT event) FROM acute_tellings WHERE turn = 1",
                      [](sql::Row const& row) { return row.integer(0); }) == 2);
        auto const letters = [&](std::string const& area, int round) {
            return t
                .first(
                    "SELECT COUNT(*) FROM feedback_letters l "
                    "JOIN rounds o ON o.tenant = l.tenant AND o.id = l.round "
                    "JOIN areas a ON a.tenant = l.tenant AND a.id = l.area "
                    "WHERE l.number = 0 AND a.code = $1 AND o.number = $2",
                    [](sql::Row const& row) { return row.integer(0); }, area, round)
                .value_or(-1);
        };
        CHECK(letters("SPINNARHAGEN", 25) >= 9);
        CHECK(letters("SPINNARHAGEN", 26) == 0);  // left for the reader to send
        CHECK(letters("CENTRUM", 26) >= 6);
        CHECK(t.exists("SELECT 1 FROM feedback_letters WHERE number = 1"));
        CHECK(t.exists("SELECT 1 FROM feedback_answers"));
        CHECK(t.first("SELECT COUNT(*) FROM area_starts",
                      [](sql::Row const& row) { return row.integer(0); }) == 7);
        CHECK_FALSE(t.exists("SELECT 1 FROM goals GROUP BY area HAVING COUNT(*) < 2"));
        CHECK(t.exists("SELECT 1 FROM goal_indicators WHERE source = 'count' AND counted_rounds > 6"));
        CHECK(t.exists("SELECT 1 FROM goal_measurements"));
        // Who stayed silent was reminded at every chance; nobody was after the round had closed.
        CHECK(
            t.first("SELECT COUNT(*) FROM round_reminders m "
                    "JOIN rounds o ON o.tenant = m.tenant AND o.id = m.round "
                    "JOIN areas a ON a.tenant = o.tenant AND a.id = o.area "
                    "JOIN round_expectations e ON e.tenant = m.tenant AND e.round = m.round "
                    "AND e.operation = m.operation "
                    "WHERE a.code = 'SPINNARHAGEN' AND o.number = 26 AND NOT EXISTS (SELECT 1 FROM reports r "
                    "WHERE r.tenant = m.tenant AND r.round = m.round AND r.operation = m.operation)",
                    [](sql::Row const& row) { return row.integer(0); }) == 2);
        CHECK_FALSE(
            t.exists("SELECT 1 FROM round_reminders m JOIN rounds o ON o.tenant = m.tenant "
                     "AND o.id = m.round WHERE m.sent_at > o.closed_at"));
        CHECK(t.first("SELECT COUNT(*) FROM observations o JOIN imports i ON i.tenant = o.tenant "
                      "AND i.id = o.import JOIN tenants t ON t.id = i.tenant WHERE t.is_fictional = 1",
                      [](sql::Row const& row) { return row.integer(0); }) == 16);
        CHECK_FALSE(t.exists("SELECT 1 FROM outbox"));
        CHECK_FALSE(t.exists("SELECT 1 FROM jobs"));
    });
}

TEST_CASE("what the story publishes stands signed in its folder, and those who report were told")
{
    tests::TestDatabase made_in(sql::Engine::sqlite, tests::Schema::migrated);
    auto& database = made_in.database();
    Press const press;
    REQUIRE(build_demo(database, "data", press.means, 1, 1));
    auto const verification = publishing::verify_published(press.folder.file("alnefors"));
    REQUIRE(verification);
    CHECK(verification->is_sound);
    CHECK(verification->releases.size() == 1);
    int printed = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(press.folder.path())) {
        if (entry.path().extension() != ".pdf") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::string const bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        for (auto const& fault : documents::check_pdf(bytes))
            FAIL_CHECK(entry.path().filename().string(), ": ", fault.rule, " ", fault.page, " ", fault.what);
        ++printed;
    }
    CHECK(printed == 2);  // in Swedish and English, with its places
    database.read([](sql::Transaction& t) {
        auto const count = [&](std::string const& which) {
            return t
                .first("SELECT COUNT(*) FROM " + which, [](sql::Row const& row) { return row.integer(0); })
                .value_or(-1);
        };
        CHECK(count("editions") == 6 * 8 + 4);
        CHECK(count("releases WHERE published_at IS NOT NULL AND approved_by <> prepared_by") == 1);
        CHECK(count("release_notices") > 40);
        CHECK(count("outbox") == 0);
    });
}

TEST_CASE(
    "two years show what the story says: a hot spot, a problem that moved, a cluster, a season, silence")
{
    tests::TestDatabase made_in(sql::Engine::sqlite, tests::Schema::migrated);
    auto& database = made_in.database();
    REQUIRE(build(database, 1, 2));
    database.read([](sql::Transaction& t) {
        auto const count = [&](std::string const& which) {
            return t
                .first(
                    "SELECT COALESCE(SUM(o.count), 0) FROM observations o "
                    "JOIN areas a ON a.tenant = o.tenant AND a.id = o.area "
                    "LEFT JOIN places p ON p.tenant = o.tenant AND p.id = o.place WHERE " +
                        which,
                    [](sql::Row const& row) { return row.integer(0); })
                .value_or(-1);
        };
        auto const seen = [&](std::string const& place, std::string const& from, std::string const& to) {
            auto const number = [](std::string const& day) {
                return std::to_string(Day::parse(day)->number);
            };
            return count("p.name = '" + place + "' AND o.counted_on >= " + number(from) +
                         " AND o.counted_on < " + number(to));
        };
        CHECK(seen("Gångtunneln under Spolvägen", "2026-03-02", "2026-09-14") >
              2 * seen("Gångtunneln under Spolvägen", "2025-03-03", "2025-09-15"));
        CHECK(2 * seen("Stationsparken", "2025-09-15", "2026-09-14") <
              seen("Stationsparken", "2024-11-25", "2025-09-15"));
        CHECK(seen("Gångtunneln vid stationen", "2025-09-15", "2026-09-14") >
              2 * seen("Gångtunneln vid stationen", "2024-11-25", "2025-09-15"));
        auto const burglaries = [&](std::string const& from, std::string const& to) {
            return count(
                "EXISTS (SELECT 1 FROM places k WHERE k.code = 'SME-KOLONI' AND (o.x - k.x) * "
                "(o.x - k.x) + (o.y - k.y) * (o.y - k.y) < 40000) AND o.counted_on >= " +
                std::to_string(Day::parse(from)->number) + " AND o.counted_on < " +
                std::to_string(Day::parse(to)->number));
        };
        CHECK(burglaries("2026-10-26", "2026-11-23") > 3 * burglaries("2026-09-28", "2026-10-26"));
        CHECK(count("o.category = 'DISORDER.PYRO' AND o.counted_on >= " +
                    std::to_string(Day::parse("2025-12-08")->number) + " AND o.counted_on < " +
                    std::to_string(Day::parse("2026-01-19")->number)) >
              count("o.category = 'DISORDER.PYRO' AND o.counted_on >= " +
                    std::to_string(Day::parse("2026-06-01")->number) + " AND o.counted_on < " +
                    std::to_string(Day::parse("2026-07-13")->number)));
        CHECK(t.first("SELECT COUNT(*) FROM reports r JOIN operations o ON o.tenant = r.tenant "
                      "AND o.id = r.operation JOIN rounds n ON n.tenant = r.tenant AND n.id = r.round "
                      "WHERE o.code = 'SME-HEMSTEN' AND n.first_day >= " +
                          std::to_string(Day::parse("2026-08-17")->number),
                      [](sql::Row const& row) { return row.integer(0); }) == 0);
    });
}

// Takes away what half of the operations, another half for each draw, reported in the rounds that ended on
// 22 November.
void silence_half(sql::Transaction& t, Chance& chance)
{
    auto const last_day = std::to_string(Day::parse("2026-11-22")->number);
    auto const reports = t.list(
        "SELECT r.id FROM reports r JOIN rounds n ON n.tenant = r.tenant "
        "AND n.id = r.round JOIN operations o ON o.tenant = r.tenant "
        "AND o.id = r.operation WHERE n.last_day = " +
            last_day + " ORDER BY n.area, o.code",
        [](sql::Row const& row) { return row.id<rounds::Report>(0); });
    // One of every two neighbours, so that each area keeps as many as it loses.
    for (std::size_t i = 0; i + 1 < reports.size(); i += 2) {
        auto const report = reports[i + (chance.happens(0.5) ? 1 : 0)];
        for (std::string const table : {"report_versions", "report_answers", "observations"})
            t.change("DELETE FROM " + table + " WHERE report = $1", report);
        t.change("DELETE FROM reports WHERE id = $1", report);
    }
}

// What the core of each area is told of that round.
std::vector<situation::Picture> pictures_of(sql::Transaction& t)
{
    std::vector<situation::Picture> pictures;
    auto const areas = t.list(
        "SELECT a.id, a.tenant FROM areas a JOIN tenants t ON t.id = a.tenant WHERE t.is_fictional = 1 "
        "AND EXISTS (SELECT 1 FROM rounds r WHERE r.area = a.id) ORDER BY a.code",
        [](sql::Row const& row) { return std::pair(row.id<Area>(0), row.id<Tenant>(1)); });
    for (auto const& [area, tenant] : areas) {
        auto const actor = access::Actor::system(tenant, *Day::parse("2026-11-25"));
        work::Reading reading{t, actor, *UtcTime::parse("2026-11-25T08:00:00Z")};
        auto picture = situation::joint_picture(reading, area, *Day::parse("2026-11-09"), nullptr);
        REQUIRE(picture);
        pictures.push_back(std::move(*picture));
    }
    return pictures;
}

struct Looked {
    std::int64_t counted = 0;
    std::size_t judged = 0, unjudged = 0;
    std::set<std::string> falling;  // area and category
};

Looked look_at(std::vector<situation::Picture> const& pictures)
{
    Looked looked;
    for (auto const& picture : pictures) {
        for (auto const& cell : picture.cells) {
            looked.counted += cell.count;
            ++(cell.band ? looked.judged : looked.unjudged);
            if (cell.trend == situation::Trend::down) looked.falling.insert(cell.area + " " + cell.category);
        }
        for (auto const& sentence : *picture.sentences)
            if (sentence.code == situation::SentenceCode::fell)
                looked.falling.insert(sentence.area + " " + *sentence.category);
    }
    return looked;
}

TEST_CASE("half of those who report gone is no fall: not a word, not an arrow")
{
    tests::TestDatabase made_in(sql::Engine::sqlite, tests::Schema::migrated);
    auto& database = made_in.database();
    REQUIRE(build(database, 1, 2));
    Looked all;
    database.read([&](sql::Transaction& t) { all = look_at(pictures_of(t)); });
    constexpr int draws = 10;
    Chance chance(11);
    int falls = 0;
    std::size_t judged = 0;
    for (int draw = 0; draw < draws; ++draw) {
        database.write([&](sql::Transaction& t) {
            silence_half(t, chance);
            auto const half = look_at(pictures_of(t));
            CHECK(100 * half.counted < 70 * all.counted);  // they are gone, and what they told
            judged += half.judged;
            for (auto const& cell : half.falling)
                if (!all.falling.contains(cell)) {
                    ++falls;
                    MESSAGE("draw " << draw << ": " << cell << " falls");
                }
            return false;  // and are back
        });
    }
    CHECK(judged > draws * all.judged / 2);
    CHECK(falls == 0);
}

TEST_CASE("the same seed tells the same story, another one another")
{
    auto const told = [](std::uint64_t seed) {
        tests::TestDatabase made_in(sql::Engine::sqlite, tests::Schema::migrated);
        auto const made = build(made_in.database(), seed, 1);
        REQUIRE(made);
        std::vector<std::string> all;
        made_in.database().read([&](sql::Transaction& t) {
            all = t.list("SELECT category, counted_on, description FROM observations ORDER BY 1, 2, 3",
                         [](sql::Row const& row) {
                             return row.text(0) + " " + row.day(1).text() + " " + row.text(2);
                         });
            auto const document =
                t.first("SELECT document FROM releases", [](sql::Row const& row) { return row.text(0); });
            REQUIRE(document);
            // The pictures behind it have ids of their own each time, and so hashes.
            all.push_back(document->substr(0, document->find("\"basis\"")));
        });
        return all;
    };
    auto const first = told(7);
    CHECK(first == told(7));
    CHECK(first != told(8));
}

TEST_CASE("a demo without its files, or of more years than are told, is refused and leaves nothing")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        CHECK(build_demo(database, "data/nowhere", Press().means, 1, 0).error().code == "demo.file_missing");
        CHECK(build(database, 1, 3).error().code == "demo.years");
        CHECK(build(database, 1, -1).error().code == "demo.years");
        CHECK_FALSE(has_tenant(database));
    });
}

}  // namespace
}  // namespace samsyn::demo
