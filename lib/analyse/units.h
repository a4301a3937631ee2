// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analyse/answered.h"
#include "lib/analyse/asked.h"
#include "lib/analytics/space/weights.h"

namespace samsyn::analyse {

// Areas or points with a value each, and who is whose neighbour.
struct Units {
    SourceFile file;
    std::vector<std::string> ids;
    std::vector<double> values;
    analytics::Weights weights;
    std::size_t left_out = 0;  // without a value
};

// By --values (id, x, y, value; other names by options) or --polygons and --field, and --neighbours.
Result<Units> read_units(Asked& asked);

}  // namespace samsyn::analyse
