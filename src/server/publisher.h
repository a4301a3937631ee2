// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/html/templates.h"
#include "src/features/publishing/usecases/public_means.h"
#include "src/server/installation.h"

namespace samsyn::server {

// What publishing needs of an installation: its pages, its key, its folder. `texts` and `printer` outlive it.
class Publisher {
public:
    Publisher(Installation const& installation, texts::Texts const& texts, documents::Printer const& printer);
    Publisher(Publisher const&) = delete;
    Publisher& operator=(Publisher const&) = delete;

    publishing::PublicMeans const& means() const { return m_means; }

private:
    html::Templates m_templates;
    publishing::PublicMeans m_means;  // refers to the templates
};

}  // namespace samsyn::server
