// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "lib/base/id.h"
#include "lib/base/time.h"

namespace samsyn::areas {

enum class Subject { area, organisation, operation };
BOOST_DESCRIBE_ENUM(Subject, area, organisation, operation)

enum class Happened { opened, closed, renamed, moved, split_from, merged_into };
BOOST_DESCRIBE_ENUM(Happened, opened, closed, renamed, moved, split_from, merged_into)

// One step in the history of an area, an organisation or an operation.
struct Lineage {
    Happened happened = Happened::opened;
    std::optional<Uuid> other = {};  // what it was merged into, split from or moved to
    std::string note = {};           // of a renaming: the old name
    Day on_day = {};
};

}  // namespace samsyn::areas
