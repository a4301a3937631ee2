// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/server/commands.h"

namespace samsyn::server {

// samsyn situation: the lägesbild of one area, or of several with commas between, as a file. Formats json,
// geojson, html, pdf, xlsx and csv; others are refused ("format.not_available"), and so is the public edition
// until there is one ("edition.not_available").
Printed write_situation(Installation& installation, Given const& given, texts::Texts const& texts);

}  // namespace samsyn::server
