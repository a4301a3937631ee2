// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "src/access/subjects.h"
#include "src/features/observations/domain/observation.h"

namespace samsyn::observations {

// An observation as it is kept, with whom it belongs to and where it came in. x and y: SWEREF 99 TM, metres.
struct Stored {
    Id<Observation> id;
    Id<Tenant> tenant;
    Id<Organisation> owner;
    std::optional<Id<Operation>> operation;
    Id<Area> area;
    std::optional<Uuid> report;
    std::optional<Uuid> round;
    std::optional<Uuid> dataset;
    std::optional<std::string> external_id;
    std::optional<Uuid> brought_by;  // the import that brought it in or changed it last
    Source source = Source::report;
    Seen seen;
    std::optional<double> x;
    std::optional<double> y;
    Precision precision = Precision::area;
    Day counted_on;
    bool is_reviewed = true;
    std::string audience = "core";
    UtcTime created_at;
};

}  // namespace samsyn::observations
