// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/base64.h"

namespace samsyn {

std::string base64(std::string_view bytes)
{
    static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    unsigned bits = 0;
    unsigned held = 0;
    for (auto const byte : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(byte);
        for (held += 8; held >= 6; held -= 6) text += letters[(bits >> (held - 6)) & 63U];
    }
    if (held > 0) text += letters[(bits << (6 - held)) & 63U];
    while (text.size() % 4 != 0) text += '=';
    return text;
}

}  // namespace samsyn
