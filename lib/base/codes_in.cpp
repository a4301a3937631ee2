// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/codes_in.h"

#include <algorithm>

namespace samsyn {

std::vector<std::string> codes_in(std::string_view list)
{
    std::vector<std::string> codes;
    for (std::size_t from = 0; from <= list.size();) {
        auto const comma = std::min(list.find(',', from), list.size());
        if (comma > from) codes.emplace_back(list.substr(from, comma - from));
        from = comma + 1;
    }
    return codes;
}

}  // namespace samsyn
