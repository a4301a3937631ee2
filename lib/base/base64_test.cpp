// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/base64.h"

#include <doctest/doctest.h>

namespace samsyn {

TEST_CASE("base64 as RFC 4648 has it")
{
    CHECK(base64("").empty());
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64("\xfb\xff") == "+/8=");
}

TEST_CASE("base 32 as RFC 4648 has it, without padding")
{
    CHECK(base32("").empty());
    CHECK(base32("f") == "MY");
    CHECK(base32("foobar") == "MZXW6YTBOI");
}

}  // namespace samsyn
