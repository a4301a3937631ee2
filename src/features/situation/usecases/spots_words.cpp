// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/spots_words.h"

#include <algorithm>

#include "src/features/situation/domain/periods.h"

namespace samsyn::situation {
namespace {

// Of the area with places that has the shortest history.
std::size_t periods_of_spots(Picture const& picture)
{
    std::size_t fewest = 2 * gathering_periods;
    for (auto const& spot : picture.spots)
        for (auto const& trend : picture.trends)
            if (trend.area == spot.area) fewest = std::min(fewest, trend.points.size());
    return fewest;
}

}  // namespace

std::string spots_in_words(Picture const& picture, texts::Texts const& texts, texts::Language language)
{
    auto const periods = periods_of_spots(picture);
    if (periods >= 2 * gathering_periods) return texts.text_of(language, "situation.spots.sub");
    bool const has_before = periods > gathering_periods;
    return texts.counted(language, has_before ? "situation.spots.few_before" : "situation.spots.none_before",
                         static_cast<std::int64_t>(has_before ? periods - gathering_periods : periods));
}

}  // namespace samsyn::situation
