// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/publishing/store/basis_store.h"
#include "src/features/publishing/usecases/gate.h"
#include "src/work/work.h"

namespace samsyn::publishing {

// The plan with the words of today's registers.
struct PlannedRelease {
    ReleasePlan plan;
    std::vector<PlannedArea> areas;
    std::vector<PlannedCategory> categories;
};

PlannedRelease planned_release(ReleasePlan plan, work::Reading& reading);

// What is missing before a period can be released: areas whose frozen pictures do not cover it.
struct MissingPictures {
    std::string area;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(MissingPictures, (), (area, name))

std::vector<MissingPictures> missing_pictures(PlannedRelease const& planned, PublicPeriod const& period,
                                              work::Reading& reading);

// Everything but words, before the gate.
GateInput gate_input(PlannedRelease const& planned, PublicPeriod const& period, UtcTime counted_at,
                     work::Reading& reading);

// Where each area of the register is counted: the code of an area of the plan, by its own.
std::map<std::string, std::string> planned_areas(PlannedRelease const& planned, work::Reading& reading);

// Of the counts of general categories, those that have a position of their own.
struct PositionCount {
    std::string month;
    std::string area;  // of the plan
    double x = 0, y = 0;
    std::int64_t count = 0;
};
std::vector<PositionCount> position_counts(PlannedRelease const& planned, PublicPeriod const& period,
                                           UtcTime counted_at, work::Reading& reading);

// Coverage, levels, sources and hashes of the frozen pictures of the period, into a document that the gate
// has let through.
void add_frozen_pictures(ReleaseDocument& document, PlannedRelease const& planned, work::Reading& reading);

// What the frozen handlingsplan of each area says, as words to begin with; by the area's code.
std::map<std::string, std::string> planned_actions(PlannedRelease const& planned, PublicPeriod const& period,
                                                   work::Reading& reading);

}  // namespace samsyn::publishing
