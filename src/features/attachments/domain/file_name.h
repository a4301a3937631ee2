// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

#include "src/features/attachments/domain/media_type.h"

namespace samsyn::attachments {

constexpr std::size_t most_name_signs = 120;  // before the ending

// A name that any machine can keep a file under and that shows itself as it is: the last part of a path,
// without control signs, signs that turn the direction of writing, signs that are not seen and signs that
// file systems refuse; it ends as its content is. Any bytes may be given. Empty when nothing is left.
std::string clean_file_name(std::string_view said, MediaType type);

// The clean name of a file of one type once it has become another: "karta.png" is "karta.jpg".
std::string name_as(std::string_view clean, MediaType type);

}  // namespace samsyn::attachments
