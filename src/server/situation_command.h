// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/server/commands.h"

namespace samsyn::server {

// samsyn situation: the lägesbild of one area as a file. Formats json, geojson, html and xlsx; the public
// edition and PDF are refused until there are any ("edition.not_available", "format.not_available").
Printed write_situation(Installation& installation, Given const& given, texts::Texts const& texts);

}  // namespace samsyn::server
