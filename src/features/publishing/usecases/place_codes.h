// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/disclosure/plan.h"
#include "src/features/publishing/usecases/gate.h"

// How the gate's tables call places: "HULTA@381204,6401377" for a point, "HULTA/-" for what has none.
namespace samsyn::publishing {

inline constexpr char const* place_dimension = "place";

std::string code_of(PlacePoint const& point);
std::string elsewhere_in(std::string const& area);
std::optional<PlacePoint> point_of(std::string const& code);

// Null for a release that knew of no places.
disclosure::Dimension const* place_dimension_of(disclosure::Release const& release);
std::vector<disclosure::Release> read_releases(std::vector<std::string> const& equations);

}  // namespace samsyn::publishing
