// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/sha256.h"
#include "src/features/attachments/usecases/attachments_town_test.h"
#include "tests/support/temp_folder.h"

namespace samsyn::attachments {

TEST_CASE("a file is attached once however often it is sent, and given back as it was")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AttachmentsTown here(database);
        std::string bytes = "%PDF-";
        for (int i = 0; i < 1000; ++i) bytes += static_cast<char>(i);
        auto command = here.file("Karta.pdf", Audience::core, bytes);
        command.media_type = MediaType::pdf;
        auto const saved = here.does(here.coordinator, command);
        REQUIRE(saved);
        CHECK(saved->hash == to_hex(sha256(bytes)));
        CHECK(here.does(here.coordinator, command)->number == 1);
        CHECK(here.list(here.coordinator).attachments.size() == 1);

        auto const given = here.download(here.police, command);
        REQUIRE(given);
        CHECK(given->content == bytes);
        CHECK(given->name == "Karta.pdf");
        CHECK(given->hash == saved->hash);

        auto other = command;
        other.content += "x";
        CHECK(here.refusal(here.coordinator, other) == "attachment.other_file");
        CHECK(here.refusal(here.police, command) == "attachment.other_file");
    });
}

TEST_CASE("a new version never takes the place of the one before, and both can be fetched")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AttachmentsTown here(database);
        auto const first = here.file("Plan.txt", Audience::area, "ett");
        auto second = here.file("Plan.txt", Audience::area, "två");
        second.clean_name = "Plan 2.txt";
        REQUIRE(here.does(here.coordinator, first));
        CHECK(here.refusal(here.police, second) == "attachment.not_yours");
        CHECK(here.does(here.coordinator, second)->number == 2);
        auto again = here.file("Plan.txt", Audience::area, "två");
        again.version = Id<Version>(Uuid::from_name("a third"));
        CHECK(here.refusal(here.coordinator, again) == "attachment.same_content");

        auto const shown = here.list(here.shop).attachments.at(0);
        REQUIRE(shown.versions.size() == 2);
        CHECK(shown.versions[0].name == "Plan 2.txt");
        CHECK(shown.versions[1].hash == to_hex(sha256("ett")));
        CHECK(shown.versions[1].added_by.empty());
        CHECK_FALSE(here.list(here.member).attachments.at(0).versions[1].added_by.empty());
        CHECK(here.download(here.shop, first)->content == "ett");
        CHECK(here.download(here.shop, second)->content == "två");
        CHECK_THROWS(database.write([&](sql::Transaction& t) {
            t.change("UPDATE attachment_versions SET hash = 'x'");
            return true;
        }));
    });
}

TEST_CASE("an attachment is read at its level and no further, and a group of nobody is nobody")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AttachmentsTown here(database);
        auto const at = [&](Audience audience) {
            auto const command = here.file(enum_text(audience) + ".txt", audience, enum_text(audience));
            REQUIRE(here.does(here.coordinator, command));
            std::string readers;
            for (auto const& [name, who] :
                 {std::pair("coordinator ", &here.coordinator), std::pair("member ", &here.member),
                  std::pair("police ", &here.police), std::pair("officer ", &here.officer),
                  std::pair("shop ", &here.shop)})
                if (here.sees(*who, command)) readers += name;
            return readers;
        };
        CHECK(at(Audience::own) == "coordinator member ");
        CHECK(at(Audience::core) == "coordinator member police officer ");
        CHECK(at(Audience::area) == "coordinator member police officer shop ");
        CHECK(at(Audience::council) == "coordinator member ");
        CHECK(at(Audience::public_) == "coordinator member police officer shop ");
        CHECK(here.download(here.neighbour, here.file("area.txt", Audience::area, "area")).error().code ==
              "attachment.unknown");
        CHECK(here.refusal(here.neighbour, here.file("x.txt")) == "area.unknown");
        CHECK(here.refusal(here.member, here.file("x.txt")) == "access.forbidden");
    });
}

TEST_CASE("of an attachment's level and its picture's the most restrictive wins")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AttachmentsTown here(database);
        auto in_frozen = here.file("fryst.txt");
        in_frozen.first = here.frozen();
        auto in_running = here.file("löpande.txt", Audience::area, "annat");
        in_running.first = rounds::monday;
        REQUIRE(here.does(here.coordinator, in_frozen));
        REQUIRE(here.does(here.coordinator, in_running));
        for (auto const& file : {in_frozen, in_running}) {
            CHECK(here.sees(here.officer, file));
            CHECK_FALSE(here.sees(here.shop, file));
        }
        CHECK(here.refusal(here.shop, [&] {
            auto theirs = here.file("butiken.txt");
            theirs.first = here.frozen();
            return theirs;
        }()) == "attachment.no_period");

        here.share_edition(Audience::area);
        CHECK(here.sees(here.shop, in_frozen));
        CHECK_FALSE(here.sees(here.shop, in_running));
        auto const of_period = here.list(here.shop, here.frozen());
        REQUIRE(of_period.attachments.size() == 1);
        CHECK(of_period.attachments[0].edition == 7);
        CHECK(of_period.container_audience == Audience::area);
        here.share_edition(Audience::council);
        CHECK_FALSE(here.sees(here.officer, in_frozen));
        CHECK(here.sees(here.member, in_frozen));

        auto nowhen = here.file("ingen.txt");
        nowhen.first = Day::of(2019, 1, 7);
        CHECK(here.refusal(here.coordinator, nowhen) == "attachment.no_period");
    });
}

TEST_CASE("its owner says who may read it, to who has seen how it stands")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AttachmentsTown here(database);
        auto const file = here.file("Lista.txt", Audience::area);
        REQUIRE(here.does(here.coordinator, file));
        ShareAttachment narrower{file.attachment, 1, Audience::own};
        CHECK(here.refusal(here.police, narrower) == "attachment.not_yours");
        REQUIRE(here.does(here.coordinator, narrower));
        CHECK(here.does(here.coordinator, narrower)->version == 2);
        CHECK_FALSE(here.sees(here.police, file));
        CHECK(here.refusal(here.police, narrower) == "attachment.unknown");
        narrower.audience = Audience::public_;
        CHECK(here.refusal(here.coordinator, narrower) == "attachment.changed");
    });
}

TEST_CASE("what is removed leaves its hash and the reason, and its bytes stay where another holds them")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AttachmentsTown here(database);
        auto const file = here.file("Anna Andersson.txt", Audience::area, "samma");
        auto const twin = here.file("Tvilling.txt", Audience::area, "samma");
        REQUIRE(here.does(here.coordinator, file));
        REQUIRE(here.does(here.shop, twin));
        RemoveAttachment command{file.attachment, 1, "Ring 070-123 45 67", Names::forgotten};
        CHECK(here.refusal(here.shop, command) == "attachment.not_yours");
        CHECK(here.refusal(here.coordinator, command) == "reason guard.phone");
        command.reason = "Fel fil";
        // Those who decide on the area's picture may too.
        REQUIRE(here.does(here.police, command));
        CHECK(here.does(here.police, command)->version == 2);
        CHECK(here.download(here.coordinator, file).error().code == "attachment.removed");
        CHECK(here.download(here.coordinator, twin)->content == "samma");

        auto const shown = here.list(here.coordinator).attachments;
        REQUIRE(shown.size() == 2);
        auto const& tombstone = shown[0].removed ? shown[0] : shown[1];
        REQUIRE(tombstone.removed);
        CHECK(tombstone.removed->reason == "Fel fil");
        CHECK(tombstone.removed->organisation == "polis");
        CHECK(tombstone.versions.at(0).hash == to_hex(sha256("samma")));
        CHECK(tombstone.versions.at(0).name.empty());
        CHECK_FALSE(tombstone.may_change);
        auto next = file;
        next.version = Id<Version>(Uuid::from_name("after"));
        CHECK(here.refusal(here.coordinator, next) == "attachment.removed");

        REQUIRE(here.does(here.shop, RemoveAttachment{twin.attachment, 1, "Klar", Names::kept}));
        database.read([&](sql::Transaction& t) {
            CHECK_FALSE(t.exists("SELECT 1 FROM attachment_contents WHERE tenant = $1", here.town.tenant()));
        });
    });
}

TEST_CASE(
    "a name that looks like personal data is stopped until there is a reason, an identity number always")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AttachmentsTown here(database);
        auto file = here.file("Samtal 070-123 45 67.txt");
        CHECK(here.refusal(here.coordinator, file) == "file_name guard.phone");
        file.name_reason = Text<300>("Växelns nummer");
        CHECK(here.refusal(here.coordinator, file) == "");
        auto number = here.file("19811228-9874.txt");
        number.name_reason = Text<300>("Växelns nummer");
        CHECK(here.refusal(here.coordinator, number) == "file_name guard.personnummer");
    });
}

TEST_CASE("whoever is named before saving is who reads it afterwards, at every level")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        AttachmentsTown here(database);
        std::vector<access::Actor const*> const people{&here.coordinator, &here.member, &here.police,
                                                       &here.officer,     &here.shop,   &here.neighbour};
        int number = 0;
        for (auto const& first :
             {std::optional<Day>(), std::optional(here.frozen()), std::optional(rounds::monday)}) {
            auto const named =
                work::ask(here.town.runtime(), here.coordinator, ShowRecipients{here.hulta, first});
            REQUIRE(named);
            CHECK(named->levels.size() == 5);
            for (auto const& level : named->levels) {
                auto const name = std::to_string(++number);
                auto file = here.file("nr " + name, level.audience, name);
                file.first = first;
                REQUIRE(here.does(here.coordinator, file));
                std::int64_t readers = 0;
                for (auto const* who : people) readers += here.download(*who, file).has_value() ? 1 : 0;
                CHECK(level.people == readers);
            }
        }
        auto const named = work::ask(here.town.runtime(), here.coordinator, ShowRecipients{here.hulta, {}});
        auto const& core = named->levels.at(1);
        REQUIRE(core.groups.size() == 2);
        CHECK(core.groups[0].is_own);
        CHECK(core.groups[0].name == "kommun");
        CHECK(core.groups[0].people == 2);
        REQUIRE(core.groups[1].roles.size() == 2);
        CHECK(core.groups[1].roles[0].role == Role::coordinator);
        CHECK(core.groups[1].functions == std::vector{access::AreaFunction::core});
        CHECK(named->levels.at(3).groups.size() == 1);  // the council has nobody
        CHECK_FALSE(work::ask(here.town.runtime(), here.member, ShowRecipients{here.hulta, {}}));
        CHECK(work::ask(here.town.runtime(), here.shop, ShowRecipients{here.hulta, here.frozen()})
                  .error()
                  .code == "attachment.no_period");
    });
}

TEST_CASE("attachments are in the backup and come back with it, byte by byte")
{
    tests::for_each_test_database(tests::Schema::migrated, [](tests::TestDatabase& place) {
        tests::TempFolder const folder;
        auto const bytes = std::string("\0\xFF innehåll", 12);
        std::optional<AddVersion> file;
        {
            AttachmentsTown here(place.database());
            file = here.file("Karta.txt", Audience::core, bytes);
            REQUIRE(here.does(here.coordinator, *file));
        }
        place.database().backup_to(folder.file("backup"));
        place.restore(folder.file("backup"));
        place.database().read([&](sql::Transaction& t) {
            CHECK(t.first(
                      "SELECT content FROM attachment_contents WHERE hash = $1",
                      [](sql::Row const& row) { return row.bytes(0); }, to_hex(sha256(bytes))) == bytes);
        });
    });
}

}  // namespace samsyn::attachments
