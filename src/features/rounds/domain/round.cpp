// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/domain/round.h"

namespace samsyn::rounds {

Result<Done> Round::close(UtcTime at)
{
    if (closed_at) return fail(ErrorKind::conflict, "round.closed");
    closed_at = at;
    ++version;
    return Done{};
}

}  // namespace samsyn::rounds
