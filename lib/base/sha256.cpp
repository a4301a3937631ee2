// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/sha256.h"

#include <openssl/sha.h>

namespace samsyn {

Sha256 sha256(std::string_view bytes)
{
    Sha256 digest;
    SHA256(reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), digest.data());
    return digest;
}

std::string to_hex(Sha256 const& digest)
{
    static constexpr char hex[] = "0123456789abcdef";
    std::string text;
    text.reserve(digest.size() * 2);
    for (auto const byte : digest) {
        text += hex[byte >> 4U];
        text += hex[byte & 0x0fU];
    }
    return text;
}

}  // namespace samsyn
