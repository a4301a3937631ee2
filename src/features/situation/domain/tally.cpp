// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/tally.h"

namespace samsyn::situation {

std::optional<double> as_if_now(Counted const& then, Exposure const& now)
{
    if (!then.exposure.is_enough() || !now.is_enough()) return std::nullopt;
    if (then.exposure.applies() != now.applies()) return std::nullopt;
    double scale = 1;
    if (now.applies())
        scale = static_cast<double>(now.answered) / static_cast<double>(then.exposure.answered);
    return static_cast<double>(then.tally.reported) * scale + static_cast<double>(then.tally.other);
}

}  // namespace samsyn::situation
