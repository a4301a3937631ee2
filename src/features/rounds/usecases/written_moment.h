// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/base/time.h"
#include "lib/texts/texts.h"

namespace samsyn::rounds {

// "25 november kl. 12.00", Swedish time.
std::string written_moment(texts::Texts const& texts, UtcTime time, texts::Language language);

}  // namespace samsyn::rounds
