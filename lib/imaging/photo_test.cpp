// SPDX-License-Identifier: EUPL-1.2
#include "lib/imaging/photo.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vips/vips8>

using namespace samsyn;
using imaging::redrawn;
using vips::VImage;

namespace {

constexpr auto secret = "N59.3293 E18.0686";

void begin()
{
    static bool const begun = vips_init("photo_test") == 0;
    REQUIRE(begun);
}

std::string text_of(VipsBlob* blob)
{
    std::size_t length = 0;
    auto const* const bytes = static_cast<char const*>(vips_blob_get(blob, &length));
    std::string text(bytes, length);
    vips_area_unref(VIPS_AREA(blob));
    return text;
}

// Red above, blue below: which way up it is can be seen.
VImage flag(int width, int height)
{
    begin();
    std::vector<double> const red{200, 0, 0};
    std::vector<double> const blue{0, 0, 200};
    auto image = VImage::black(width, height, VImage::option()->set("bands", 3)).new_from_image(red);
    image =
        image.insert(VImage::black(width, height / 2, VImage::option()->set("bands", 3)).new_from_image(blue),
                     0, height - height / 2);
    return image.cast(VIPS_FORMAT_UCHAR)
        .copy(VImage::option()->set("interpretation", VIPS_INTERPRETATION_sRGB));
}

std::string jpeg_of(VImage const& image) { return text_of(image.jpegsave_buffer()); }

std::string segment(unsigned char marker, std::string const& content)
{
    auto const length = content.size() + 2;
    return {"\xFF" + std::string(1, static_cast<char>(marker)) + static_cast<char>(length >> 8) +
            static_cast<char>(length & 0xFF) + content};
}

// EXIF that says one thing alone: which way the camera was held; then words of a place.
std::string exif(char orientation)
{
    std::string tiff("MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
    tiff += orientation;
    tiff += std::string("\0\0\0\0\0\0", 6);
    return segment(0xE1, std::string("Exif\0\0", 6) + tiff + secret);
}

// A camera's file with all that cameras, phones and programs hang on.
std::string taken(std::string const& jpeg, char orientation)
{
    return jpeg.substr(0, 2) + exif(orientation) +
           segment(0xE1, std::string("http://ns.adobe.com/xap/1.0/\0", 29) + "<x:xmpmeta>" + secret) +
           segment(0xED, std::string("Photoshop 3.0\0", 14) + secret) +
           segment(0xFE, std::string("comment ") + secret) + jpeg.substr(2) + "PK\3\4" + secret;
}

std::vector<double> colour(std::string const& jpeg, int x, int y)
{
    return VImage::new_from_buffer(jpeg, "").getpoint(x, y);
}

std::string refusal(std::string const& file)
{
    auto const made = redrawn(file);
    return made ? "" : made.error().code;
}

void ellipse(VImage& image, int x, int y, int across, int along, std::vector<double> const& ink)
{
    for (int row = -along; row <= along; ++row) {
        auto const half = static_cast<int>(across * std::sqrt(1.0 - double(row * row) / (along * along)));
        if (half > 0)
            image.draw_rect(ink, x - half, y + row, 2 * half, 1, VImage::option()->set("fill", true));
    }
}

// Nobody's face, from the front, 230 wide in a picture of 400 by 500.
std::string face()
{
    begin();
    std::vector<double> const wall{150, 170, 190}, hair{60, 40, 30}, skin{215, 180, 155}, shade{120, 85, 70},
        white{240, 240, 240}, black{20, 20, 20}, light{230, 200, 178}, mouth{150, 60, 60};
    auto image = VImage::black(400, 500, VImage::option()->set("bands", 3))
                     .new_from_image(wall)
                     .cast(VIPS_FORMAT_UCHAR)
                     .copy_memory();
    ellipse(image, 200, 270, 110, 150, hair);
    ellipse(image, 200, 285, 95, 130, skin);
    for (int const eye : {155, 245}) {
        ellipse(image, eye, 255, 32, 14, shade);
        ellipse(image, eye, 240, 30, 6, hair);
        ellipse(image, eye, 257, 18, 9, white);
        ellipse(image, eye, 257, 9, 9, black);
    }
    ellipse(image, 200, 285, 10, 40, light);
    for (int const nostril : {188, 212}) ellipse(image, nostril, 318, 8, 5, shade);
    ellipse(image, 200, 360, 40, 10, mouth);
    auto const soft = image.gaussblur(3).cast(VIPS_FORMAT_UCHAR);
    return jpeg_of(soft.copy(VImage::option()->set("interpretation", VIPS_INTERPRETATION_sRGB)));
}

}  // namespace

TEST_CASE("What is kept of a photograph is the picture: upright, and not a word of what came with it")
{
    auto const file = taken(jpeg_of(flag(80, 40)), 6);  // the camera was held on its side
    REQUIRE(file.find(secret) != std::string::npos);
    auto const made = redrawn(file);
    REQUIRE(made);
    CHECK(made->width == 40);
    CHECK(made->height == 80);
    for (auto const* words : {secret, "Exif", "Photoshop", "comment", "PK\3\4", "http", "ICC_PROFILE"})
        CHECK(made->jpeg.find(words) == std::string::npos);
    CHECK(made->jpeg.ends_with("\xFF\xD9"));
    CHECK(made->jpeg.find("\xFF\xE1") == std::string::npos);
    CHECK(colour(made->jpeg, 30, 40)[0] > 150);  // what was above is to the right
    CHECK(colour(made->jpeg, 8, 40)[2] > 150);
    CHECK(redrawn(file)->jpeg == made->jpeg);
}

TEST_CASE("PNG and WebP are read too, what was see-through is white, and large ones are made smaller")
{
    auto const image = flag(300, 200);
    for (auto const& file : {text_of(image.pngsave_buffer()), text_of(image.webpsave_buffer())}) {
        auto const made = redrawn(file);
        REQUIRE(made);
        CHECK(made->width == 300);
        CHECK(made->jpeg.starts_with("\xFF\xD8\xFF"));
        CHECK(colour(made->jpeg, 150, 20)[0] > 150);
    }
    auto const clear = redrawn(text_of(image.bandjoin_const({0}).pngsave_buffer()));
    REQUIRE(clear);
    CHECK(colour(clear->jpeg, 150, 20)[2] > 240);
    auto const grey = redrawn(jpeg_of(image.colourspace(VIPS_INTERPRETATION_B_W)));
    REQUIRE(grey);
    CHECK(colour(grey->jpeg, 150, 20).size() == 3);

    auto const large = redrawn(jpeg_of(flag(6000, 3000)));
    REQUIRE(large);
    CHECK(large->width == imaging::longest_side);
    CHECK(large->height == imaging::longest_side / 2);
}

TEST_CASE("A file that is cut off anywhere, damaged or something else is refused, and nothing else happens")
{
    auto const jpeg = jpeg_of(flag(64, 64));
    auto const png = text_of(flag(64, 64).pngsave_buffer());
    for (auto const& whole : {jpeg, png})
        for (std::size_t const part : {1, 2, 3, 5, 8})
            CHECK(refusal(whole.substr(0, whole.size() * part / 9)) == "photo.unreadable");
    for (auto const* text : {"", "\xFF\xD8\xFF", "\x89PNG\r\n\x1A\n", "RIFF....WEBPVP8 ", "<svg xmlns=''/>",
                             "P6 1 1 255 abc", "%PDF-1.7"})
        CHECK(refusal(text) == "photo.unreadable");
    for (std::size_t at = 20; at < jpeg.size(); at += jpeg.size() / 8) {
        auto damaged = jpeg;
        damaged[at] = static_cast<char>(~damaged[at]);
        auto const made = redrawn(damaged);  // some damage is only to be seen
        if (!made) CHECK(made.error().code == "photo.unreadable");
    }
}

TEST_CASE("A small file that unpacks to more pixels than we take is refused")
{
    begin();
    auto const bomb = text_of(VImage::black(20'000, 20'000).pngsave_buffer());
    CHECK(bomb.size() < (std::size_t{2} << 20));
    CHECK(refusal(bomb) == "photo.too_large");
    CHECK(refusal(std::string(imaging::most_photo_bytes + 1, 'x')) == "photo.too_large");
}

TEST_CASE("What is masked is in no bit of what is published: two pictures that differ there alone become one")
{
    auto const ground = flag(800, 600);
    std::vector<double> const white{255, 255, 255};
    auto const marked = ground.insert(ground.crop(0, 0, 160, 60).new_from_image(white), 320, 240);
    std::vector<imaging::Box> const boxes{{3900, 3900, 2300, 1200}};
    auto const bare = text_of(ground.pngsave_buffer());
    auto const told = text_of(marked.pngsave_buffer());
    CHECK(redrawn(bare)->jpeg != redrawn(told)->jpeg);
    auto const made = imaging::masked(told, boxes);
    REQUIRE(made);
    CHECK(made->jpeg == imaging::masked(bare, boxes)->jpeg);
    CHECK(colour(made->jpeg, 400, 260)[0] < 60);
    CHECK(colour(made->jpeg, 100, 100)[0] > 150);
    CHECK(imaging::masked(text_of(flag(4000, 3000).pngsave_buffer()), boxes)->width ==
          imaging::longest_published_side);
    for (auto const& wild : {imaging::Box{-5, -5, 90'000, 90'000}, imaging::Box{9999, 9999, 0, 0}})
        CHECK(imaging::masked(bare, {wild}));
}

TEST_CASE("A face is proposed where it is, and nothing in a picture without one")
{
    auto const found = imaging::find_people(face());
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    auto const& [what, box] = found->front();
    CHECK(what == imaging::Finding::face);
    for (auto const& [x, y] : {std::pair(155, 255), std::pair(245, 255), std::pair(200, 360)}) {
        CHECK(box.x < x * imaging::box_unit / 400);
        CHECK(box.x + box.width > x * imaging::box_unit / 400);
        CHECK(box.y < y * imaging::box_unit / 500);
        CHECK(box.y + box.height > y * imaging::box_unit / 500);
    }
    CHECK(imaging::find_people(jpeg_of(flag(400, 300)))->empty());
    CHECK(imaging::find_people("\xFF\xD8\xFF").error().code == "photo.unreadable");
}
