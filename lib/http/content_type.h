// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string_view>

namespace samsyn::http {

// By the ending of a file's name; application/octet-stream when it is unknown.
std::string_view content_type_of(std::string_view file_name);

// Is it text, so that compressing pays?
bool is_compressible(std::string_view content_type);

}  // namespace samsyn::http
