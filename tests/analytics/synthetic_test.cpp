// SPDX-License-Identifier: EUPL-1.2
#include "tests/analytics/synthetic.h"

#include <doctest/doctest.h>

#include "lib/base/sha256.h"

using namespace samsyn;

TEST_CASE("the invented events are those the expected figures were computed from")
{
    CHECK(to_hex(sha256(tests::to_csv(tests::synthetic_events(10'000)))) ==
          "df54e90420bcc2eacb8eb8c82af35313932f21c58282bb8c8cb87ba88571d34e");
}
