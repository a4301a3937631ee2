// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"
#include "src/features/situation/usecases/picture.h"
#include "src/features/situation/usecases/picture_memory.h"
#include "src/pages/pages.h"

namespace samsyn::situation {

// What the template situation_tables.mustache shows.
html::Value tables_of(Picture const& picture, texts::Texts const& texts, texts::Language language);

// GET /lagesbild: the picture as tables, without JavaScript. ?period=… as in the interface.
http::Response show_page(api::Api& api, pages::Pages const& pages, PictureMemory& memory,
                         http::Request const& request);

// The picture as a file of its own: the same tables, no stylesheet and no menu.
std::string picture_as_html(Picture const& picture, html::Templates const& templates,
                            texts::Texts const& texts, texts::Language language);

}  // namespace samsyn::situation
