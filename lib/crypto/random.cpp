// SPDX-License-Identifier: EUPL-1.2
#include "lib/crypto/random.h"

#include <sys/random.h>

#include "lib/base/check.h"

namespace samsyn::crypto {

std::string random_text(std::size_t bytes)
{
    std::string text(bytes, '\0');
    check(bytes <= 256 && getrandom(text.data(), bytes, 0) == static_cast<ssize_t>(bytes));
    return text;
}

}  // namespace samsyn::crypto
