// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/crypto/seal.h"
#include "lib/documents/printer.h"
#include "src/api/api.h"
#include "src/features/datasets/usecases/import_desk.h"
#include "src/features/feedback/usecases/means.h"
#include "src/features/situation/usecases/picture_memory.h"
#include "src/pages/pages.h"

namespace samsyn::routes {

// Every route of every feature: what the server answers, the contract prints, and the tests of rights sweep.
void add_feature_routes(api::Api& api, pages::Pages const& pages, crypto::Seal const& seal,
                        situation::PictureMemory& pictures, datasets::ImportDesk const& desk,
                        feedback::Means const& letters, std::string const& public_url,
                        documents::Printer const& printer);

}  // namespace samsyn::routes
