// SPDX-License-Identifier: EUPL-1.2
#include "lib/crypto/totp.h"

#include <doctest/doctest.h>

namespace samsyn::crypto {
namespace {

UtcTime at(std::int64_t seconds) { return {seconds * 1000}; }

}  // namespace

TEST_CASE("codes are those of RFC 6238, appendix B")
{
    std::string const secret = "12345678901234567890";
    struct Vector {
        std::int64_t seconds;
        char const* code;
    };
    for (auto const& [seconds, code] :
         {Vector{59, "94287082"}, Vector{1111111109, "07081804"}, Vector{1111111111, "14050471"},
          Vector{1234567890, "89005924"}, Vector{2000000000, "69279037"}, Vector{20000000000, "65353130"}})
        CHECK(totp_code(secret, totp_step(at(seconds)), 8) == code);
}

TEST_CASE("a code opens in its own step and the neighbours, once")
{
    auto const secret = new_totp_secret();
    auto const code = totp_code(secret, 1000);
    CHECK(matching_totp_step(secret, code, at(1000 * 30), 0) == 1000);
    CHECK(matching_totp_step(secret, code, at(1001 * 30 + 29), 0) == 1000);
    CHECK(matching_totp_step(secret, code, at(999 * 30), 0) == 1000);
    CHECK_FALSE(matching_totp_step(secret, code, at(1002 * 30), 0));
    CHECK_FALSE(matching_totp_step(secret, code, at(998 * 30 + 29), 0));
    CHECK_FALSE(matching_totp_step(secret, code, at(1000 * 30), 1000));
    for (auto const* wrong : {"", "12345", "1234567", "abcdef"})
        CHECK_FALSE(matching_totp_step(secret, wrong, at(1000 * 30), 0));
    CHECK_FALSE(matching_totp_step(new_totp_secret(), code, at(1000 * 30), 0));
}

TEST_CASE("a secret goes to the app in base 32")
{
    CHECK(new_totp_secret().size() == 20);
    CHECK(totp_uri("foobar", "å@b.se") ==
          "otpauth://totp/Samsyn:%C3%A5%40b%2Ese?secret=MZXW6YTBOI&issuer=Samsyn");
}

}  // namespace samsyn::crypto
