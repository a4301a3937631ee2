// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>

#include "src/features/areas/usecases/change_area.h"
#include "src/features/areas/usecases/change_organisation.h"
#include "src/features/areas/usecases/change_place.h"
#include "src/features/areas/usecases/list_organisations.h"
#include "src/features/areas/usecases/show_area.h"
#include "tests/support/engines.h"
#include "tests/support/town.h"

namespace samsyn::areas {
namespace {

using access::Role;

Day const spring = Day::of(2026, 3, 1);

struct Register {
    explicit Register(sql::Database& database)
        : town(database),
          coordinator(town.person("kommun", {Role::coordinator})),
          reporter(town.person("butik", {Role::reporter}, {"livs"}))
    {
    }

    template <class Command>
    auto change(Command const& command)
    {
        return work::execute(town.runtime(), coordinator, command);
    }
    KeptOrganisation kept(std::string const& code)
    {
        auto const list = work::ask(town.runtime(), coordinator, ListOrganisations{});
        for (auto const& one : list->organisations)
            if (one.code == code) return one;
        return {};
    }
    AreaPage page(Id<Area> area) { return *work::ask(town.runtime(), coordinator, ShowArea{area}); }

    tests::Town town;
    access::Actor coordinator;
    access::Actor reporter;
};

CreateOrganisation club()
{
    CreateOrganisation command;
    static_cast<OrganisationDetails&>(command).name = "Hulta IF";
    command.kind = OrganisationKind::association;
    command.sector = Sector::private_;
    command.contact_email = "kansli@hultaif.example.se";
    command.valid_from = spring;
    command.code = "hultaif";
    return command;
}

// Half a kilometre around the town's square.
void draw_hulta(sql::Database& database, Register& r)
{
    database.write([&](sql::Transaction& t) {
        geo::Ring<geo::Wgs84> const ring{
            {12.93, 57.71}, {12.95, 57.71}, {12.95, 57.73}, {12.93, 57.73}, {12.93, 57.71}};
        geo::MultiPolygon<geo::Wgs84> ground;
        ground.polygons.push_back({ring, {}});
        AreaStore(t, r.town.tenant())
            .insert({r.town.area("hulta"), Day::of(2026, 1, 1), ground, {12.94, 57.72}, "test"});
        return true;
    });
}

CreatePlace park(Register& r)
{
    CreatePlace command;
    command.area = r.town.area("hulta");
    static_cast<PlaceDetails&>(command).name = "Hultaparken";
    command.place_type = PlaceType::park;
    command.lon = 12.941;
    command.lat = 57.721;
    command.valid_from = spring;
    command.code = "hultaparken";
    return command;
}

AddResource watch(Register& r)
{
    AddResource command;
    command.area = r.town.area("hulta");
    command.organisation = r.town.organisation("polis");
    static_cast<ResourceDetails&>(command).name = "Grannsamverkan Hulta norra";
    command.resource_kind = ResourceKind::neighbourhood_watch;
    command.contact_function = "Kommunpolis";
    command.capacity = "38 hushåll";
    return command;
}

bool has_fault(Error const& error, std::string const& field, std::string const& code)
{
    return std::any_of(error.fields.begin(), error.fields.end(),
                       [&](FieldError const& one) { return one.field == field && one.code == code; });
}

TEST_CASE("an organisation is created, renamed, and remembered under its old name")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        auto const created = r.change(club());
        REQUIRE(created);
        CHECK(has_fault(r.change(club()).error(), "code", "code.taken"));

        EditOrganisation edit;
        static_cast<OrganisationDetails&>(edit) = r.kept("hultaif");
        edit.organisation = Id<Organisation>(created->id.uuid());
        edit.if_match = 1;
        static_cast<OrganisationDetails&>(edit).name = "Hulta idrottsförening";
        CHECK(r.change(edit)->version == 2);
        CHECK(r.change(edit).error().kind == ErrorKind::stale);

        auto const kept = r.kept("hultaif");
        CHECK(kept.name == "Hulta idrottsförening");
        CHECK(kept.sector == Sector::private_);
        database.read([&](sql::Transaction& t) {
            auto const steps = AreaStore(t, r.town.tenant()).lineage(created->id.uuid());
            REQUIRE(steps.size() == 2);
            CHECK(std::any_of(steps.begin(), steps.end(), [](Lineage const& step) {
                return step.happened == Happened::renamed && step.note == "Hulta IF";
            }));
        });
    });
}

TEST_CASE("nothing in the register is called what tells who somebody is")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        std::string const person = "Stugan 821105-9954";
        auto const refused = [&](auto command, std::string const& field) {
            auto const output = r.change(command);
            REQUIRE_FALSE(output);
            CHECK(has_fault(output.error(), field, "guard.personnummer"));
        };
        auto organisation = club();
        static_cast<OrganisationDetails&>(organisation).name = person;
        refused(organisation, "name");
        organisation = club();
        organisation.code = "821105-9954";
        refused(organisation, "code");
        EditOrganisation edit;
        static_cast<OrganisationDetails&>(edit) = r.kept("kommun");
        static_cast<OrganisationDetails&>(edit).name = person;
        edit.organisation = r.town.organisation("kommun");
        edit.if_match = 1;
        refused(edit, "name");
        CreateOperation operation;
        static_cast<OperationDetails&>(operation).name = person;
        static_cast<OperationDetails&>(operation).valid_from = Day::of(2026, 1, 1);
        operation.organisation = r.town.organisation("kommun");
        operation.code = "stugan";
        refused(operation, "name");
        CreateArea area;
        static_cast<AreaDetails&>(area).name = person;
        static_cast<AreaDetails&>(area).valid_from = Day::of(2026, 1, 1);
        area.code = "stugan";
        refused(area, "name");
    });
}

TEST_CASE("a merged organisation ends and its operations go on in the other")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        MergeOrganisation merge{r.town.organisation("bostad"), 1, r.town.organisation("kommun"), spring};
        REQUIRE(r.change(merge));
        CHECK(r.kept("bostad").valid_to == spring);
        auto const operations = work::ask(r.town.runtime(), r.coordinator, ListOperations{})->operations;
        CHECK(std::count_if(operations.begin(), operations.end(), [&](KeptOperation const& one) {
                  return one.organisation == r.town.organisation("kommun");
              }) == 3);
        merge.into = merge.organisation;
        merge.if_match = 2;
        CHECK(r.change(merge).error().code == "organisation.unknown");
    });
}

TEST_CASE("everybody reads the register, addresses only the own ones and those who keep it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        auto const addresses = [&](access::Actor const& actor) {
            std::vector<std::string> codes;
            auto const list = work::ask(r.town.runtime(), actor, ListOperations{});
            for (auto const& one : list->operations)
                if (one.contact_email) codes.push_back(one.code);
            return codes;
        };
        CHECK(addresses(r.coordinator).size() == 5);
        CHECK(addresses(r.reporter) == std::vector<std::string>{"livs"});
        auto const list = work::ask(r.town.runtime(), r.reporter, ListOrganisations{});
        CHECK(list->organisations.size() == 5);
        CHECK_FALSE(list->may_manage);
    });
}

TEST_CASE("a reporter changes nothing in the register")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        auto const refused = [&](auto const& command) {
            auto const result = work::execute(r.town.runtime(), r.reporter, command);
            return !result && result.error().kind == ErrorKind::forbidden;
        };
        CHECK(refused(club()));
        CHECK(refused(park(r)));
        CHECK(refused(watch(r)));
        CHECK(refused(EditArea{}));
        CHECK(refused(GiveFunction{r.town.area("hulta"), r.town.organisation("butik"),
                                   access::AreaFunction::core, spring}));
        CHECK(refused(AddToInventory{r.town.area("mopeder"), r.town.operation("livs"), {}, spring}));
        CHECK_FALSE(r.kept("hultaif").code == "hultaif");
    });
}

TEST_CASE("another municipality's register does not exist here")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        tests::Town elsewhere(database, "bortby");
        auto const not_found = [](auto const& result) {
            return !result && result.error().kind == ErrorKind::not_found;
        };
        CHECK(not_found(work::ask(r.town.runtime(), r.coordinator, ShowArea{elsewhere.area("hulta")})));
        CHECK(not_found(work::ask(r.town.runtime(), r.coordinator, ListPlaces{elsewhere.area("hulta")})));
        EditOrganisation edit;
        edit.organisation = elsewhere.organisation("kommun");
        CHECK(not_found(r.change(edit)));
        EditArea area;
        area.area = elsewhere.area("hulta");
        CHECK(not_found(r.change(area)));
        CHECK(not_found(
            r.change(AddToInventory{elsewhere.area("hulta"), r.town.operation("livs"), {}, spring})));
        CHECK(r.change(AddToInventory{r.town.area("hulta"), elsewhere.operation("livs"), {}, spring})
                  .error()
                  .code == "operation.unknown");
        CHECK(r.change(GiveFunction{r.town.area("hulta"), elsewhere.organisation("granne"),
                                    access::AreaFunction::core, spring})
                  .error()
                  .code == "organisation.unknown");
    });
}

TEST_CASE("a function and a line of the inventory begin, do not double, and end")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        auto const mopeder = r.town.area("mopeder");
        GiveFunction const give{mopeder, r.town.organisation("granne"), access::AreaFunction::observer,
                                spring};
        auto const given = r.change(give);
        REQUIRE(given);
        CHECK(r.change(give).error().code == "area.function_held");
        Id<HeldFunction> const function(given->id.uuid());
        CHECK(r.change(EndFunction{function, spring}).error().code == "validity.order");
        CHECK(r.change(EndFunction{function, spring.plus(30)}));

        AddToInventory const add{mopeder, r.town.operation("livs"), "Körning på torget", spring};
        auto const added = r.change(add);
        REQUIRE(added);
        CHECK(r.change(add).error().code == "inventory.already");
        CHECK(r.change(EndInventory{Id<InventoryEntry>(added->id.uuid()), spring.plus(7)}));
        auto const page = r.page(mopeder);
        REQUIRE(page.inventory.size() == 1);
        CHECK(page.inventory[0].operation_name == "livs");
        CHECK(page.inventory[0].valid_to == spring.plus(7));
        CHECK(r.change(AddToInventory{mopeder, r.town.operation("livs"), {}, spring.plus(7)}));
    });
}

TEST_CASE("a theme needs no polygon, and the tree has no loop")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        CreateArea create;
        static_cast<AreaDetails&>(create).name = "Norra Hulta";
        create.parent = r.town.area("hulta");
        create.valid_from = spring;
        create.code = "hulta.norra";
        auto const created = r.change(create);
        REQUIRE(created);
        EditArea edit;
        static_cast<AreaDetails&>(edit) = r.page(r.town.area("hulta")).area;
        edit.area = r.town.area("hulta");
        edit.if_match = 1;
        edit.parent = Id<Area>(created->id.uuid());
        CHECK(has_fault(r.change(edit).error(), "parent", "area.own_ancestor"));
        edit.parent.reset();
        edit.kind = AreaKind::theme;
        CHECK(has_fault(r.change(edit).error(), "kind", "area.kind_fixed"));

        auto const list = work::ask(r.town.runtime(), r.reporter, ListAreas{});
        REQUIRE(list->areas.size() == 3);
        for (auto const& area : list->areas) CHECK_FALSE(area.geometry);
    });
}

TEST_CASE("a place lies in its area, else the register says which area has it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        draw_hulta(database, r);
        auto const created = r.change(park(r));
        REQUIRE(created);
        database.read([&](sql::Transaction& t) {
            CHECK(
                t.exists("SELECT 1 FROM places WHERE code = 'hultaparken' AND x > 377000 AND x < 378000 "
                         "AND y > 6399000 AND y < 6401000"));
        });
        auto stray = park(r);
        stray.code = "stray";
        stray.lat = 57.8;
        CHECK(has_fault(r.change(stray).error(), "area", "place.outside_area"));

        CreateArea create;
        static_cast<AreaDetails&>(create).name = "Tomten";
        create.valid_from = spring;
        create.code = "tomten";
        Id<Area> const other(r.change(create)->id.uuid());
        stray.lat = 57.72;
        stray.area = other;
        CHECK(r.change(stray));  // no boundary, so nothing to lie outside of

        auto const at = work::ask(r.town.runtime(), r.reporter, FindAreasAt{12.941, 57.721});
        REQUIRE(at->areas.size() == 1);
        CHECK(at->areas[0].code == "hulta");
        auto const list = work::ask(r.town.runtime(), r.reporter, ListAreas{});
        auto const hulta = std::find_if(list->areas.begin(), list->areas.end(),
                                        [](ShownArea const& one) { return one.code == "hulta"; });
        REQUIRE(hulta->geometry);
        CHECK(hulta->geometry->json.find("MultiPolygon") != std::string::npos);
        CHECK(hulta->own_functions == std::vector{access::AreaFunction::reporter});
        CHECK_FALSE(
            work::ask(r.town.runtime(), r.reporter, ListAreas{Day::of(2025, 12, 31)})->areas[0].geometry);
    });
}

TEST_CASE("a resource says nothing on those who take part")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        REQUIRE(r.change(watch(r)));
        auto personal = watch(r);
        personal.contact_function = "Ring 070-174 06 35";
        CHECK(has_fault(r.change(personal).error(), "contact_function", "guard.phone"));
        auto const page = r.page(r.town.area("hulta"));
        REQUIRE(page.resources.size() == 1);
        CHECK(page.resources[0].capacity == "38 hushåll");

        EditResource edit;
        static_cast<ResourceDetails&>(edit) = page.resources[0];
        edit.resource = page.resources[0].id;
        edit.if_match = 1;
        edit.state = ResourceState::ended;
        CHECK(r.change(edit)->version == 2);
        CHECK(r.change(edit).error().kind == ErrorKind::stale);
    });
}

TEST_CASE("an area is designated, with source and watch")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        Designate command;
        command.area = r.town.area("hulta");
        command.designation = "Utsatt område";
        command.source = "Polismyndigheten 2025";
        command.on_watch = true;
        command.valid_from = spring;
        REQUIRE(r.change(command));
        command.valid_to = spring;
        CHECK(has_fault(r.change(command).error(), "valid_to", "validity.order"));
        auto const page = r.page(r.town.area("hulta"));
        REQUIRE(page.designations.size() == 1);
        CHECK(page.designations[0].on_watch);
    });
}

TEST_CASE("a designation is corrected and ended, by who has seen it as it stands")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        Designate command;
        command.area = r.town.area("hulta");
        command.designation = "Utsatt omrade";
        command.source = "Polismyndigheten 2025";
        command.valid_from = spring;
        REQUIRE(r.change(command));

        EditDesignation edit;
        static_cast<DesignationDetails&>(edit) = r.page(command.area).designations.at(0);
        edit.id = r.page(command.area).designations.at(0).id;
        edit.if_match = 1;
        edit.designation = "Utsatt område";
        edit.on_watch = true;
        edit.valid_to = spring.plus(90);
        CHECK(r.change(edit)->version == 2);
        CHECK(r.change(edit).error().kind == ErrorKind::stale);
        auto const kept = r.page(command.area).designations.at(0);
        CHECK(kept.designation == "Utsatt område");
        CHECK(kept.on_watch);
        CHECK(kept.valid_to == spring.plus(90));

        edit.if_match = 2;
        edit.valid_to = spring;
        CHECK(has_fault(r.change(edit).error(), "valid_to", "validity.order"));
        tests::Town elsewhere(database, "bortby");
        auto const stranger = elsewhere.person("kommun", {Role::coordinator});
        CHECK(work::execute(elsewhere.runtime(), stranger, edit).error().code == "designation.unknown");
        CHECK(work::execute(r.town.runtime(), r.reporter, edit).error().kind == ErrorKind::forbidden);
    });
}

TEST_CASE("an organisation shows its functions and what became of it, its operations and what it took over")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        auto const kommun = r.town.organisation("kommun");
        REQUIRE(r.change(MergeOrganisation{r.town.organisation("granne"), 1, kommun, spring}));
        REQUIRE(r.change(MergeOrganisation{r.town.organisation("bostad"), 1, kommun, spring}));
        auto const page = work::ask(r.town.runtime(), r.reporter, ShowOrganisation{kommun});
        REQUIRE(page);
        CHECK(page->organisation.operations.size() == 3);
        CHECK_FALSE(page->organisation.contact_email);
        REQUIRE(page->functions.size() == 2);
        CHECK(page->functions[0].function == access::AreaFunction::core);
        std::vector<std::string> told;
        for (auto const& step : page->history)
            told.push_back(step.subject_name + " " + enum_text(step.happened) + " " + step.other_name);
        std::sort(told.begin(), told.end());
        CHECK(told == std::vector<std::string>{"bostad merged_into kommun", "granne merged_into kommun",
                                               "kvartersvard moved kommun"});
        auto const former =
            work::ask(r.town.runtime(), r.coordinator, ShowOrganisation{r.town.organisation("bostad")});
        REQUIRE(former->history.size() == 1);
        CHECK(former->history[0].other_name == "kommun");
        tests::Town elsewhere(database, "bortby");
        CHECK(work::ask(r.town.runtime(), r.reporter, ShowOrganisation{elsewhere.organisation("kommun")})
                  .error()
                  .code == "organisation.unknown");
    });
}

TEST_CASE("every boundary that an area has had is shown with its day and its ground")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        draw_hulta(database, r);
        auto const page = r.page(r.town.area("hulta"));
        REQUIRE(page.boundaries.size() == 1);
        CHECK(page.boundaries[0].valid_from == Day::of(2026, 1, 1));
        CHECK(page.boundaries[0].area_m2 > 2'000'000);
        CHECK(page.boundaries[0].geometry.json.find("MultiPolygon") != std::string::npos);
    });
}

TEST_CASE("a function may be given until a day, and opens the area on its days alone")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Register r(database);
        auto const hulta = r.town.area("hulta");
        GiveFunction give{hulta, r.town.organisation("granne"), access::AreaFunction::observer,
                          spring.plus(10), spring.plus(20)};
        REQUIRE(r.change(give));
        auto const guest = r.town.person("granne", {Role::member});
        auto const holds = [&](Day day) {
            r.town.at_noon(day);
            return r.town.again(guest).has_function(hulta);
        };
        CHECK_FALSE(holds(spring.plus(9)));
        CHECK(holds(spring.plus(10)));
        CHECK(holds(spring.plus(19)));
        CHECK_FALSE(holds(spring.plus(20)));
        give.valid_to = give.valid_from;
        CHECK(has_fault(r.change(give).error(), "valid_to", "validity.order"));
    });
}

}  // namespace
}  // namespace samsyn::areas
