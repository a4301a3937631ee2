// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>

#include "lib/imaging/child/redraw.h"

namespace samsyn::imaging::child {

constexpr int longest_searched = 1200;

// Where faces and number plates may be, by the trained cascades of Debian's opencv-data.
class Finder {
public:
    Finder();  // reads the cascades; before confine()
    ~Finder();
    bool is_ready() const;
    // "face X Y WIDTH HEIGHT\n" each, in ten-thousandths, with a margin.
    std::string lines(Grey const& picture);

private:
    struct Cascades;
    std::unique_ptr<Cascades> m_cascades;
};

}  // namespace samsyn::imaging::child
