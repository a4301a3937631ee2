// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <sys/resource.h>

#include <chrono>

namespace samsyn::bench {

// Seconds of the processor, all threads together, and by the clock.
struct Cost {
    double cpu = 0;
    double wall = 0;
    friend auto operator<=>(Cost const&, Cost const&) = default;
};

inline double cpu_seconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec) * 1e-6;
}

template <class Run>
Cost cost_of(Run&& run)
{
    auto const begun = std::chrono::steady_clock::now();
    double const cpu = cpu_seconds();
    run();
    return {cpu_seconds() - cpu,
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count()};
}

}  // namespace samsyn::bench
