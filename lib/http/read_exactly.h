// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>

namespace samsyn::http {

// Reads `bytes` bytes of an open file from `at`; false when the file has fewer or cannot be read.
bool read_exactly(int file, std::string& into, std::uint64_t at, std::size_t bytes);

}  // namespace samsyn::http
