// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <atomic>
#include <cstddef>
#include <functional>

namespace samsyn::analytics {

// How a long computation runs: on how many threads, whether it shall stop, and how far it has come.
struct Running {
    unsigned threads = 1;                     // 0: as many as the machine has
    std::atomic<bool> const* stop = nullptr;  // set by another thread
    std::function<void(double)> progress =
        nullptr;  // 0 … 1, from any of the threads, one at a time not promised

    bool is_stopped() const { return stop && stop->load(std::memory_order_relaxed); }
};

// Does work(first, last) over [0, count) in pieces of at most `piece`, on running.threads threads, and
// returns when all is done. The pieces are the same on any number of threads; what a piece computes may
// depend only on its numbers. When stopped, the pieces not begun are left out: ask running.is_stopped()
// afterwards.
void in_parallel(std::size_t count, std::size_t piece, Running const& running,
                 std::function<void(std::size_t first, std::size_t last)> const& work);

}  // namespace samsyn::analytics
