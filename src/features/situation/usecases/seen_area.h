// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "src/features/situation/domain/crossfilter.h"
#include "src/features/situation/store/picture_store.h"
#include "src/work/work.h"

namespace samsyn::situation {

class PictureMemory;

// What a reader may see of an area, with the codes of the numbers that its rows carry.
struct SeenArea {
    SeenRows rows;
    std::vector<std::string> categories;  // codes, by number
    std::vector<std::string> places;      // ids, by number; the first is that of no known place
};

// The five years that end today. Reads them, or remembers when `memory` is not null.
std::shared_ptr<SeenArea const> seen_area(PictureStore::AreaRow const& area, work::Reading& reading,
                                          PictureMemory* memory);

// The days that can be asked about.
DaySpan seen_days(work::Reading const& reading);

}  // namespace samsyn::situation
