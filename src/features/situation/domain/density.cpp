// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/density.h"

#include <algorithm>
#include <array>

namespace samsyn::situation {

double hexagon_size(double ground_width_m, double ground_height_m, double most_across)
{
    double const needed = std::max(ground_width_m, ground_height_m) / most_across;
    for (double const size : {140.0, 200.0, 280.0, 400.0, 560.0, 800.0, 1200.0, 2000.0, 3000.0})
        if (size >= needed) return size;
    return 5000;
}

double hexagon_size_of(double metres, double ground_width_m, double ground_height_m)
{
    return std::max(hexagon_size(metres, 0, 1), hexagon_size(ground_width_m, ground_height_m));
}

std::vector<std::int64_t> class_breaks(std::vector<std::int64_t> counts)
{
    std::sort(counts.begin(), counts.end());
    std::vector<std::int64_t> breaks{1};
    for (double const share : {0.5, 0.75, 0.9, 0.97}) {
        std::int64_t bound = breaks.back() + 1;
        if (!counts.empty()) {
            auto const at = static_cast<std::size_t>(share * static_cast<double>(counts.size()));
            bound = std::max(bound, counts[std::min(at, counts.size() - 1)]);
        }
        breaks.push_back(bound);
    }
    return breaks;
}

}  // namespace samsyn::situation
