// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "lib/documents/canvas.h"

namespace samsyn::situation {

// Where names stand on the map: each as near its wish as there is room, beside what stands already.
class LabelPlaces {
public:
    struct Box {
        double left = 0;
        double top = 0;
        double right = 0;
        double bottom = 0;
    };
    LabelPlaces(double width, double height) : m_width(width), m_height(height) {}

    void take(Box const& box) { m_taken.push_back(box); }

    // The baseline's beginning for a name of this width that wishes to begin at `at`; it is then taken. Where
    // all is full, the wish.
    documents::At free(documents::At at, double width);

private:
    bool is_free(Box const& box) const;

    double m_width;
    double m_height;
    std::vector<Box> m_taken;
};

// Discs of this radius that would cover each other, moved apart as far as they need and no further.
std::vector<documents::At> spread(std::vector<documents::At> centres, double radius);

}  // namespace samsyn::situation
