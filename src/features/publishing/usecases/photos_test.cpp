// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "lib/base/sha256.h"
#include "lib/documents/pdf_checker.h"
#include "lib/imaging/photo.h"
#include "src/features/attachments/usecases/add_version.h"
#include "src/features/attachments/usecases/change_attachment.h"
#include "src/features/publishing/usecases/publishing_town_test.h"
#include "src/features/publishing/usecases/release_folder.h"
#include "src/features/publishing/usecases/review_photo.h"
#include "src/features/publishing/usecases/verify_release.h"

namespace samsyn::publishing {
namespace {

namespace fs = std::filesystem;
using access::Audience;

// A square drawn on a ground of its own colour, as it is kept of an upload.
std::string drawn(documents::Printer const& printer, double red)
{
    auto const png = printer.png({320, 200, "", [red](documents::Canvas& canvas) {
                                      canvas.rectangle({0, 0}, 320, 200).fill({red, 0.5, 0.5});
                                      canvas.rectangle({140, 80}, 40, 40).fill({0, 0, 0});
                                  }});
    auto const made = imaging::redrawn(png);
    REQUIRE(made);
    return made->jpeg;
}

struct PhotoTown : PublishingTown {
    explicit PhotoTown(sql::Database& database) : PublishingTown(database)
    {
        decide();
        much(march);
    }

    attachments::AddVersion attach(Audience audience, std::string const& name = "photo",
                                   std::optional<Day> first = {}, std::string const& area = "hulta")
    {
        attachments::AddVersion file;
        file.attachment = Id<attachments::Attachment>(Uuid::from_name(name));
        file.version = Id<attachments::Version>(Uuid::from_name(name + " version"));
        file.area = town.area(area);
        file.first = first;
        file.audience = audience;
        file.file_name = file.clean_name = std::string("torget.jpg");
        file.media_type = attachments::MediaType::jpeg;
        file.content = drawn(printer, 0.9);
        REQUIRE(run(coordinator, file));
        return file;
    }
    ReviewPhoto review(attachments::AddVersion const& file)
    {
        ReviewPhoto review;
        review.photo = Id<ReleasePhoto>(Uuid::from_name("reviewed"));
        review.attachment = file.attachment;
        review.version = file.version;
        review.masks.items = {{4000, 3500, 2000, 3000}};
        review.alt_sv = std::string("Torget med nya lampor");
        review.original = to_hex(sha256(file.content));
        auto const made = imaging::masked(file.content, {{4000, 3500, 2000, 3000}});
        REQUIRE(made);
        review.masked = made->jpeg;
        review.width = made->width;
        review.height = made->height;
        return review;
    }
    // The names of versions that may be chosen.
    PhotoChoices choices(std::optional<std::string> const& area = {}, std::int64_t offset = 0)
    {
        ListPhotoChoices query;
        if (area) query.area = town.area(*area);
        if (offset) query.offset = Between<0, 100'000>{offset};
        auto const choices = work::ask(town.runtime(), coordinator, query);
        REQUIRE(choices);
        return *choices;
    }
    PrepareRelease with_photo()
    {
        auto command = preparing("mars", march);
        command.photos.items = {Id<ReleasePhoto>(Uuid::from_name("reviewed"))};
        return command;
    }
};

std::string bytes_of(fs::path const& path)
{
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

}  // namespace

TEST_CASE("a photograph is published masked, under its hash, named everywhere, and gone when it is withdrawn")
{
    std::string manifest;
    tests::for_each_migrated_engine([&](sql::Database& database) {
        PhotoTown town(database);
        auto const file = town.attach(Audience::public_);
        auto const review = town.review(file);
        REQUIRE(town.run(town.coordinator, review));
        REQUIRE(town.run(town.coordinator, review));  // once
        auto const prepared = town.run(town.coordinator, town.with_photo());
        REQUIRE(prepared);
        auto const page = town.page(prepared->id);
        REQUIRE(page.photos.size() == 1);
        CHECK(page.photos[0].masks == 1);
        CHECK_FALSE(page.photos[0].reviewed_by.empty());

        auto approval = town.approving(*prepared);
        CHECK(code_of(town.run(town.publisher, approval)) == "release.unchecked");
        approval.looked.items.push_back(Looked::photos);
        auto const approved = town.run(town.publisher, approval);
        REQUIRE(approved);
        town.town.clock().set(approved->publish_at);
        town.do_jobs();

        auto const place = town.folder / "ankvik" / "1";
        CHECK(bytes_of(place / "foto-1.jpg") == review.masked);
        auto const html = bytes_of(place / "index.html");
        CHECK(html.find("<img src=\"foto-1.jpg\" alt=\"Torget med nya lampor\" width=\"320\" height=\"200\" "
                        "loading=\"lazy\"") != std::string::npos);
        auto const english = bytes_of(place / "en.html");
        CHECK(english.find("alt=\"Torget med nya lampor\" lang=\"sv\"") != std::string::npos);
        CHECK(bytes_of(place / "release.json").find(to_hex(sha256(review.masked))) != std::string::npos);
        auto const listed = bytes_of(place / "manifest.json");
        CHECK(listed.find("foto-1.jpg") != std::string::npos);
        for (auto const& entry : fs::directory_iterator(place))
            CHECK(bytes_of(entry.path()).find(file.content.substr(600)) == std::string::npos);
        for (auto const language : {texts::Language::sv, texts::Language::en}) {
            auto const name = language == texts::Language::sv ? "release.pdf" : "release-en.pdf";
            CHECK(documents::check_pdf(bytes_of(place / name)).empty());
            CHECK(bytes_of(place / name).find(review.masked.substr(200, 400)) != std::string::npos);
        }
        CHECK(verify_published(town.folder / "ankvik", {})->is_sound);
        if (manifest.empty()) manifest = listed;
        CHECK(listed == manifest);  // the same on both engines

        std::ofstream(place / "foto-1.jpg", std::ios::binary) << "something else";
        CHECK_FALSE(verify_published(town.folder / "ankvik", {})->is_sound);
        REQUIRE(town.run(town.coordinator, WithdrawRelease{prepared->id, "Fel bild."}));
        town.do_jobs();
        CHECK_FALSE(fs::exists(place / "foto-1.jpg"));
    });
}

TEST_CASE(
    "only a photograph that was looked through, and that its owner lets be published, stands in a release")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PhotoTown town(database);
        CHECK(first_fault(town.run(town.coordinator, town.with_photo())) == "photos[0]: photo.unknown");
        auto const file = town.attach(Audience::area);
        CHECK(code_of(town.run(town.coordinator, town.review(file))) == "photo.not_public");
        REQUIRE(
            town.run(town.coordinator, attachments::ShareAttachment{file.attachment, 1, Audience::public_}));
        auto const choices = town.choices();
        REQUIRE(choices.photos.size() == 1);
        CHECK(choices.photos[0].version == file.version);

        auto named = town.review(file);
        named.alt_sv = std::string("Ring 070-123 45 67");
        CHECK_FALSE(town.run(town.coordinator, named));
        REQUIRE(town.run(town.coordinator, town.review(file)));
        auto other = town.review(file);
        other.masked = drawn(town.printer, 0.1);
        CHECK(code_of(town.run(town.coordinator, other)) == "photo.other");

        auto const member = town.town.person("kommun", {Role::member});
        CHECK_FALSE(town.run(member, town.review(file)));
        auto const prepared = town.run(town.coordinator, town.with_photo());
        REQUIRE(prepared);
        REQUIRE(town.run(town.coordinator, attachments::ShareAttachment{file.attachment, 2, Audience::own}));
        auto approval = town.approving(*prepared);
        approval.looked.items.push_back(Looked::photos);
        CHECK(code_of(town.run(town.publisher, approval)) == "photo.not_public");
        REQUIRE(town.run(town.coordinator, DiscardRelease{prepared->id}));
        auto again = town.with_photo();
        again.release = Id<Release>(Uuid::from_name("again"));
        CHECK(first_fault(town.run(town.coordinator, again)) == "photos[0]: photo.not_public");
    });
}

TEST_CASE(
    "of a photograph's level and its picture's the most restrictive decides whether it may be published")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PhotoTown town(database);
        auto const file = town.attach(Audience::public_, "of march", march);
        CHECK(town.choices().photos.empty());
        CHECK(code_of(town.run(town.coordinator, town.review(file))) == "photo.not_public");
        town.write([](auto& t) { t.change("UPDATE editions SET audience = 'public'"); });
        CHECK(town.choices().photos.size() == 1);
        CHECK(town.run(town.coordinator, town.review(file)));
    });
}

TEST_CASE(
    "photographs to choose among stand newest first, a page at a time, of all the plan's areas or of one")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PhotoTown town(database);
        for (int i = 1; i <= 13; ++i) {
            town.attach(Audience::public_, "photo " + std::to_string(i));
            town.town.clock().set(town.town.clock().now().plus_seconds(3600));
        }
        auto const last = town.attach(Audience::public_, "in the north", {}, "norr");
        auto const first_page = town.choices();
        CHECK(first_page.areas.size() == 3);
        REQUIRE(first_page.photos.size() == 12);
        CHECK(first_page.has_more);
        CHECK(first_page.photos[0].version == last.version);
        auto const second_page = town.choices({}, 12);
        CHECK(second_page.photos.size() == 2);
        CHECK_FALSE(second_page.has_more);
        CHECK(town.choices("norr").photos.size() == 1);
        CHECK(town.choices("soder").photos.empty());
    });
}

}  // namespace samsyn::publishing
