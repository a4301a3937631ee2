// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <string>

namespace samsyn::crypto {

// The secret of a file; made of random bytes, readable by its owner only, when there is none. Throws
// std::runtime_error when the file cannot be read or has another length.
std::string secret_of_file(std::string const& file, std::size_t bytes);

}  // namespace samsyn::crypto
