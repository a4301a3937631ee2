// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/access/subjects.h"
#include "src/features/publishing/domain/period.h"

namespace samsyn::publishing {

// How finely a category is published: for each area, or for the municipality as a whole only.
enum class CategoryReach { areas, municipality };
BOOST_DESCRIBE_ENUM(CategoryReach, areas, municipality)

// What the municipality has decided to publish, before anybody has seen a number: which areas, which
// categories, how long the periods are, the least count that is shown (k) and when.
struct ReleasePlan {
    struct Category {
        std::string code;
        CategoryReach reach = CategoryReach::areas;
    };
    std::vector<Id<Area>> areas;
    std::vector<Category> categories;
    PeriodLength length = PeriodLength::quarter;
    std::int64_t k = 5;
    PublicationTime publication;
    std::vector<std::string> media;  // addresses that are told beside the operations
    bool shows_places = false;       // the counts of an area by place, too
    std::int64_t version = 0;        // 0: nobody has decided yet
};

// An area of the register as a release needs it.
struct PlannedArea {
    Id<Area> id;
    std::string code;
    std::string name;
    std::optional<std::string> parent;  // the nearest area above it that is in the plan
};

// A category as a release needs it. `is_sensitive`: what concerns the police first is too sensitive for a
// single area, whatever the plan says.
struct PlannedCategory {
    std::string code;
    PublicName name;
    std::optional<std::string> parent;  // the nearest category above it that is in the plan, of its own reach
    bool whole_only = false;
    bool is_sensitive = false;
};

// Fewest organisations behind a count of a sensitive category for it to be shown.
inline constexpr std::int64_t fewest_contributors = 2;

}  // namespace samsyn::publishing
