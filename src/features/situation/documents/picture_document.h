// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/features/goals/usecases/shown_goals.h"
#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// What a person has written on top of a picture, and who stands for it.
struct WrittenSummary {
    std::string text;       // paragraphs, a line break between
    std::string signature;  // "Sammanfattning av …", already in the reader's language
};

// A level that the group has set, beside the proposed one.
struct DecidedLevel {
    std::string area;      // code
    std::string category;  // code
    Level level = Level::none;
    std::string motive;
};

struct PlannedStep {
    std::string what;
    std::string who;
    std::string area;   // name; empty: all
    std::string when;   // in words
    std::string state;  // in words
};

// A picture as it is printed: the figures, and what people have added to them. What is empty is left out.
struct PictureDocument {
    Picture const& picture;
    std::string tenant;   // its name
    std::string basemap;  // GeoJSON as ShowBasemap gives it; empty: no ground under the areas
    std::optional<std::int64_t> number = std::nullopt;  // of a frozen picture
    std::optional<WrittenSummary> summary = std::nullopt;
    std::vector<goals::ShownGoals> goals = {};  // by area
    std::vector<DecidedLevel> decided = {};
    std::vector<PlannedStep> plan = {};
};

}  // namespace samsyn::situation
