// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/editions/domain/difference.h"
#include "src/features/editions/usecases/edition_content.h"

namespace samsyn::editions {

// What differs from the edition before, which `number` and `hash` name.
struct PictureDifference {
    std::int64_t number = 0;
    std::string hash;
    Day first;
    Day last;
    std::vector<CategoryChange> categories;
    std::vector<SpotChange> spots;
};
BOOST_DESCRIBE_STRUCT(PictureDifference, (), (number, hash, first, last, categories, spots))

PictureDifference difference_between(FrozenEdition const& before, std::string const& hash_before,
                                     EditionContent const& now);

}  // namespace samsyn::editions
