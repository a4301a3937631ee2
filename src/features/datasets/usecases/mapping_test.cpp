// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/import_desk_test.h"
#include "src/features/datasets/usecases/import_observations.h"
#include "src/features/datasets/usecases/propose_profile.h"

namespace samsyn::datasets {
namespace {

std::string repeated(std::string const& heading, std::string const& row, int times)
{
    auto text = heading;
    for (int i = 0; i < times; ++i) text += row;
    return text;
}

}  // namespace

TEST_CASE("Swedish headings, semicolons, decimal commas and Windows-1252 are known by themselves")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        // H\xe4ndelsetyp, \xd6st
        auto const id = counter.receive(
            "L\xf6pnummer;H\xe4ndelsedatum;Fr\xe5n;Till;H\xe4ndelsetyp;\xd6st;Nord;Antal\n"
            "1;2026-02-01;2026-02-01 10:00;2026-02-01 12:00;Skadeg\xf6relse;377219,5;6399512,25;1\n"
            "2;2026-02-02;2026-02-02 10:00;2026-02-02 12:00;Skadeg\xf6relse;377319,5;6399612,25;1\n",
            "Skadegörelse 2026.csv");
        auto const mapping = counter.mapping(id);
        CHECK(mapping.file.encoding == "windows1252");
        CHECK(mapping.file.separator == ";");
        CHECK_FALSE(mapping.is_confirmed);
        CHECK(use_of(mapping, "Löpnummer") == "external_id");
        CHECK(use_of(mapping, "Händelsedatum") == "time.from");
        CHECK(use_of(mapping, "Till") == "time.to");
        CHECK(use_of(mapping, "Händelsetyp") == "category");
        CHECK(use_of(mapping, "Öst") == "position.x");
        CHECK(use_of(mapping, "Nord") == "position.y");
        CHECK(use_of(mapping, "Antal") == "count");
        CHECK(mapping.plan.profile.name == "skadegorelse-2026");
        CHECK(mapping.plan.profile.file.decimal == ",");
        CHECK(mapping.plan.profile.fields.position->crs == "EPSG:3006");
        CHECK(mapping.columns[0].uses[0].because == Because::heading);
        CHECK(mapping.columns[4].samples == std::vector<std::string>{"Skadegörelse"});
    });
}

TEST_CASE("columns without known headings are known by what stands in them")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive(repeated(
            "A,B,C,D\n", "2026-02-01T10:00:00Z,57.72,12.94,DAMAGE\n2026-02-02T11:00:00Z,57.73,12.95,DAMAGE\n",
            10));
        auto const mapping = counter.mapping(id);
        CHECK(use_of(mapping, "A") == "time.from");
        // Latitude first: the pair was turned round.
        CHECK(use_of(mapping, "B") == "position.y");
        CHECK(use_of(mapping, "C") == "position.x");
        CHECK(use_of(mapping, "D") == "category");
        CHECK(mapping.plan.profile.fields.position->crs == "EPSG:4326");
        CHECK(mapping.columns[0].uses[0].because == Because::values);
    });
}

TEST_CASE("RT 90 is told from SWEREF 99 TM, and American dates from European ones")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive(
            "date,type,X,Y\n01/13/2026,DAMAGE,6402123,1328456\n02/01/2026,DAMAGE,6402223,1328556\n");
        auto const mapping = counter.mapping(id);
        CHECK(mapping.plan.profile.fields.position->crs == "EPSG:3021");
        CHECK(use_of(mapping, "X") == "position.y");
        CHECK(mapping.plan.profile.fields.time.from.form == TimeForm::mdy);
    });
}

TEST_CASE("a profile that asks for columns the file has is proposed, the municipality's own first")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        std::string const notices =
            "id,published,title,type,location\n"
            "1,2026-01-02 10:00:00 +01:00,\"1 januari 23.30, Stöld, Hulta\",Stöld,Hulta\n";
        auto const id = counter.receive(notices);
        auto const mapping = counter.mapping(id);
        CHECK(mapping.plan.profile.name == "polisen");
        CHECK(mapping.columns[0].uses[0].because == Because::profile);
        REQUIRE(mapping.words.size() == 1);
        CHECK(mapping.words[0].word == "Stöld");

        auto own = mapping.plan.profile;
        own.name = "notiser";
        own.title = {"Våra notiser", "Our notices"};
        own.required_columns = {"id"};
        counter.done(counter.coordinator, SaveImportProfile{"notiser", 0, own, &counter.desk});
        auto const again = counter.mapping(counter.receive(notices));
        CHECK(again.plan.profile.name == "notiser");
        CHECK(again.plan.profile.required_columns ==
              std::vector<std::string>{"id", "title", "published", "type", "location"});
        auto const list =
            work::ask(counter.town.runtime(), counter.coordinator, ListImportProfiles{&counter.desk});
        REQUIRE(list);
        CHECK(list->profiles.size() == 4);
        CHECK(list->profiles[0].title.sv == "Våra notiser");
        CHECK_FALSE(list->profiles[0].is_ready);

        own.name = "polisen";
        CHECK(counter.refused(counter.coordinator, SaveImportProfile{"polisen", 0, own, &counter.desk}) ==
              "profile.ready");
        counter.done(counter.coordinator, RemoveImportProfile{"notiser"});
        CHECK(counter.refused(counter.coordinator, RemoveImportProfile{"notiser"}) == "profile.unknown");
        CHECK(counter.try_mapping(id, "notiser").error().code == "profile.unknown");
        REQUIRE(counter.try_mapping(id, "data-police-uk"));
        CHECK_FALSE(counter.try_mapping(id, "data-police-uk")->problems.empty());
    });
}

TEST_CASE("what is still to be told stands among the problems")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const mapping = counter.mapping(counter.receive("a;b\n1;2\n3;4\n"));
        std::vector<std::string> fields;
        for (auto const& problem : mapping.problems) fields.push_back(problem.field);
        CHECK(fields == std::vector<std::string>{"time.from", "category", "area.code"});
        CHECK(mapping.areas.size() == 2);
    });
}

TEST_CASE("words that a trial did not know are shown first, to be given a meaning")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id =
            counter.receive("datum;typ;område\n2026-02-01;DAMAGE;hulta\n2026-02-01;Klotter;hulta\n");
        auto const mapping = counter.mapping(id);
        REQUIRE(mapping.words.size() == 2);
        CHECK(mapping.words[0].word == "Klotter");
        CHECK(mapping.words[0].state == WordState::unknown);
        CHECK(mapping.words[1].state == WordState::known);
        auto plan = mapping.plan;
        plan.profile.fields.category.words = OwnWords{{"Klotter", std::nullopt}};
        counter.plan(id, plan);
        CHECK(counter.mapping(id).words[1].state == WordState::left_out);
        CHECK(counter.mapping(id).is_confirmed);
        CHECK(counter.checked(id).checked->ignored == 1);
    });
}

TEST_CASE("rows that find no area are rejected, or go where the plan says")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id =
            counter.receive("datum;typ;område\n2026-02-01;DAMAGE;Atlantis\n2026-02-01;DAMAGE;hulta\n");
        auto plan = counter.mapping(id).plan;
        counter.plan(id, plan);
        CHECK(counter.checked(id).checked->rejected == 1);
        plan.profile.fields.area.otherwise = "mopeder";
        counter.plan(id, plan);
        CHECK(counter.checked(id).checked->rejected == 0);
        plan.profile.fields.area.otherwise = "nowhere";
        counter.plan(id, plan);
        CHECK(counter.checked(id).failure == "area.unknown");
        plan.profile.fields.area.otherwise = std::nullopt;
        plan.create_areas = true;
        counter.plan(id, plan);
        auto const checked = counter.checked(id);
        CHECK(checked.checked->rejected == 0);
        CHECK(checked.checked->created_areas == std::vector<std::string>{"Atlantis"});
    });
}

TEST_CASE("a file makes no area whose name tells who somebody is")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id =
            counter.receive("datum;typ;område\n2026-02-01;DAMAGE;Hos 821105-9954\n2026-02-01;DAMAGE;hulta\n");
        auto plan = counter.mapping(id).plan;
        plan.create_areas = true;
        counter.plan(id, plan);
        auto const checked = counter.checked(id);
        CHECK(checked.checked->rejected == 1);
        CHECK(checked.checked->created_areas.empty());
    });
}

TEST_CASE("what somebody changed stands as their choice, and what they left keeps its reason")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive("datum;typ;annat\n2026-02-01;DAMAGE;x\n");
        auto plan = counter.mapping(id).plan;
        plan.profile.fields.place_text = Source{"annat", std::nullopt, std::nullopt};
        counter.plan(id, plan);
        auto const mapping = counter.mapping(id);
        CHECK(mapping.columns[0].uses[0].because == Because::heading);
        CHECK(mapping.columns[2].uses[0].because == Because::chosen);
    });
}

TEST_CASE("the command line reads an unknown file as the screen proposes it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const system = access::Actor::system(counter.town.tenant(), Day::of(2026, 3, 2));
        auto const path = counter.folder.file("Stölder 2026.csv");
        std::ofstream(path) << "datum;kategori;longitud;latitud\n2026-02-01 10:00;DAMAGE;12,94;57,72\n";
        auto const recipe = work::ask(counter.town.runtime(), system, ProposeRecipe{path, "data"});
        REQUIRE(recipe);
        CHECK(recipe->profile.name == "stolder-2026");
        ImportFile file{.path = path, .recipe = *recipe, .area = "hulta"};
        CHECK(work::execute(counter.town.runtime(), system, ImportObservations{file})->accepted == 1);
        std::ofstream(path) << "a;b\n1;2\n";
        CHECK(work::ask(counter.town.runtime(), system, ProposeRecipe{path, "data"}).error().code ==
              "import.profile_needed");
    });
}

TEST_CASE("a plan and a profile are changed only by who has seen the version that stands")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive("datum;typ;plats\n2026-02-01;DAMAGE;torget\n");
        auto const proposed = counter.mapping(id);
        CHECK(proposed.version == 0);
        auto const set = [&](std::int64_t version) {
            return counter.refused(counter.coordinator,
                                   SetImportPlan{id, version, proposed.plan.profile, false, &counter.desk});
        };
        CHECK(set(0).empty());
        CHECK(counter.mapping(id).version == 1);
        CHECK(set(0) == "import.plan_changed");
        CHECK(set(1).empty());

        auto const save = [&](std::int64_t version) {
            return counter.refused(counter.coordinator,
                                   SaveImportProfile{"egen", version, proposed.plan.profile, &counter.desk});
        };
        CHECK(save(1) == "profile.changed");
        CHECK(save(0).empty());
        CHECK(save(0) == "profile.changed");
        CHECK(save(1).empty());
        auto const list =
            work::ask(counter.town.runtime(), counter.coordinator, ListImportProfiles{&counter.desk});
        REQUIRE(list);
        CHECK(list->profiles.front().name == "egen");
        CHECK(list->profiles.front().version == 2);
    });
}

}  // namespace samsyn::datasets
