// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/core/parallel.h"
#include "lib/analytics/core/random.h"

#include <doctest/doctest.h>
#include <numeric>
#include <vector>

using namespace samsyn::analytics;

// The known answers that come with the paper's own code (Random123, kat_vectors, philox4x32 10).
TEST_CASE("Philox gives the numbers of its authors")
{
    CHECK(philox({0, 0, 0, 0}, {0, 0}) ==
          std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
          std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          std::array<std::uint32_t, 4>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("numbers below a bound and orders are equally likely")
{
    Random random(7, 1);
    std::vector<int> times(6), first(4);
    for (int draw = 0; draw < 60'000; ++draw) ++times[random.below(6)];
    for (int each : times) CHECK(std::abs(each - 10'000) < 400);  // more than four standard deviations
    for (int draw = 0; draw < 40'000; ++draw) {
        std::vector<int> order(4);
        std::iota(order.begin(), order.end(), 0);
        random.shuffle(std::span(order));
        ++first[static_cast<std::size_t>(order[0])];
    }
    for (int each : first) CHECK(std::abs(each - 10'000) < 400);
}

TEST_CASE("work in parallel is done once, the same on any number of threads, and stops when told")
{
    auto const draw = [](unsigned threads) {
        std::vector<std::uint32_t> drawn(1000);
        in_parallel(drawn.size(), 7, {.threads = threads}, [&](std::size_t first, std::size_t last) {
            for (std::size_t at = first; at < last; ++at) drawn[at] += Random(1, at).bits();
        });
        return drawn;
    };
    CHECK(draw(1) == draw(2));
    CHECK(draw(1) == draw(0));
    std::atomic<bool> stop = false;
    std::atomic<int> begun = 0;
    in_parallel(100, 1, {.threads = 2, .stop = &stop},
                [&](std::size_t, std::size_t) { ++begun, stop = true; });
    CHECK(begun <= 2);
}
