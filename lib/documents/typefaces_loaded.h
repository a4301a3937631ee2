// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <fontconfig/fontconfig.h>

#include "lib/documents/typefaces.h"

namespace samsyn::documents {

struct Typefaces::Loaded {
    FcConfig* configuration = nullptr;
    ~Loaded() { FcConfigDestroy(configuration); }
};

}  // namespace samsyn::documents
