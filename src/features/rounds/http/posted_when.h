// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/http/message.h"
#include "src/features/observations/domain/observation.h"

namespace samsyn::rounds {

// When something was seen, from the controls of a block: when_ is unknown, today, yesterday, at, between or
// recurring; "at" reads day_ and time_ (without a time the whole day), "between" also day_to_ and time_to_,
// "recurring" the weekdays (1 Monday … 7 Sunday) and the hours time_ to time_to_. What cannot be read is left
// out, and the rules of the domain say that it is missing.
observations::WhenSeen posted_when(http::Fields const& posted, std::string const& block, UtcTime now);

// The other way round.
http::Fields controls_of(observations::WhenSeen const& when, std::string const& block);

}  // namespace samsyn::rounds
