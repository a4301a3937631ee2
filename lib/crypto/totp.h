// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/time.h"

namespace samsyn::crypto {

// One-time codes of six digits by RFC 6238: HMAC-SHA-1, steps of 30 seconds, as authenticator apps make them.

// 160 random bits.
std::string new_totp_secret();
// The code of a step; `digits` 6 to 8.
std::string totp_code(std::string_view secret, std::int64_t step, unsigned digits = 6);
std::int64_t totp_step(UtcTime time);
// The step the code belongs to, when it is this one or a neighbour and later than the last one used: a code
// opens once.
std::optional<std::int64_t> matching_totp_step(std::string_view secret, std::string_view code, UtcTime now,
                                               std::int64_t last_used);
// What a QR code says to an authenticator app.
std::string totp_uri(std::string_view secret, std::string_view account);

}  // namespace samsyn::crypto
