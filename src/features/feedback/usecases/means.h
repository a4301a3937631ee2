// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/texts/texts.h"

namespace samsyn::feedback {

// What letters and the mails about them are made of, lent by the running program. `base_url`:
// "https://samsyn.example".
struct Means {
    texts::Texts const& texts;
    std::string base_url;
};

}  // namespace samsyn::feedback
