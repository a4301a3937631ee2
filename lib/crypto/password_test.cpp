// SPDX-License-Identifier: EUPL-1.2
#include "lib/crypto/password.h"

#include <doctest/doctest.h>

#include <set>

namespace samsyn::crypto {
namespace {

TEST_CASE("a password is known again, another is not, and two hashes of it differ")
{
    auto const hash = hash_password("gröna lampor i tunneln");
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(verify_password(hash, "gröna lampor i tunneln"));
    CHECK_FALSE(verify_password(hash, "gröna lampor i tunnelN"));
    CHECK_FALSE(verify_password("", "gröna lampor i tunneln"));
    CHECK(hash != hash_password("gröna lampor i tunneln"));
}

TEST_CASE("tokens are 43 letters and do not repeat")
{
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(random_token());
    CHECK(seen.size() == 1000);
    for (auto const& token : seen) CHECK(token.size() == 43);
}

}  // namespace
}  // namespace samsyn::crypto
