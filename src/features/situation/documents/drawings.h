// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "lib/documents/document.h"
#include "src/features/situation/documents/wording.h"

// The picture's small signs and charts, drawn as on the page.
namespace samsyn::situation {

namespace ink {
using documents::Colour;
inline constexpr Colour black = Colour::of(0x17212b);
inline constexpr Colour second = Colour::of(0x44505c);
inline constexpr Colour third = Colour::of(0x5f6b77);
inline constexpr Colour line = Colour::of(0xc5cbd1);
inline constexpr Colour band = Colour::of(0xeceef0);
inline constexpr Colour white = Colour::of(0xffffff);
inline constexpr Colour bad = Colour::of(0xa61b1b);
inline constexpr Colour bad_weak = Colour::of(0xfcebea);
inline constexpr Colour warn_fill = Colour::of(0xf2b01e);
inline constexpr Colour warn = Colour::of(0x7a4300);
inline constexpr Colour warn_weak = Colour::of(0xfff6df);
inline constexpr Colour ok = Colour::of(0x15695f);
inline constexpr Colour none = Colour::of(0x8b95a0);
inline constexpr Colour density[] = {Colour::of(0xddd7ec), Colour::of(0xbdb1da), Colour::of(0x9384c2),
                                     Colour::of(0x6a58a8), Colour::of(0x41307f)};
}  // namespace ink

// Hollow ring, triangle, diamond with !, dash: told apart without colour.
void draw_level(documents::Canvas& canvas, Level level, documents::At corner, double size);
// The sign of a level as a word of its own.
documents::Drawing level_sign(Level level, double size, Wording const& words);
// An arrow where the change is one, else a faint dash.
documents::Drawing trend_sign(Trend trend, Wording const& words);
// 13 periods over the band of what is usual, the last in its level's colour. An ornament: a table says it.
documents::Drawing sparkline(PictureCell const& cell, Level level, double width);
// 24 bars from six in the morning. An ornament: words say it.
documents::Drawing hour_bars(std::vector<double> const& hours);
// A place's number as on the map.
documents::Drawing spot_sign(std::int64_t rank);
// A hexagon of one of the five classes of density.
documents::Drawing density_sign(std::size_t tone);
// A year of one area on the scale that all share.
documents::Drawing trend_chart(Picture const& picture, PictureTrend const& trend, double top, double width,
                               Wording const& words);
// The top of a scale from zero that all trends fit in, a number that halves evenly.
double scale_of(std::vector<PictureTrend> const& trends);
// How final the picture is, as a tag; with a dashed edge until it is frozen.
documents::Drawing state_tag(Picture const& picture, std::string const& text);

}  // namespace samsyn::situation
