// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"

// Photographs that strangers sent are decoded by a program of their own (samsyn-photo, built beside samsyn)
// in a limited child process: a crash there is a refusal here.
namespace samsyn::imaging {

constexpr std::size_t most_photo_bytes = std::size_t{15} << 20;
constexpr int longest_side = 4096;
constexpr int longest_published_side = 1600;
constexpr std::size_t most_boxes = 100;

struct Photo {
    std::string jpeg;
    int width = 0;
    int height = 0;
};

// The picture alone: upright, sRGB, no side longer than longest_side, drawn anew as JPEG, so that nothing
// that came with it is left: not where and when it was taken, by what, nor a thumbnail, a comment or what was
// hung on at the end. The same bytes give the same bytes. Takes JPEG, PNG and WebP. Refuses with
// "photo.unreadable" (damaged, cut off, or not what it says), "photo.too_large" (bytes, pixels, time or
// memory) and "photo.unavailable" (the program is missing).
Result<Photo> redrawn(std::string_view file);

// A part of the upright picture, in ten-thousandths of its width and height.
constexpr int box_unit = 10'000;
struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    friend bool operator==(Box const&, Box const&) = default;
};

// As redrawn, small enough to publish, with the boxes painted over in one colour before it is coded: what was
// under them is in no bit of the file.
Result<Photo> masked(std::string_view file, std::vector<Box> const& boxes);

enum class Finding { face, plate };
struct Found {
    Finding what = Finding::face;
    Box box;
};
// Where faces and number plates may be. It misses some and sees some that are none: a person looks. Refuses
// as above.
Result<std::vector<Found>> find_people(std::string_view file);

}  // namespace samsyn::imaging
