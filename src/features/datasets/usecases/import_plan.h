// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/datasets/domain/profile.h"
#include "src/features/datasets/usecases/profile_form.h"

namespace samsyn::datasets {

// What somebody decided about a file: how its columns are read, and what is done about areas it names that
// nobody bears.
struct ImportPlan {
    Profile profile;
    bool create_areas = false;
};
BOOST_DESCRIBE_STRUCT(ImportPlan, (), (profile, create_areas))

}  // namespace samsyn::datasets
