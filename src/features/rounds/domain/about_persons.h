// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string_view>

namespace samsyn::rounds {

// Whether a category's name tells what people are (origin, faith, health, sexuality, opinion, gender), who
// they are (names, families, suspects), or that it is about persons at all, by its Swedish and English words.
// Such a category must not be: observations are of events and places.
bool is_about_persons(std::string_view name);

}  // namespace samsyn::rounds
