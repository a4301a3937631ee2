// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

namespace samsyn::crypto {

// Bytes from the system's random source.
std::string random_text(std::size_t bytes);

}  // namespace samsyn::crypto
