// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <span>

namespace samsyn::analytics {

// A place on the plane, in metres.
struct Point {
    double x;
    double y;
};

bool all_finite(std::span<Point const> places);
bool all_finite(std::span<double const> values);
bool all_same(std::span<Point const> places);
bool all_same(std::span<double const> values);

}  // namespace samsyn::analytics
