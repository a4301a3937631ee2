// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.h"

// Photographs that strangers sent are decoded by a program of their own (samsyn-photo, built beside samsyn)
// in a limited child process: a crash there is a refusal here.
namespace samsyn::imaging {

constexpr std::size_t most_photo_bytes = std::size_t{15} << 20;
constexpr int longest_side = 4096;

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

}  // namespace samsyn::imaging
