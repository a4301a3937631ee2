// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>

#include "src/features/rounds/domain/checklist.h"

namespace samsyn::rounds {

// What an observation may be of. A concern is worry without an event.
enum class CategoryKind { event, place, upcoming, concern };
BOOST_DESCRIBE_ENUM(CategoryKind, event, place, upcoming, concern)

// A category of the national core, or a local child that counts as its core category when municipalities are
// compared. It says what happens or how a place is, never who people are.
struct Category {
    Text<40> code;
    std::optional<Text<40>> parent;
    Text<40> core_code;
    CategoryKind kind = CategoryKind::event;
    Name name;
    Text<400, 0> help_sv;
    Text<400, 0> help_en;
    Between<1, 3> default_severity = 1;
    bool needs_place = false;
    bool public_allowed = false;
    bool police_first = false;
    std::optional<Day> retired_on;
};
BOOST_DESCRIBE_STRUCT(Category, (),
                      (code, parent, core_code, kind, name, help_sv, help_en, default_severity, needs_place,
                       public_allowed, police_first, retired_on))

}  // namespace samsyn::rounds
