// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

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
// Any bytes may be given.
Redrawn redraw(std::string_view file, int longest_side);

}  // namespace samsyn::imaging::child
