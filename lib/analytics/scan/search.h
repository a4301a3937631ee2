// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/core/parallel.h"
#include "lib/analytics/scan/cube.h"

#include <memory>

namespace samsyn::analytics {

// Looks through every zone and window of a sample. A window can only beat the smaller zones of its centre
// when it holds a case of the location that was added last, and begins and ends with a case: the rest is
// left out. Where the expected is a product of place and time, counts of a zone are cumulated in 16 bits and
// whole runs of windows are ruled out at once (see sift.h).
class Search {
public:
    Search(Cube const& cube, Zones const& zones);
    ~Search();

    // The best window of the whole, if it is better than `floor`; else its statistic is 0.
    Window best(Sample const& sample, double floor) const;
    // The best window of each centre.
    std::vector<Window> best_per_centre(Sample const& sample, Running const& running) const;

private:
    struct Plan;
    std::unique_ptr<Plan const> m_plan;
};

}  // namespace samsyn::analytics
