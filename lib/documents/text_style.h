// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>

namespace samsyn::documents {

struct Colour {
    double red = 0;  // 0 to 1
    double green = 0;
    double blue = 0;

    // 0xRRGGBB
    static constexpr Colour of(unsigned rgb)
    {
        return {((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0};
    }
};

enum class Align { left, centre, right };

// Serif marks what a person wrote and stands for; what is machine-made is sans.
enum class Face { sans, serif };

struct TextStyle {
    Face face = Face::sans;
    double size = 9.5;        // points
    double line_height = 13;  // points
    int weight = 400;         // 400, 600 or 700 (serif: 400 or 600)
    Colour colour = Colour::of(0x17212b);

    TextStyle with_size(double points) const
    {
        auto style = *this;
        style.size = points;
        style.line_height = points * 1.32;
        return style;
    }
    TextStyle with_weight(int wanted) const
    {
        auto style = *this;
        style.weight = wanted;
        return style;
    }
    TextStyle in(Colour wanted) const
    {
        auto style = *this;
        style.colour = wanted;
        return style;
    }
};

inline TextStyle body_style() { return {}; }
inline TextStyle table_style() { return TextStyle{}.with_size(8.5); }

}  // namespace samsyn::documents
