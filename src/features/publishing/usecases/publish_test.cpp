// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <fstream>

#include "lib/documents/pdf_checker.h"
#include "lib/folder/folder.h"
#include "lib/json/node.h"
#include "lib/tabular/table.h"
#include "src/features/publishing/pages/release_geojson.h"
#include "src/features/publishing/pages/release_pdf.h"
#include "src/features/publishing/pages/release_sheets.h"
#include "src/features/publishing/usecases/publishing_town_test.h"
#include "src/features/publishing/usecases/release_folder.h"
#include "src/features/publishing/usecases/verify_release.h"

namespace samsyn::publishing {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(fs::path const& file) { return folder::read_file(file, 10'000'000).value_or(""); }

// Every file under a folder, by its path.
std::map<std::string, std::string> files_of(fs::path const& folder)
{
    std::map<std::string, std::string> files;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).string()] = bytes_of(entry.path());
    return files;
}

Verification verified(fs::path const& path)
{
    auto const verification = verify_published(path);
    REQUIRE(verification);
    return *verification;
}

}  // namespace

TEST_CASE("releases stand as signed files, each bound to the one before, and are told to everybody once")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(february);
        town.much(march);
        town.released("februari", february);
        auto const second = town.page(town.released("mars", march));
        CHECK(second.state == ReleaseState::published);
        CHECK(second.document.number == 2);
        CHECK(second.address == "https://oppet.example.se/ankvik/2/");
        auto const place = town.folder / "ankvik";
        for (auto const* file :
             {"index.html", "en.html", "release.json", "release.csv", "release.css", "release.pdf",
              "release-en.pdf", "release.png", "release-en.png", "manifest.json", "manifest.json.minisig"})
            CHECK_MESSAGE(fs::exists(place / "2" / file), file);
        for (auto const* file : {"index.html", "feed.xml", "omraden/hulta.xml", "releases.json", "samsyn.pub",
                                 "verifiera.html", "verify.html", "tillganglighet.html", "accessibility.html",
                                 "kort/index.html", "kort/en.html", "kort/hulta.html", "kort/hulta.en.html"})
            CHECK_MESSAGE(fs::exists(place / file), file);
        CHECK(fs::exists(town.folder / "index.html"));
        CHECK(second.document.previous == to_hex(sha256(bytes_of(place / "1" / "manifest.json"))));
        auto const html = bytes_of(place / "2" / "index.html");
        CHECK(html.find("Vi lagar lamporna vid torget.") != std::string::npos);
        CHECK(html.find("<script") == std::string::npos);
        CHECK(html.find("publishing.public") == std::string::npos);  // every text is there
        CHECK(html.find("https://oppet.example.se/ankvik/2/release.png") != std::string::npos);
        auto const card = bytes_of(place / "kort" / "hulta.html");
        CHECK(card.find("Vi lagar lamporna vid torget.") != std::string::npos);
        CHECK(card.find("<script") == std::string::npos);
        auto const verification = verified(place);
        CHECK(verification.is_sound);
        CHECK(verification.releases.size() == 2);
        // No operation was expected in a round, so the media list alone is told, of each release once.
        town.do_jobs();
        CHECK(town.letters() ==
              std::vector<std::string>{"redaktion@example.se: ankvik: offentlig lägesbild 1 är publicerad",
                                       "redaktion@example.se: ankvik: offentlig lägesbild 2 är publicerad"});
    });
}

TEST_CASE("a release is the same bytes on every engine, and again from what is stored")
{
    std::vector<std::map<std::string, std::string>> published;
    tests::for_each_migrated_engine([&](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(march);
        town.saw("norr", "DISORDER", 3, march.plus(8));
        auto const release = town.released("mars", march);
        published.push_back(files_of(town.folder));
        auto const document = work::ask(town.town.runtime(), access::Actor::system(town.town.tenant(), march),
                                        RebuildRelease{release});
        REQUIRE(document);
        auto const again = signed_release(*document, town.means);
        CHECK(again.manifest_hash == town.page(release).manifest_hash);
        for (auto const& file : again.files)
            CHECK(file.bytes == published.back().at("ankvik/1/" + file.path));
    });
    for (auto const& one : published) CHECK(one == published.front());
}

TEST_CASE("a release is printed without fault in both languages, the most crowded one too")
{
    tests::TestDatabase database(sql::Engine::sqlite, tests::Schema::migrated);
    PublishingTown town(database.database());
    town.decide();
    town.much(march);
    town.saw("norr", "DISORDER", 3, march.plus(8));
    auto document = town.page(town.released("mars", march)).document;
    auto const check = [&](ReleaseDocument const& printed) {
        for (auto const language : {texts::Language::sv, texts::Language::en})
            for (auto const& fault :
                 documents::check_pdf(release_pdf({printed, {}}, town.means.renderer, language)))
                FAIL_CHECK(fault.rule, " ", fault.page, " ", fault.what);
    };
    check(document);
    // A correction with a level on every cell, more categories than an upright page holds, and words and
    // names as long as they may be.
    document.corrects = 1;
    document.reason = std::string(300, 'r');
    document.summary = document.title = std::string(120, 't');
    for (int i = 0; i < 9; ++i) {
        auto const code = "MORE" + std::to_string(i);
        document.categories.push_back({code, {"En lång kategori " + code, "A long one"}, "*", false});
        for (auto const& area : document.areas)
            document.cells.push_back({area.code, code, 1234567, Level::bad});
    }
    document.areas.push_back({"ost", std::string(120, 'n'), "*", std::string(2000, 'a'), 0, 0});
    check(document);
}

TEST_CASE(
    "the public edition is a table, a workbook and a map layer, and tells a hidden count in none of them")
{
    tests::TestDatabase database(sql::Engine::sqlite, tests::Schema::migrated);
    PublishingTown town(database.database());
    town.decide();
    town.much(march);
    town.saw("norr", "DRUGS", 9, march.plus(5));  // told of by one alone
    auto const document = town.page(town.released("mars", march)).document;
    auto const& renderer = town.means.renderer;

    CHECK(release_as_csv(document, renderer, texts::Language::sv) ==
          bytes_of(town.folder / "ankvik" / "1" / "release.csv"));
    CHECK(release_as_csv(document, renderer, texts::Language::en).find("area_code;area;category") !=
          std::string::npos);

    auto const file = (town.folder / "release.xlsx").string();
    REQUIRE(release_as_xlsx(document, file, renderer, texts::Language::sv));
    auto table = tabular::open_table(file, {.layer = "Antal"});
    REQUIRE(table);
    std::size_t hidden = 0, rows = 0;
    for (tabular::Row row; table->next(row).value_or(false); ++rows)
        if (row.cells[7] == "1") {
            CHECK(row.cells[6].empty());
            ++hidden;
        }
    CHECK(rows == document.cells.size());
    CHECK(hidden == 1);

    auto const layer = json::Document::parse(
        release_as_geojson(document, {{"hulta", R"({"type":"Point","coordinates":[12,57]})"}}));
    REQUIRE(layer);
    auto const features = *layer->root().member("features");
    CHECK(features.size() == document.areas.size());
    for (std::size_t i = 0; i < features.size(); ++i) {
        auto const properties = *features.at(i).member("properties");
        auto const code = document.areas[i].code;
        CHECK((features.at(i).member("geometry")->kind() == json::Kind::null) == (code != "hulta"));
        CHECK(properties.member("DISORDER.count")->kind() == json::Kind::integer);
        if (code == whole) CHECK(properties.member("DRUGS.count")->kind() == json::Kind::null);
    }
}

TEST_CASE("an area that holds all the others is not shown beside the whole")
{
    tests::TestDatabase database(sql::Engine::sqlite, tests::Schema::migrated);
    PublishingTown town(database.database());
    town.change(
        "UPDATE areas SET parent = (SELECT p.id FROM areas p WHERE p.code = 'hulta') "
        "WHERE code IN ('norr', 'soder')");
    town.decide();
    town.much(march);
    auto const document = town.page(town.released("mars", march)).document;
    CHECK(document.areas.size() == 4);
    auto const place = town.folder / "ankvik" / "1";
    auto const html = bytes_of(place / "index.html");
    CHECK(html.find("id=\"norr\"") != std::string::npos);
    CHECK(html.find("id=\"hulta\"") == std::string::npos);
    // Who takes the data gets all of it.
    CHECK(bytes_of(place / "release.csv").find("\r\nhulta;") != std::string::npos);
}

TEST_CASE("nothing of the only release that was withdrawn is left in a file of its areas")
{
    tests::TestDatabase database(sql::Engine::sqlite, tests::Schema::migrated);
    PublishingTown town(database.database());
    town.decide();
    town.much(march);
    auto const release = town.released("mars", march);
    REQUIRE(town.run(town.coordinator, WithdrawRelease{release, "Fel fil lästes in."}));
    town.do_jobs();
    for (auto const& [path, bytes] : files_of(town.folder)) {
        CHECK_MESSAGE(bytes.find("Lägesbild 2026-03") == std::string::npos, path);
        CHECK_MESSAGE(bytes.find("Vi lagar lamporna") == std::string::npos, path);
    }
    CHECK(bytes_of(town.folder / "ankvik" / "kort" / "hulta.html").find("Ingen lägesbild är publicerad") !=
          std::string::npos);
    CHECK(bytes_of(town.folder / "ankvik" / "omraden" / "hulta.xml").find("Publicering 1 är återkallad") !=
          std::string::npos);
}

TEST_CASE("wherever publishing is stopped, done again it ends in the same one release")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(march);
        auto const prepared = town.run(town.coordinator, town.preparing("mars", march));
        REQUIRE(prepared);
        auto const approved = town.run(town.publisher, town.approving(*prepared));
        REQUIRE(approved);
        town.town.clock().set(approved->publish_at);
        auto const place = town.folder / "ankvik";

        // Stopped before a file: the disk refuses, so that the job breaks after the number was taken.
        auto means = town.means;
        means.folder = "/proc/nowhere";
        auto const system = access::Actor::system(town.town.tenant(), march);
        auto const payload = R"({"release":")" + prepared->id.text() + R"("})";
        CHECK_THROWS(publish_job(means)(town.town.runtime(), system, payload));
        CHECK(town.page(prepared->id).state == ReleaseState::approved);
        CHECK(code_of(town.run(town.coordinator, DiscardRelease{prepared->id})) == "release.is_out");
        CHECK(town.letters().empty());

        // Stopped while writing: half a folder lies aside.
        folder::put_folder(place / ".coming-1", {{"index.html", "half"}});
        // Stopped after the files, before the database knew.
        auto const document = work::ask(town.town.runtime(), system, RebuildRelease{prepared->id});
        REQUIRE(document);
        put_release(document->document, signed_release(*document, town.means), town.means);
        auto const before = files_of(place / "1");
        CHECK(town.page(prepared->id).state == ReleaseState::approved);

        town.do_jobs();
        CHECK(town.page(prepared->id).state == ReleaseState::published);
        CHECK(files_of(place / "1") == before);
        CHECK_FALSE(fs::exists(place / ".coming-1"));
        CHECK(town.letters().size() == 1);
        // And once more, as after a stop before the job was ended.
        REQUIRE(publish_job(town.means)(town.town.runtime(), system, payload));
        CHECK(files_of(place / "1") == before);
        CHECK(town.letters().size() == 1);
        CHECK(verified(place).is_sound);
    });
}

TEST_CASE("no byte that is published can be changed, taken away or added unseen")
{
    tests::TestDatabase database(sql::Engine::sqlite, tests::Schema::migrated);
    PublishingTown town(database.database());
    town.decide();
    town.much(february);
    town.much(march);
    town.released("februari", february);
    town.released("mars", march);
    auto const place = town.folder / "ankvik";
    REQUIRE(verified(place).is_sound);
    auto const intact = files_of(place);
    auto const restore = [&] {
        fs::remove_all(place);
        for (auto const& [path, bytes] : intact) folder::put_file(place / path, bytes);
    };
    for (auto const& [path, bytes] : intact) {
        if (!path.starts_with("1/") && !path.starts_with("2/")) continue;
        auto changed = bytes;
        // The first line of a signature is no part of it.
        changed[path.ends_with(".minisig") ? bytes.find('\n') + 20 : bytes.size() / 2] ^= 1;
        folder::put_file(place / path, changed);
        CHECK_MESSAGE(!verified(place).is_sound, path);
        fs::remove(place / path);
        CHECK_MESSAGE(!verified(place).is_sound, path);
        folder::put_file(place / path, bytes);
    }
    REQUIRE(verified(place).is_sound);
    folder::put_file(place / "2" / "more.html", "more");
    CHECK(verified(place).releases[1].faults.front().code == "foreign");
    restore();
    fs::remove_all(place / "1");
    CHECK(verified(place).faults.front().code == "chain");
    CHECK(verified(place / "2").is_sound);  // by itself it is whole
    restore();
    // Signed by somebody else.
    SUBCASE("another key")
    {
        crypto::SigningKey const other(std::string(32, 'x'));
        folder::put_file(town.folder / "given.pub", crypto::write_public_key(other.public_key()));
        auto const verification = verify_published(place, town.folder / "given.pub");
        REQUIRE(verification);
        CHECK_FALSE(verification->is_sound);
    }
    CHECK(code_of(verify_published(town.folder / "nowhere")) == "verify.no_release");
    fs::remove(place / "samsyn.pub");
    CHECK(code_of(verify_published(place)) == "verify.no_key");
}

TEST_CASE("an erratum and a withdrawal reach those who were told, and a withdrawn release is gone")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(march);
        auto const original = town.released("mars", march);
        // The list changes; those who were told are told again all the same.
        auto plan = town.plan();
        plan.if_match = 1;
        plan.media.items = {"ny@example.se"};
        REQUIRE(town.run(town.coordinator, plan));
        town.saw("norr", "DAMAGE", 30, march.plus(7));
        auto command = town.preparing("rättelse", march);
        command.corrects = original;
        command.reason = "En fil lästes inte in.";
        auto const erratum = town.run(town.coordinator, command);
        REQUIRE(erratum);
        town.publish(*erratum);
        auto const corrected = town.page(erratum->id).document;
        CHECK(corrected.kind == ReleaseKind::erratum);
        CHECK(corrected.corrects == 1);
        CHECK(town.count(corrected, "norr", "DAMAGE") == 50);
        CHECK(town.letters() ==
              std::vector<std::string>{"ny@example.se: ankvik: rättelse av offentlig lägesbild 1",
                                       "redaktion@example.se: ankvik: offentlig lägesbild 1 är publicerad",
                                       "redaktion@example.se: ankvik: rättelse av offentlig lägesbild 1"});
        auto const place = town.folder / "ankvik";
        CHECK(bytes_of(place / "index.html").find("Rättad av publicering 2") != std::string::npos);

        CHECK(code_of(town.run(town.publisher, WithdrawRelease{erratum->id, "Fel."})) != "");
        REQUIRE(town.run(town.coordinator, WithdrawRelease{erratum->id, "Rättelsen gällde fel område."}));
        town.do_jobs();
        CHECK(town.letters().size() == 5);
        CHECK(town.page(erratum->id).state == ReleaseState::withdrawn);
        CHECK_FALSE(fs::exists(place / "2" / "release.json"));
        CHECK_FALSE(fs::exists(place / "2" / "release.csv"));
        auto const tombstone = bytes_of(place / "2" / "index.html");
        CHECK(tombstone.find("Rättelsen gällde fel område.") != std::string::npos);
        CHECK(tombstone.find("50") == std::string::npos);
        auto const feed = bytes_of(place / "feed.xml");
        CHECK(feed.find("Publicering 2 är återkallad") != std::string::npos);
        CHECK(feed.find(command.title.value + "</title>") != std::string::npos);  // release 1 stands
        auto const verification = verified(place);
        CHECK(verification.is_sound);
        CHECK(verification.releases[1].is_withdrawn);
        // The next regular release is bound to the withdrawn one, and the gate still knows what it told.
        town.saw("norr", "DAMAGE", 1, march.plus(9));
        command = town.preparing("rättelse två", march);
        command.corrects = original;
        command.reason = "En till.";
        CHECK(code_of(town.run(town.coordinator, command)) == "release.difference_too_small");
        town.town.at_noon(Day::of(2026, 5, 4));
        town.much(Day::of(2026, 4, 1));
        town.released("april", Day::of(2026, 4, 1));
        CHECK(verified(place).is_sound);
        auto const public_edition = work::ask(town.town.runtime(), town.coordinator,
                                              ShowPublicEdition{"norr", march, march.plus(30)});
        REQUIRE(public_edition);
        CHECK(public_edition->number == 1);
        CHECK(public_edition->cells.size() == 3);
        CHECK(code_of(work::ask(town.town.runtime(), town.coordinator,
                                ShowPublicEdition{"norr", january, {}})) == "release.none_public");
        CHECK(code_of(work::ask(town.town.runtime(), town.coordinator,
                                ShowPublicEdition{"norr", march, march.plus(31)})) == "release.none_public");
    });
}

void expect_in_march(PublishingTown& town, std::string const& area,
                     std::vector<std::string> const& operations)
{
    town.write([&](auto& t) {
        auto const round = Uuid::from_name("round " + area);
        t.change(
            "INSERT INTO rounds (tenant, id, area, number, first_day, last_day, deadline, checklist, "
            "opened_at) SELECT $1, $2, $3, 1, $4, $5, $6, id, $6 FROM checklists WHERE tenant = $1",
            town.town.tenant(), round, town.town.area(area), Day::of(2026, 3, 23), Day::of(2026, 4, 5),
            town.town.clock().now());
        for (auto const& operation : operations)
            t.change(
                "INSERT INTO round_expectations (tenant, round, operation, organisation) "
                "VALUES ($1, $2, $3, $4)",
                town.town.tenant(), round, town.town.operation(operation), town.town.organisation("kommun"));
    });
}

TEST_CASE("every operation that was to report in the period is told")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(march);
        expect_in_march(town, "hulta", {"skolan", "livs"});
        town.released("mars", march);
        CHECK(town.letters().size() == 3);
        CHECK(town.letters()[0].starts_with("livs@example.se"));
        CHECK(town.letters()[2].starts_with("skolan@example.se"));
    });
}

TEST_CASE("who reports on an area below a planned one is told too, once, and others are not")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        for (auto const* area : {"gatan", "huset", "annan"}) town.add_area(area);
        auto const below = [&](std::string const& area, std::string const& above) {
            town.write([&](auto& t) {
                t.change("UPDATE areas SET parent = $3 WHERE tenant = $1 AND id = $2", town.town.tenant(),
                         town.town.area(area), town.town.area(above));
            });
        };
        below("gatan", "hulta");
        below("huset", "gatan");
        town.decide();
        town.much(march);
        expect_in_march(town, "hulta", {"skolan"});
        expect_in_march(town, "huset", {"skolan", "livs"});
        expect_in_march(town, "annan", {"bibliotek"});
        town.released("mars", march);
        CHECK(town.letters().size() == 3);
        CHECK(town.letters()[0].starts_with("livs@example.se"));
        CHECK(town.letters()[2].starts_with("skolan@example.se"));
    });
}

}  // namespace samsyn::publishing
