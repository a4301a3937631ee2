// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/documents/document.h"
#include "lib/geo/geojson.h"

namespace samsyn::situation {

namespace ink {
inline constexpr auto land = documents::Colour::of(0xf3f3ef);
}

// Fits a part of the world into a rectangle, in the square Mercator projection of the page's own map, so that
// both look alike.
class MapView {
public:
    using LonLat = geo::Point<geo::Wgs84>;

    MapView(geo::Box world, double width, double most_height);

    double width() const { return m_width; }
    double height() const { return m_height; }
    documents::At place(LonLat at) const;
    // Without what lies too close to be told apart on paper.
    std::vector<documents::At> place(std::vector<LonLat> const& points) const;
    // Whether a part of what has these corners may be within.
    bool shows(std::vector<documents::At> const& corners) const;

private:
    double m_width = 0;
    double m_height = 0;
    double m_scale = 1;
    documents::At m_origin;
};

// The ground: what lies under the areas, drawn layer by layer.
class MapGround {
public:
    MapGround(std::string const& geojson, MapView const& view);

    void draw(documents::Canvas& canvas) const;
    void draw_names(documents::Canvas& canvas) const;

private:
    template <class Visit>
    void for_each(std::string_view layer, Visit visit) const;
    void polygons(documents::Canvas& canvas, std::string_view layer, documents::Colour colour,
                  double smallest) const;
    template <class StrokeOf>
    void lines(documents::Canvas& canvas, std::string_view layer, StrokeOf stroke_of) const;

    MapView m_view;
    std::vector<geo::Feature> m_features;
};

}  // namespace samsyn::situation
