// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <filesystem>

#include "lib/crypto/signing.h"
#include "src/features/publishing/pages/renderer.h"

namespace samsyn::publishing {

// What the running program lends to whoever publishes.
struct PublicMeans {
    Renderer renderer;
    crypto::SigningKey key;
    std::filesystem::path folder;  // what the public listener serves
    std::string program;           // "samsyn 0.1.0"
};

}  // namespace samsyn::publishing
