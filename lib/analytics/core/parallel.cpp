// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/core/parallel.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <algorithm>

namespace samsyn::analytics {

void in_parallel(std::size_t count, std::size_t piece, Running const& running,
                 std::function<void(std::size_t first, std::size_t last)> const& work)
{
    std::size_t const pieces = (count + piece - 1) / piece;
    std::atomic<std::size_t> done = 0;
    auto const one = [&](std::size_t number) {
        if (running.is_stopped()) return;
        work(number * piece, std::min(count, (number + 1) * piece));
        if (running.progress) running.progress(static_cast<double>(++done) / static_cast<double>(pieces));
    };
    if (running.threads == 1 || pieces == 1) {
        for (std::size_t number = 0; number < pieces; ++number) one(number);
        return;
    }
    tbb::task_arena arena(running.threads ? static_cast<int>(running.threads) : tbb::task_arena::automatic);
    arena.execute([&] { tbb::parallel_for(std::size_t{0}, pieces, one, tbb::simple_partitioner()); });
}

}  // namespace samsyn::analytics
