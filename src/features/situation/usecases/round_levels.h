// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/features/situation/domain/columns.h"
#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// What the picture of one round of an area says of a category.
struct CategoryLevel {
    PictureName name;  // of the picture's column that holds it
    Level level = Level::none;
    Trend trend = Trend::none;
};

// The levels of one round, as the reader would see them; for callers that have let the reader through to the
// area's picture. Counts no map.
class RoundLevels {
public:
    // None when the area has no such round.
    static std::optional<RoundLevels> of(work::Reading& reading, Id<Area> area, std::int64_t round);

    // Of the columns that hold these categories, each once, in the picture's order. What is told but not
    // counted has none.
    std::vector<CategoryLevel> of_categories(std::vector<std::string> const& categories) const;

private:
    RoundLevels(Columns columns, Picture picture)
        : m_columns(std::move(columns)), m_picture(std::move(picture))
    {
    }
    Columns m_columns;
    Picture m_picture;  // its columns and cells only
};

}  // namespace samsyn::situation
