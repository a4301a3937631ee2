// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/scan/cube.h"
#include "lib/analytics/scan/scan.h"

namespace samsyn::analytics {

// A study made ready: what is expected where, and the cases as a sample.
struct Prepared {
    Cube cube;
    Sample cases;
    std::vector<double> expected;     // locations × periods, or per location when constant in time; empty:
                                      // permutation
    std::vector<double> zone_weight;  // per location: what a zone may hold a share of
};

Outcome<Prepared> prepare(Study const& study, ScanOptions const& options);

}  // namespace samsyn::analytics
