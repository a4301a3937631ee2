// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/handoff.h"

#include <doctest/doctest.h>

#include <future>
#include <memory>

namespace samsyn {

TEST_CASE("what is handed over comes out whole and in order, however little room there is")
{
    Handoff<std::unique_ptr<int>> handoff(2);
    auto giver = std::async(std::launch::async, [&] {
        for (int i = 0; i < 1000; ++i)
            if (!handoff.give(std::make_unique<int>(i))) return false;
        handoff.finish();
        return true;
    });
    int next = 0;
    while (auto const thing = handoff.take()) CHECK(**thing == next++);
    CHECK(next == 1000);
    CHECK(giver.get());
    CHECK_FALSE(handoff.take());
}

TEST_CASE("who waits for room is let go when nobody takes any more")
{
    Handoff<int> handoff(1);
    REQUIRE(handoff.give(1));
    auto giver = std::async(std::launch::async, [&] { return handoff.give(2); });
    handoff.abandon();
    CHECK_FALSE(giver.get());
    CHECK_FALSE(handoff.give(3));
}

}  // namespace samsyn
