// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/core/refusal.h"

namespace samsyn::analytics {

std::string_view code_of(Refusal refusal)
{
    switch (refusal) {
        case Refusal::too_few:
            return "too_few";
        case Refusal::empty_area:
            return "empty_area";
        case Refusal::not_finite:
            return "not_finite";
        case Refusal::coincident:
            return "coincident";
        case Refusal::one_time:
            return "one_time";
        case Refusal::no_variation:
            return "no_variation";
        case Refusal::no_neighbours:
            return "no_neighbours";
        case Refusal::bad_parameter:
            return "bad_parameter";
        case Refusal::unequal:
            return "unequal";
        case Refusal::too_large:
            return "too_large";
        case Refusal::cancelled:
            return "cancelled";
    }
    return "";
}

}  // namespace samsyn::analytics
