// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/datasets/domain/profile.h"

namespace samsyn::datasets {

// A category of the national taxonomy, member by member as in data/codes.
struct NationalCategory {
    std::string code;
    std::optional<std::string> parent;
    std::string kind;
    Title label;
    Title help;
    std::int64_t default_weight = 1;
    bool needs_place = false;
    bool public_allowed = false;
    bool police_first = false;
    std::string national_core;
    std::optional<std::string> fold_into;
};
BOOST_DESCRIBE_STRUCT(NationalCategory, (),
                      (code, parent, kind, label, help, default_weight, needs_place, public_allowed,
                       police_first, national_core, fold_into))

}  // namespace samsyn::datasets
