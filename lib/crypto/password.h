// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

namespace samsyn::crypto {

// Argon2id, 19 MiB, two passes, one lane; the encoded string carries parameters and salt. At most two run at
// a time, so that a storm of sign-ins cannot take the machine's memory.
std::string hash_password(std::string_view password);
bool verify_password(std::string const& encoded, std::string_view password);

// Takes as long as verifying does: for accounts that do not exist, so that the time tells nothing.
void waste_a_verification(std::string_view password);

// 256 random bits, base64url without padding.
std::string random_token();

}  // namespace samsyn::crypto
