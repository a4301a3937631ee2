// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

namespace samsyn {

// RFC 4648. Base 64 with padding, on one line; base 32 without, as people type a secret.
std::string base64(std::string_view bytes);
std::string base32(std::string_view bytes);

}  // namespace samsyn
