// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/server/commands.h"

namespace samsyn::server {

// samsyn situation: the lägesbild of one area, or of several with commas between, as a file. Formats json,
// geojson, html, pdf, xlsx and csv; others are refused ("format.not_available"). --edition public is what
// everybody may read: the newest release that shows the area, of the period that has --from and --to, or in
// which the round ended.
Printed write_situation(Installation& installation, Given const& given, texts::Texts const& texts);

}  // namespace samsyn::server
