// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/base64.h"

namespace samsyn {
namespace {

// A letter for every `width` bits, the last ones filled up with zeros.
std::string in_letters(std::string_view bytes, unsigned width, std::string_view letters)
{
    std::string text;
    unsigned bits = 0;
    unsigned held = 0;
    unsigned const mask = (1U << width) - 1;
    for (auto const byte : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(byte);
        for (held += 8; held >= width; held -= width) text += letters[(bits >> (held - width)) & mask];
    }
    if (held > 0) text += letters[(bits << (width - held)) & mask];
    return text;
}

}  // namespace

std::string base32(std::string_view bytes)
{
    return in_letters(bytes, 5, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
}

std::string base64(std::string_view bytes)
{
    auto text = in_letters(bytes, 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    while (text.size() % 4 != 0) text += '=';
    return text;
}

}  // namespace samsyn
