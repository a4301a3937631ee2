// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/imaging/answer/answer.h"

namespace samsyn::imaging::child {

constexpr double most_pixels = 50e6;

// To be called once, before anything is read: what libvips opens, it opens here.
bool begin(char const* program);

struct Redrawn {
    Answer answer = unreadable;
    int width = 0;
    int height = 0;
    std::string jpeg;
};
// A part of the upright picture, in ten-thousandths of its sides.
struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};
// Any bytes may be given. The boxes are painted over.
Redrawn redraw(std::string_view file, int longest_side, std::vector<Box> const& boxes);

// The picture in eight bits of grey, rows without gaps.
struct Grey {
    Answer answer = unreadable;
    int width = 0;
    int height = 0;
    std::vector<unsigned char> pixels;
};
Grey grey(std::string_view file, int longest_side);

}  // namespace samsyn::imaging::child
