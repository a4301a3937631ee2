// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/season.h"

#include <cmath>

namespace samsyn::analytics {

Outcome<std::vector<SeasonFactor>> season_factors(std::span<double const> counts,
                                                  std::span<double const> exposures,
                                                  std::span<std::size_t const> part_of, std::size_t parts,
                                                  double level)
{
    if (counts.size() != part_of.size() || (!exposures.empty() && exposures.size() != counts.size()))
        return refuse(Refusal::unequal);
    if (parts == 0 || parts > 10'000 || !(level > 0 && level < 1)) return refuse(Refusal::bad_parameter);
    std::vector<double> events(parts, 0.0), exposed(parts, 0.0);
    double all = 0, everywhere = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        double const exposure = exposures.empty() ? 1 : exposures[i];
        if (!std::isfinite(counts[i]) || !std::isfinite(exposure)) return refuse(Refusal::not_finite);
        if (counts[i] < 0 || counts[i] != std::floor(counts[i]) || counts[i] > 1e9 || !(exposure > 0) ||
            part_of[i] >= parts)
            return refuse(Refusal::bad_parameter);
        events[part_of[i]] += counts[i];
        exposed[part_of[i]] += exposure;
        all += counts[i];
        everywhere += exposure;
    }
    if (!(all > 0)) return refuse(Refusal::too_few);
    if (!std::isfinite(everywhere)) return refuse(Refusal::not_finite);
    std::vector<SeasonFactor> factors;
    for (std::size_t part = 0; part < parts; ++part) {
        double const share = exposed[part] / everywhere;
        if (!(share > 0)) return refuse(Refusal::bad_parameter);
        auto const seen =
            clopper_pearson(static_cast<std::uint64_t>(events[part]), static_cast<std::uint64_t>(all), level);
        if (!seen) return refuse(seen.error());
        factors.push_back({events[part],
                           seen->estimate / share,
                           {seen->interval.low / share, seen->interval.high / share}});
    }
    return factors;
}

}  // namespace samsyn::analytics
