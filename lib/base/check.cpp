// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace samsyn {

void check(bool condition, std::source_location where)
{
    if (condition) return;
    std::fprintf(stderr, "{\"level\":\"fatal\",\"event\":\"check failed\",\"file\":\"%s\",\"line\":%u}\n",
                 where.file_name(), where.line());
    std::abort();
}

}  // namespace samsyn
