// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "src/features/situation/domain/columns.h"
#include "src/features/situation/usecases/area_counts.h"
#include "src/features/situation/usecases/frame.h"

namespace samsyn::situation {

// The questions of the rounds shown, in the order of the areas; without rounds, those of the newest
// checklist.
Columns columns_of(Frame const& frame, PictureStore& store);

// An area's counts by column and period, and what its operations were asked.
struct AreaSeries {
    std::vector<DaySpan> periods;
    std::vector<Exposure> exposures;
    std::vector<std::vector<Tally>> by_column;
    std::set<std::string> asked;  // columns
    bool has_round = false;
    bool is_joint = false;  // all that was reported, not only a part

    std::vector<Counted> counted(std::vector<Tally> const& tallies) const;
    std::vector<Counted> whole() const;  // all columns together
    // Where the checklist does not ask about a column and nothing has come in, there is nothing to judge.
    bool is_about(std::size_t column, std::string const& code) const;
};

AreaSeries series_of(AreaFrame const& frame, AreaCounts const& counts, Columns const& columns,
                     work::Reading& reading);

}  // namespace samsyn::situation
