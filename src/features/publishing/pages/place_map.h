// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/html/value.h"
#include "src/features/publishing/pages/shown_release.h"

namespace samsyn::publishing {

// What a place is called; where it has no name, where it is.
std::string place_name(ShownRelease const& shown, PublicPlace const& place);

// The map of the places that a release shows and its table twin, for the template release_places. Borders and
// points as one SVG, that needs no script and calls nobody.
html::Value::Fields place_map(ShownRelease const& shown);

// Of a release with places, as a table of its own: one row for each place that is shown, the zeros too.
std::string places_csv(ShownRelease const& shown);

}  // namespace samsyn::publishing
