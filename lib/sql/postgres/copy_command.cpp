// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/postgres/copy_command.h"

#include "lib/sql/plain_insert.h"

namespace samsyn::sql {

std::optional<std::string> copy_command(std::string_view insert, std::size_t values)
{
    auto const target = target_of_plain_insert(insert, values);
    return target ? std::optional("COPY " + *target + " FROM STDIN") : std::nullopt;
}

}  // namespace samsyn::sql
