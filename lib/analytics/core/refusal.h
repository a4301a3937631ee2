// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string_view>
#include <tl/expected.hpp>

namespace samsyn::analytics {

// Why a method gives no answer. A refusal is part of the answer's type: the library throws nothing of its
// own.
enum class Refusal {
    too_few,        // fewer events, units or periods than the method can say anything about
    empty_area,     // no location, cell or population to look in
    not_finite,     // a coordinate, time or value is NaN or infinite
    coincident,     // every event at one point
    one_time,       // every event at one time
    no_variation,   // every value the same
    no_neighbours,  // a weight matrix without a link
    bad_parameter,  // a radius, band, share or number outside what the method is defined for
    unequal,        // two inputs that belong together are of different lengths
    too_large,      // more pairs or windows than fit in memory
    cancelled,      // the caller stopped it
};

// The stable word of a refusal ("too_few"), as the command line and the texts name it.
std::string_view code_of(Refusal refusal);

template <class T>
using Outcome = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(Refusal refusal) { return tl::unexpected<Refusal>(refusal); }

}  // namespace samsyn::analytics
