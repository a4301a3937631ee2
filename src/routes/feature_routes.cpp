// SPDX-License-Identifier: EUPL-1.2
#include "src/routes/feature_routes.h"

#include "src/features/acute/http/routes.h"
#include "src/features/areas/http/routes.h"
#include "src/features/attachments/http/routes.h"
#include "src/features/datasets/http/routes.h"
#include "src/features/editions/http/edition_pdf.h"
#include "src/features/editions/http/routes.h"
#include "src/features/feedback/http/routes.h"
#include "src/features/goals/http/routes.h"
#include "src/features/identity/http/routes.h"
#include "src/features/observations/http/routes.h"
#include "src/features/publishing/http/routes.h"
#include "src/features/rounds/http/routes.h"
#include "src/features/situation/http/routes.h"
#include "src/pages/routes.h"

namespace samsyn::routes {

void add_feature_routes(api::Api& api, pages::Pages const& pages, crypto::Seal const& seal,
                        situation::PictureMemory& pictures, datasets::ImportDesk const& desk,
                        feedback::Means const& letters, std::string const& public_url,
                        documents::Printer const& printer)
{
    pages::add_routes(api, pages);
    identity::add_routes(api, pages, seal);
    areas::add_routes(api);
    observations::add_routes(api);
    rounds::add_routes(api, pages);
    acute::add_routes(api);
    goals::add_routes(api);
    datasets::add_routes(api, pages, desk);
    situation::add_routes(api, pages, pictures, printer);
    editions::add_routes(api, pictures);
    editions::add_pdf_route(api, pages, printer);
    attachments::add_routes(api);
    publishing::add_routes(api, public_url);
    feedback::add_routes(api, pages, letters);
}

}  // namespace samsyn::routes
