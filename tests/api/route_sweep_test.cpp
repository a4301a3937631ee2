// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <fstream>
#include <set>

#include "lib/json/node.h"
#include "src/api/api.h"
#include "src/features/acute/usecases/raise_acute.h"
#include "src/features/areas/usecases/change_area.h"
#include "src/features/areas/usecases/change_place.h"
#include "src/features/attachments/usecases/add_version.h"
#include "src/features/datasets/usecases/change_import.h"
#include "src/features/editions/usecases/edition_content.h"
#include "src/features/feedback/usecases/means.h"
#include "src/features/goals/usecases/change_goal.h"
#include "src/features/goals/usecases/change_indicator.h"
#include "src/features/publishing/usecases/show_release.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "src/pages/pages.h"
#include "src/routes/feature_routes.h"
#include "tests/api/sample_body.h"
#include "tests/support/engines.h"
#include "tests/support/temp_folder.h"

// Tries every route of every feature as everybody, with ids that are one's own, somebody else's, another
// municipality's, deleted and nobody's. Routes come from the list that the server and the contract are made
// of, so a new one is swept without anybody thinking of it; one whose {capture} or body has no sample fails.
namespace samsyn::tests {
namespace {

using access::Role;

struct Person {
    std::string name;
    std::optional<access::Actor> actor;  // none: signed out
};

// What the {captures} of a pattern and the fields of a body are filled with.
using Ids = std::map<std::string, std::string>;

// What a command is sent: nothing, or a body that its contract accepts, so that only rights and what is
// stored decide.
enum class Body { empty, full };

struct House {
    explicit House(sql::Database& database)
        : open(database),
          elsewhere(database, "bortby"),
          pages({"web/pages", "texts", ""}),
          api(open.town.runtime(), [this](http::Request const&) -> Result<access::Actor> {
              if (!who || !who->actor) return fail(ErrorKind::unauthenticated, "session.missing");
              return *who->actor;
          })
    {
        routes::add_feature_routes(api, pages, seal, pictures, desk, means, "https://oppet.example.se",
                                   printer);
        auto report = rounds::report_of(open.town, open.round.id, "skolan");
        report.body.observations.items.push_back(rounds::damage("Krossad ruta vid entrén"));
        REQUIRE(work::execute(open.town.runtime(), open.teacher, report));
        own = {{"area", open.town.area("hulta").text()},
               {"round", open.round.id.text()},
               {"operation", open.town.operation("skolan").text()},
               {"report", report.report.text()},
               {"organisation", open.town.organisation("kommun").text()},
               {"function", Uuid::from_name("function ankvik kommunhulta").text()},
               {"entry", Uuid::from_name("inventory ankvik skolan").text()},
               {"place", open.town.place("torget").text()},
               {"resource", add_resource().text()},
               {"id", add_designation().text()},
               {"checklist", add_checklist()},
               {"category", "ANKVIK.OWN"},
               {"event", raise_event().text()},
               {"import", receive_file().text()},
               {"profile_name", "ankvik"},
               {"post", Uuid::from_name("post").text()},
               {"observation", Uuid::from_name("observation").text()},
               {"membership", open.town.person("kommun", {Role::reporter}).membership.text()},
               {"letter", Uuid::from_name("letter").text()},
               {"edition", add_edition().text()},
               {"first", rounds::monday.text()},
               {"goal", set_goal().text()},
               {"indicator", set_indicator().text()},
               {"measurement", Uuid::from_name("measurement").text()},
               {"release", add_release().text()},
               {"attachment", attach("Bilaga om torget.txt", rounds::monday.plus(-14)).text()},
               {"version", Uuid::from_name("version of Bilaga om torget.txt").text()},
               {"photo", add_photo("Bilaga om torget.txt").text()},
               {"layer", "ground"},
               {"kind", "resources"}};
        gone = own;
        gone["function"] = end_function().text();
        gone["entry"] = end_inventory().text();
        gone["membership"] = end_membership().text();
        gone["report"] = weed_report().text();
        gone["attachment"] = weed_attachment().text();
        gone["version"] = Uuid::from_name("version of Utgallrad.txt").text();
        nobodys = {{"area", Uuid::from_name("a").text()},
                   {"round", Uuid::from_name("b").text()},
                   {"operation", Uuid::from_name("c").text()},
                   {"report", Uuid::from_name("d").text()}};
        for (auto const* kind :
             {"organisation", "function",    "entry",      "place", "resource",   "event",   "import",
              "post",         "observation", "membership", "id",    "letter",     "edition", "goal",
              "indicator",    "measurement", "release",    "photo", "attachment", "version"})
            nobodys[kind] = Uuid::from_name(kind).text();
        for (auto const* code : {"checklist", "category", "layer", "kind", "profile_name"})
            nobodys[code] = "unknown";
        nobodys["first"] = "2019-01-07";
    }

    // A frozen lägesbild of the fortnight before.
    Uuid add_edition()
    {
        auto const id = Uuid::from_name("edition of the sweep");
        auto const& town = open.town;
        auto const first = rounds::monday.plus(-14);
        editions::FrozenEdition edition;
        edition.content.summary = "Fryst bedömning";
        open.town.database().write([&](sql::Transaction& t) {
            t.change(
                "INSERT INTO assessments (tenant, id, area, first_day, last_day, started_at) "
                "VALUES ($1, $2, $3, $4, $5, $6)",
                town.tenant(), id, town.area("hulta"), first, first.plus(13), open.town.clock().now());
            t.change(
                "INSERT INTO editions (tenant, id, assessment, area, owner, number, first_day, last_day, "
                "content, "
                "hash, frozen_by, frozen_at, bad_levels, warn_levels) "
                "VALUES ($1, $2, $2, $3, $4, 1, $5, $6, $7, 'hash', $8, $9, 0, 0)",
                town.tenant(), id, town.area("hulta"), town.organisation("kommun"), first, first.plus(13),
                json::write(edition), open.coordinator.membership, open.town.clock().now());
            return true;
        });
        return id;
    }

    // A release that waits for somebody's approval.
    Uuid add_release()
    {
        auto const id = Uuid::from_name("release of the sweep");
        publishing::ReleaseDocument document;
        document.title = "Lägesbild som väntar";
        open.town.database().write([&](sql::Transaction& t) {
            t.change(
                "INSERT INTO releases (tenant, id, kind, first_day, last_day, document, equations, hidden, "
                "fingerprint, counted_at, prepared_by, prepared_at) "
                "VALUES ($1, $2, 'regular', $3, $4, $5, $8, '[]', 'x', $6, $7, $6)",
                open.town.tenant(), id, Day::of(2026, 1, 1), Day::of(2026, 1, 31), json::write(document),
                open.town.clock().now(), open.coordinator.user,
                R"({"audit": {"cells": 0, "violations": 0}})");
            return true;
        });
        return id;
    }

    // A photograph as it was looked through for publishing.
    Uuid add_photo(std::string const& attachment)
    {
        auto const id = Uuid::from_name("photo of the sweep");
        open.town.database().write([&](sql::Transaction& t) {
            t.change(
                "INSERT INTO release_photos (tenant, id, attachment, version, original, masks, alt_sv, "
                "alt_en, "
                "width, height, hash, content, reviewed_by, reviewed_at) "
                "VALUES ($1, $2, $3, $4, 'original', '[]', 'Torget', '', 3, 2, 'hash', $5, $6, $7)",
                open.town.tenant(), id, Uuid::from_name("attachment " + attachment),
                Uuid::from_name("version of " + attachment), sql::Bytes{"Maskerad bild"},
                open.coordinator.user, open.town.clock().now());
            return true;
        });
        return id;
    }

    // Shared with the area group; of a period, with those who read its lägesbild.
    Id<attachments::Attachment> attach(std::string const& name, std::optional<Day> first = {})
    {
        attachments::AddVersion command;
        command.attachment = Id<attachments::Attachment>(Uuid::from_name("attachment " + name));
        command.version = Id<attachments::Version>(Uuid::from_name("version of " + name));
        command.area = open.town.area("hulta");
        command.first = first;
        command.audience = access::Audience::area;
        command.file_name = name;
        command.clean_name = name;
        command.content = name + " med sitt innehåll";
        REQUIRE(work::execute(open.town.runtime(), open.coordinator, command));
        return command.attachment;
    }

    Id<attachments::Attachment> weed_attachment()
    {
        auto const id = attach("Utgallrad.txt");
        open.town.database().write([&](sql::Transaction& t) {
            t.change("UPDATE attachments SET state = 'weeded' WHERE id = $1", id);
            return true;
        });
        return id;
    }

    Id<areas::Saved> add_resource()
    {
        areas::AddResource command;
        command.area = open.town.area("hulta");
        command.organisation = open.town.organisation("kommun");
        static_cast<areas::ResourceDetails&>(command).name = "Fältgruppen";
        auto const added = work::execute(open.town.runtime(), open.coordinator, command);
        REQUIRE(added);
        return added->id;
    }

    Id<areas::Saved> add_designation()
    {
        areas::Designate command;
        command.area = open.town.area("hulta");
        command.designation = "Utsatt område";
        command.source = "Polismyndigheten 2025";
        command.valid_from = Day::of(2026, 1, 1);
        auto const added = work::execute(open.town.runtime(), open.coordinator, command);
        REQUIRE(added);
        return added->id;
    }

    Id<areas::Saved> end_function()
    {
        auto const& town = open.town;
        auto const given = work::execute(
            open.town.runtime(), open.coordinator,
            areas::GiveFunction{town.area("mopeder"), town.organisation("granne"),
                                access::AreaFunction::observer, Day::of(2026, 1, 1), Day::of(2026, 2, 1)});
        REQUIRE(given);
        return given->id;
    }

    Id<areas::Saved> end_inventory()
    {
        auto const added = work::execute(open.town.runtime(), open.coordinator,
                                         areas::AddToInventory{open.town.area("mopeder"),
                                                               open.town.operation("livs"),
                                                               {},
                                                               Day::of(2026, 1, 1),
                                                               Day::of(2026, 2, 1)});
        REQUIRE(added);
        return added->id;
    }

    Id<Membership> end_membership()
    {
        auto const former = open.town.person("kommun", {Role::reporter}).membership;
        open.town.database().write([&](sql::Transaction& t) {
            t.change("UPDATE memberships SET valid_to = $1 WHERE id = $2", Day::of(2026, 2, 1), former);
            return true;
        });
        return former;
    }

    // A report of the library that has been weeded.
    Id<rounds::Report> weed_report()
    {
        auto const librarian = open.town.person("kommun", {Role::reporter}, {"bibliotek"});
        auto report = rounds::report_of(open.town, open.round.id, "bibliotek");
        report.body.observations.items.push_back(rounds::damage("Utgallrad iakttagelse"));
        REQUIRE(work::execute(open.town.runtime(), librarian, report));
        open.town.database().write([&](sql::Transaction& t) {
            t.change("UPDATE reports SET state = 'weeded' WHERE id = $1", report.report);
            t.change("UPDATE observations SET state = 'weeded' WHERE report = $1", report.report);
            return true;
        });
        return report.report;
    }

    Id<acute::AcuteEvent> raise_event()
    {
        acute::RaiseAcute command;
        command.event = Id<acute::AcuteEvent>(Uuid::from_name("acute event"));
        command.area = open.town.area("hulta");
        command.seen = rounds::damage("Brand vid förrådet");
        REQUIRE(work::execute(open.town.runtime(), open.coordinator, command));
        return command.event;
    }

    Id<goals::Goal> set_goal()
    {
        goals::PutGoal command;
        command.goal = Id<goals::Goal>(Uuid::from_name("goal of the sweep"));
        command.area = open.town.area("hulta");
        command.sentence = "Torget är tryggt på kvällen";
        REQUIRE(work::execute(open.town.runtime(), open.coordinator, command));
        return command.goal;
    }

    Id<goals::Indicator> set_indicator()
    {
        goals::PutIndicator command;
        command.indicator = Id<goals::Indicator>(Uuid::from_name("indicator of the sweep"));
        command.goal = Id<goals::Goal>(Uuid::from_name("goal of the sweep"));
        command.measures = "Trasiga lampor vid torget";
        command.unit = "lampor";
        REQUIRE(work::execute(open.town.runtime(), open.coordinator, command));
        return command.indicator;
    }

    Id<datasets::Import> receive_file()
    {
        auto const id = Id<datasets::Import>(Uuid::from_name("import of the sweep"));
        std::ofstream(desk.file_of(open.town.tenant(), id)) << "datum;typ\n2026-02-01;DAMAGE\n";
        REQUIRE(work::execute(open.town.runtime(), open.coordinator,
                              datasets::ReceiveImportFile{id, "brott.csv", 26}));
        return id;
    }

    // Codes are a municipality's own, so the sweep needs one that the other does not happen to use too.
    std::string add_checklist()
    {
        open.town.database().write([&](sql::Transaction& t) {
            t.change(
                "INSERT INTO checklists (tenant, id, code, version_number, name_sv, name_en, published_at, "
                "created_at) VALUES ($1, $2, 'ankvik', 1, 'Ankvik', 'Ankvik', $3, $3)",
                open.town.tenant(), Uuid::from_name("checklist of the sweep"), open.town.clock().now());
            t.change(
                "INSERT INTO categories (tenant, code, parent, core_code, kind, name_sv, name_en) "
                "VALUES ($1, 'ANKVIK.OWN', 'DAMAGE', 'DAMAGE', 'event', 'Eget', 'Own')",
                open.town.tenant());
            return true;
        });
        return "ankvik";
    }

    http::Response call(api::Operation const& operation, Person const& person, Ids const& ids,
                        Body body = Body::empty)
    {
        std::string sent;
        if (!operation.is_query)
            sent = body == Body::full ? sample_body(operation.request_schema, contract(), ids) : "{}";
        for (auto const& route : api.router().routes())
            if (route.method == operation.method && route.pattern == operation.pattern)
                return call(route, person, ids, "application/json", sent);
        FAIL("no route for " << operation.pattern);
        return {};
    }

    http::Response call(http::Route const& route, Person const& person, Ids const& ids,
                        std::string const& type, std::string const& body)
    {
        who = &person;
        http::Request request;
        request.method = route.method;
        request.path = route.pattern;
        for (auto const& capture : api::detail::captures_of(route.pattern)) {
            REQUIRE_MESSAGE(ids.contains(capture), "the sweep has no id for {" << capture << "}");
            request.captured[capture] = ids.at(capture);
        }
        request.headers = {{"Content-Type", type}, {"If-Match", "\"1\""}};
        request.body = body;
        if (route.admits)
            if (auto const refused = route.admits(request)) return *refused;
        return route.handler(request);
    }

    // Pages and files: what the contract does not describe, and what is open to everybody neither.
    std::vector<http::Route> guarded_pages()
    {
        std::set<std::string> const open_to_all{
            "/sprak",          "/tillganglighet", "/logga-in",         "/logga-in/kod",
            "/logga-in/lank",  "/logga-ut",       "/logga-in/lank/ny", "/logga-in/skickad",
            "/glomt-losenord", "/inbjudan",       "/nytt-losenord"};
        std::set<std::pair<http::Method, std::string>> described;
        for (auto const& operation : api.operations())
            described.insert({operation.method, operation.pattern});
        std::vector<http::Route> pages;
        for (auto const& route : api.router().routes())
            if (!described.contains({route.method, route.pattern}) && !open_to_all.contains(route.pattern))
                pages.push_back(route);
        return pages;
    }

    std::string const& contract()
    {
        if (m_contract.empty()) m_contract = api.contract();
        return m_contract;
    }

    rounds::OpenTown open;
    Town elsewhere;
    pages::Pages pages;
    crypto::Seal seal{std::string(32, 'k')};
    situation::PictureMemory pictures;
    documents::Printer printer = documents::Printer("data/fonts");
    feedback::Means means{pages.texts(), "https://samsyn.example"};
    Person const* who = nullptr;
    TempFolder folder;
    datasets::ImportsUnderWay under_way;
    datasets::ImportDesk desk{folder.path(), "data", &under_way};
    api::Api api;
    Ids own;
    Ids gone;  // ended or weeded
    Ids nobodys;

private:
    std::string m_contract;
};

std::vector<Person> people(House& house)
{
    std::vector<Person> all{{"signed out", std::nullopt}};
    auto const add = [&](Town& town, std::string const& organisation, Role role,
                         std::vector<std::string> const& operations = {}) {
        all.push_back({organisation + " " + enum_text(role), town.person(organisation, {role}, operations)});
    };
    for (auto const role : {Role::reporter, Role::member, Role::analyst, Role::coordinator, Role::publisher,
                            Role::secretary, Role::archivist, Role::administrator})
        for (auto const* organisation : {"kommun", "polis", "bostad", "butik", "granne"})
            add(house.open.town, organisation, role);
    return all;
}

bool is_refusal(int status) { return status >= 400 && status < 500; }

TEST_CASE("no route answers who is not signed in")
{
    for_each_migrated_engine([](sql::Database& database) {
        House house(database);
        Person const nobody{"signed out", std::nullopt};
        for (auto const& operation : house.api.operations()) {
            CAPTURE(operation.pattern);
            CHECK(house.call(operation, nobody, house.own).status == 401);
        }
    });
}

TEST_CASE("another municipality's things, and what does not exist, get the same refusal from every route")
{
    for_each_migrated_engine([](sql::Database& database) {
        House house(database);
        std::vector<Person> strangers;
        int past_the_decoder = 0;
        int all = 0;
        for (auto const role : {Role::reporter, Role::analyst, Role::coordinator, Role::administrator})
            strangers.push_back({enum_text(role), house.elsewhere.person("kommun", {role}, {"skolan"})});
        for (auto const& operation : house.api.operations()) {
            if (api::detail::captures_of(operation.pattern).empty()) continue;
            for (auto const& stranger : strangers)
                for (auto const body : {Body::empty, Body::full}) {
                    CAPTURE(operation.pattern);
                    CAPTURE(stranger.name);
                    auto const theirs = house.call(operation, stranger, house.own, body);
                    auto const nothing = house.call(operation, stranger, house.nobodys, body);
                    auto const ended = house.call(operation, stranger, house.gone, body);
                    CHECK(is_refusal(theirs.status));
                    CHECK(theirs.body == nothing.body);
                    CHECK(ended.body == nothing.body);
                    if (body == Body::full) ++all;
                    if (body == Body::full && theirs.status != 422) ++past_the_decoder;
                }
        }
        // Bodies that their own contract refuses would prove nothing about rights.
        CHECK(past_the_decoder * 10 >= all * 9);
    });
}

TEST_CASE("no role gets more from a route than its permission says, and no route breaks")
{
    for_each_migrated_engine([](sql::Database& database) {
        House house(database);
        for (auto const& person : people(house))
            for (auto const& operation : house.api.operations())
                for (auto const* ids : {&house.own, &house.gone, &house.nobodys}) {
                    CAPTURE(person.name);
                    CAPTURE(operation.name);
                    auto const needed = enum_from_text<access::Permission>(operation.permission);
                    REQUIRE(needed);
                    bool const may_at_all = person.actor && access::may_somewhere(*person.actor, *needed);
                    auto const body = may_at_all ? Body::empty : Body::full;
                    auto const answer = house.call(operation, person, *ids, body);
                    CHECK(answer.status < 500);
                    if (!may_at_all) CHECK(is_refusal(answer.status));
                }
    });
}

TEST_CASE("pages and files outside the contract let nobody in who is signed out, and tell strangers nothing")
{
    for_each_migrated_engine([](sql::Database& database) {
        House house(database);
        Person const nobody{"signed out", std::nullopt};
        auto const pages = house.guarded_pages();
        CHECK(pages.size() > 10);
        for (auto const& page : pages) {
            CAPTURE(page.pattern);
            auto const answer = house.call(page, nobody, house.own, "application/x-www-form-urlencoded", "");
            bool const asks_to_sign_in = answer.status == 303 || answer.status == 401;
            CHECK(asks_to_sign_in);
            for (auto const role : {Role::reporter, Role::coordinator, Role::administrator}) {
                Person const stranger{enum_text(role), house.elsewhere.person("kommun", {role}, {"skolan"})};
                auto const theirs =
                    house.call(page, stranger, house.own, "application/x-www-form-urlencoded", "");
                CHECK(theirs.status < 500);
                CHECK(theirs.body.find("Krossad") == std::string::npos);
                CHECK(theirs.body.find("Utsatt") == std::string::npos);
                CHECK(theirs.body.find("med sitt innehåll") == std::string::npos);
                CHECK(theirs.body.find("Maskerad") == std::string::npos);
            }
        }
    });
}

TEST_CASE("what has been weeded is read by nobody from any route")
{
    for_each_migrated_engine([](sql::Database& database) {
        House house(database);
        for (auto const& person : people(house))
            for (auto const* ids : {&house.own, &house.gone}) {
                for (auto const& operation : house.api.operations()) {
                    CAPTURE(person.name);
                    CAPTURE(operation.name);
                    CHECK(house.call(operation, person, *ids).body.find("Utgallrad") == std::string::npos);
                }
                for (auto const& page : house.guarded_pages()) {
                    CAPTURE(page.pattern);
                    if (page.method != http::Method::get) continue;
                    CHECK(house.call(page, person, *ids, "", "").body.find("Utgallrad") == std::string::npos);
                }
            }
    });
}

TEST_CASE("words of a report reach its own organisation and the core's analysts, and nobody else")
{
    for_each_migrated_engine([](sql::Database& database) {
        House house(database);
        std::set<std::string> readers;
        for (auto const& person : people(house))
            for (auto const& operation : house.api.operations())
                if (house.call(operation, person, house.own).body.find("Krossad") != std::string::npos)
                    readers.insert(person.name);
        CHECK(readers == std::set<std::string>{"kommun reporter", "kommun member", "kommun analyst",
                                               "kommun coordinator", "polis analyst", "polis coordinator",
                                               "bostad analyst", "bostad coordinator"});
    });
}

// Everybody whom some route tells the words.
std::set<std::string> readers_of(House& house, std::string const& words)
{
    std::set<std::string> readers;
    for (auto const& person : people(house))
        for (auto const& operation : house.api.operations())
            if (house.call(operation, person, house.own).body.find(words) != std::string::npos)
                readers.insert(person.name);
    return readers;
}

// Those of the organisations who are members or more.
std::set<std::string> from_member_up(std::vector<std::string> const& organisations)
{
    std::set<std::string> people;
    for (auto const& organisation : organisations)
        for (auto const* role : {" member", " analyst", " coordinator"}) people.insert(organisation + role);
    return people;
}

TEST_CASE(
    "what the core has frozen is read by the core's organisations until it is shared, and by nobody else")
{
    for_each_migrated_engine([](sql::Database& database) {
        House house(database);
        CHECK(readers_of(house, "Fryst bed") == from_member_up({"kommun", "polis", "bostad"}));
    });
}

TEST_CASE("goals reach the organisations of their area from member up, and nobody else")
{
    for_each_migrated_engine([](sql::Database& database) {
        House house(database);
        CHECK(readers_of(house, "Torget är tryggt") ==
              from_member_up({"kommun", "polis", "bostad", "butik"}));
    });
}

TEST_CASE("attachments reach their level, and of a frozen lägesbild only those who read it too")
{
    for_each_migrated_engine([](sql::Database& database) {
        House house(database);
        house.attach("Bilaga om området.txt");
        CHECK(readers_of(house, "Bilaga om området") ==
              from_member_up({"kommun", "polis", "bostad", "butik"}));
        CHECK(readers_of(house, "Bilaga om torget") == from_member_up({"kommun", "polis", "bostad"}));
        std::set<std::string> fetched;
        for (auto const& person : people(house))
            for (auto const& page : house.guarded_pages())
                if (page.pattern.starts_with("/api/attachments/") && page.method == http::Method::get &&
                    house.call(page, person, house.own, "", "").body.find("med sitt innehåll") !=
                        std::string::npos)
                    fetched.insert(person.name);
        CHECK(fetched == from_member_up({"kommun", "polis", "bostad"}));
    });
}

TEST_CASE("a photograph looked through for publishing is seen by those who read releases, and by nobody else")
{
    for_each_migrated_engine([](sql::Database& database) {
        House house(database);
        std::set<std::string> seen, expected;
        for (auto const& person : people(house)) {
            if (person.actor && access::may_somewhere(*person.actor, access::Permission::read_releases))
                expected.insert(person.name);
            for (auto const& page : house.guarded_pages())
                if (house.call(page, person, house.own, "", "").body.find("Maskerad") != std::string::npos)
                    seen.insert(person.name);
        }
        CHECK(expected.size() == 15);
        CHECK(seen == expected);
    });
}

TEST_CASE("the picture without JavaScript begins with the goals of its areas")
{
    for_each_migrated_engine([](sql::Database& database) {
        House house(database);
        Person const reader{"coordinator", house.open.coordinator};
        std::string page;
        for (auto const& route : house.guarded_pages())
            if (route.pattern == "/lagesbild") page = house.call(route, reader, house.own, "", "").body;
        auto const goal = page.find("Torget är tryggt på kvällen");
        CHECK(goal != std::string::npos);
        CHECK(page.find("Trasiga lampor vid torget (mål högst 0)") != std::string::npos);
        CHECK(goal < page.find("<table"));
    });
}

TEST_CASE("words of an acute event reach the organisations of its area from member up, and nobody else")
{
    for_each_migrated_engine([](sql::Database& database) {
        House house(database);
        std::set<std::string> readers;
        for (auto const& person : people(house))
            for (auto const& operation : house.api.operations())
                if (operation.name.starts_with("acute.") &&
                    house.call(operation, person, house.own).body.find("Brand") != std::string::npos)
                    readers.insert(person.name);
        std::set<std::string> expected;
        for (auto const* organisation : {"kommun", "polis", "bostad", "butik"})
            for (auto const* role : {"member", "analyst", "coordinator"})
                expected.insert(std::string(organisation) + " " + role);
        CHECK(readers == expected);
    });
}

}  // namespace
}  // namespace samsyn::tests
