// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/place_codes.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "lib/base/check.h"
#include "lib/disclosure/plan_file.h"

namespace samsyn::publishing {

std::string code_of(PlacePoint const& point)
{
    return point.area + "@" + std::to_string(point.x) + "," + std::to_string(point.y);
}
std::string elsewhere_in(std::string const& area) { return area + "/-"; }

std::optional<PlacePoint> point_of(std::string const& code)
{
    auto const at = code.rfind('@');
    if (at == std::string::npos) return std::nullopt;
    auto const comma = code.find(',', at);
    PlacePoint point{code.substr(0, at)};
    auto const* const begin = code.data();
    auto const x = std::from_chars(begin + at + 1, begin + code.size(), point.x);
    if (comma == std::string::npos || x.ptr != begin + comma) return std::nullopt;
    auto const y = std::from_chars(begin + comma + 1, begin + code.size(), point.y);
    if (x.ec != std::errc{} || y.ec != std::errc{} || y.ptr != begin + code.size()) return std::nullopt;
    return point;
}

std::vector<disclosure::Release> read_releases(std::vector<std::string> const& all)
{
    std::vector<disclosure::Release> releases;
    for (auto const& equations : all) {
        auto release = disclosure::read_release(equations);
        check(release.has_value());  // we wrote it
        releases.push_back(std::move(*release));
    }
    return releases;
}

disclosure::Dimension const* place_dimension_of(disclosure::Release const& release)
{
    for (auto const& dimension : release.dimensions)
        if (dimension.name.value == place_dimension) return &dimension;
    return nullptr;
}

Result<std::vector<PlacePoint>> points_of(std::vector<std::string> const& earlier)
{
    std::map<std::string, std::set<PlacePoint>> known;
    for (auto const& release : read_releases(earlier)) {
        auto const* const dimension = place_dimension_of(release);
        if (dimension == nullptr) continue;
        std::map<std::string, std::set<PlacePoint>> points;
        for (auto const& code : dimension->codes)
            if (auto const point = point_of(code.code)) points[point->area].insert(*point);
        for (auto const& [area, of_area] : points)
            if (!known.emplace(area, of_area).second && known[area] != of_area)
                return fail(ErrorKind::conflict, "release.points_changed",
                            {{area, "release.points_changed"}});
    }
    std::vector<PlacePoint> all;
    for (auto const& [area, of_area] : known) all.insert(all.end(), of_area.begin(), of_area.end());
    return all;
}

}  // namespace samsyn::publishing
