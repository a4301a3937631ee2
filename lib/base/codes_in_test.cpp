// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/codes_in.h"

#include <doctest/doctest.h>

namespace samsyn {

TEST_CASE("codes with commas between")
{
    CHECK(codes_in("a,bc") == std::vector<std::string>{"a", "bc"});
    CHECK(codes_in(",a,,b,") == std::vector<std::string>{"a", "b"});
    CHECK(codes_in("").empty());
}

}  // namespace samsyn
