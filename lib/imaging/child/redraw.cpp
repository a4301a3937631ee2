// SPDX-License-Identifier: EUPL-1.2
#include "lib/imaging/child/redraw.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vips/vips8>

namespace samsyn::imaging::child {
namespace {

using vips::VImage;

constexpr int quality = 88;
constexpr int unit = 10'000;

// Its own reader for each kind, chosen by how the file begins: no other meets the bytes.
VImage open(std::string_view file)
{
    auto* const bytes = vips_blob_new(nullptr, file.data(), file.size());
    std::unique_ptr<VipsBlob, void (*)(VipsBlob*)> const blob(
        bytes, [](VipsBlob* held) { vips_area_unref(VIPS_AREA(held)); });
    auto* const options = VImage::option()->set("fail_on", VIPS_FAIL_ON_TRUNCATED);
    if (file.starts_with("\xFF\xD8\xFF")) return VImage::jpegload_buffer(bytes, options);
    if (file.starts_with("\x89PNG")) return VImage::pngload_buffer(bytes, options);
    return VImage::webpload_buffer(bytes, options);
}

// Eight bits of red, green and blue, upright, on white where it was see-through.
VImage plain(VImage const& image, int longest_side)
{
    auto made = image.thumbnail_image(longest_side, VImage::option()
                                                        ->set("height", longest_side)
                                                        ->set("size", VIPS_SIZE_DOWN)
                                                        ->set("export_profile", "srgb"));
    if (made.has_alpha()) made = made.flatten(VImage::option()->set("background", 255));
    return made.colourspace(VIPS_INTERPRETATION_sRGB).cast(VIPS_FORMAT_UCHAR);
}

bool is_too_large(VImage const& image) { return double(image.width()) * image.height() > most_pixels; }

// Outwards to whole pixels, so that nothing of what is meant shows at an edge.
VImage covered(VImage const& image, std::vector<Box> const& boxes)
{
    if (boxes.empty()) return image;
    auto made = image.copy_memory();
    for (auto const& box : boxes) {
        auto const at = [](int part, int side) { return static_cast<int>(std::int64_t{part} * side / unit); };
        int const left = std::clamp(at(box.x, image.width()), 0, image.width());
        int const top = std::clamp(at(box.y, image.height()), 0, image.height());
        int const right = std::clamp(at(box.x + box.width, image.width()) + 1, left, image.width());
        int const bottom = std::clamp(at(box.y + box.height, image.height()) + 1, top, image.height());
        made.draw_rect({40, 44, 52}, left, top, right - left, bottom - top,
                       VImage::option()->set("fill", true));
    }
    return made;
}

}  // namespace

bool begin(char const* program)
{
    setenv("VIPSHOME", "/nowhere", 1);  // none of its plug-ins (ImageMagick, PDF, …) is wanted or loaded
    setenv("VIPS_DISC_THRESHOLD", "2g", 1);  // pictures stay in memory, which is limited
    setenv("VIPS_NOVECTOR", "1", 1);         // the same arithmetic on every processor
    if (vips_init(program) != 0) return false;
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    return true;
}

Redrawn redraw(std::string_view file, int longest_side, std::vector<Box> const& boxes)
{
    Redrawn made;
    try {
        auto const opened = open(file);
        if (is_too_large(opened)) return {too_large, 0, 0, {}};
        auto const small = covered(plain(opened, longest_side), boxes);
        // The pixels alone are carried over, so there is no metadata to forget to remove.
        std::size_t size = 0;
        std::unique_ptr<void, void (*)(void*)> const pixels(small.write_to_memory(&size), g_free);
        auto const fresh = VImage::new_from_memory(pixels.get(), size, small.width(), small.height(),
                                                   small.bands(), VIPS_FORMAT_UCHAR);
        auto const coloured = fresh.copy(VImage::option()->set("interpretation", VIPS_INTERPRETATION_sRGB));
        std::unique_ptr<VipsBlob, void (*)(VipsBlob*)> const jpeg(
            coloured.jpegsave_buffer(
                VImage::option()->set("Q", quality)->set("strip", true)->set("optimize_coding", true)),
            [](VipsBlob* held) { vips_area_unref(VIPS_AREA(held)); });
        std::size_t length = 0;
        auto const* const bytes = static_cast<char const*>(vips_blob_get(jpeg.get(), &length));
        made = {done, small.width(), small.height(), std::string(bytes, length)};
    } catch (vips::VError const&) {
        made.answer = unreadable;
    }
    return made;
}

Grey grey(std::string_view file, int longest_side)
{
    Grey made;
    try {
        auto const opened = open(file);
        if (is_too_large(opened)) return {too_large, 0, 0, {}};
        auto const small = plain(opened, longest_side).colourspace(VIPS_INTERPRETATION_B_W);
        std::size_t size = 0;
        std::unique_ptr<void, void (*)(void*)> const pixels(small.write_to_memory(&size), g_free);
        auto const* const first = static_cast<unsigned char const*>(pixels.get());
        made = {done, small.width(), small.height(), {first, first + size}};
    } catch (vips::VError const&) {
        made.answer = unreadable;
    }
    return made;
}

}  // namespace samsyn::imaging::child
