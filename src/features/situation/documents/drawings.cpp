// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/drawings.h"

#include <algorithm>
#include <cmath>

namespace samsyn::situation {
namespace {

using documents::Align;
using documents::At;
using documents::Canvas;
using documents::Colour;
using documents::Drawing;
using documents::TextStyle;

constexpr int day_begins_at = 6;  // so that an evening and its night stand together

// A line through the points, broken where nothing is known: silence is not a zero.
template <class X, class Y>
void draw_history(Canvas& canvas, std::vector<HistoryPoint> const& points, X x, Y y,
                  documents::Stroke const& stroke)
{
    std::vector<At> run;
    auto const end_run = [&] {
        if (run.size() > 1) canvas.polyline(run).stroke(stroke);
        run.clear();
    };
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (is_known(points[i]))
            run.push_back({x(i), y(static_cast<double>(points[i].count))});
        else
            end_run();
    }
    end_run();
}

Colour colour_of(Level level)
{
    return level == Level::bad ? ink::bad : level == Level::warn ? Colour::of(0xb26a00) : ink::second;
}

}  // namespace

void draw_level(Canvas& canvas, Level level, At corner, double size)
{
    double const unit = size / 14;
    auto const at = [&](double x, double y) { return At{corner.x + x * unit, corner.y + y * unit}; };
    switch (level) {
        case Level::ok:
            canvas.circle(at(7, 7), 4.4 * unit).stroke({ink::ok, 1.7 * unit});
            break;
        case Level::warn:
            canvas.polygon({at(7, 1.4), at(13.2, 12.4), at(0.8, 12.4)})
                .fill_and_stroke(ink::warn_fill, {ink::warn, 1.1 * unit, {}, true});
            break;
        case Level::bad:
            canvas.polygon({at(7, 0.4), at(13.6, 7), at(7, 13.6), at(0.4, 7)}).fill(ink::bad);
            canvas.move(at(7, 3.6)).line(at(7, 7.8)).move(at(7, 9.6)).line(at(7, 10.7));
            canvas.stroke({ink::white, 1.5 * unit});
            break;
        case Level::none:
            canvas.move(at(3, 7)).line(at(11, 7)).stroke({ink::none, 2 * unit});
            break;
    }
}

Drawing level_sign(Level level, double size, Wording const& words)
{
    return {size, size, words.level(level),
            [level, size](Canvas& canvas) {
                draw_level(canvas, level, {0, 0}, size);
            },
            true};
}

Drawing trend_sign(Trend trend, Wording const& words)
{
    constexpr double size = 7;
    return {size, size, words.trend(trend),
            [trend](Canvas& canvas) {
                constexpr double unit = size / 11;
                auto const at = [](double x, double y) { return At{x * unit, y * unit}; };
                if (trend == Trend::up)
                    canvas.polyline({at(2, 9), at(8.6, 2.4)})
                        .polyline({at(3.8, 2.2), at(8.8, 2.2), at(8.8, 7.2)});
                else if (trend == Trend::down)
                    canvas.polyline({at(2, 2), at(8.6, 8.6)})
                        .polyline({at(3.8, 8.8), at(8.8, 8.8), at(8.8, 3.8)});
                else
                    canvas.polyline({at(1.5, 5.5), at(9.5, 5.5)});
                canvas.stroke({trend == Trend::none ? ink::none : ink::black, 1.5 * unit});
            },
            true};
}

Drawing sparkline(PictureCell const& cell, Level level, double width)
{
    constexpr double height = 15;
    return {width, height, "", [cell, level, width](Canvas& canvas) {
                double top = cell.band ? std::max(1.0, cell.band->high) : 1;
                double bottom = cell.band ? cell.band->low : HUGE_VAL;
                for (auto const& point : cell.history) {
                    if (!is_known(point)) continue;
                    top = std::max(top, static_cast<double>(point.count));
                    bottom = std::min(bottom, static_cast<double>(point.count));
                }
                bottom = std::min(bottom, top - 1);
                auto const steps = static_cast<double>(std::max<std::size_t>(2, cell.history.size()) - 1);
                auto const x = [&](std::size_t i) {
                    return 1.5 + static_cast<double>(i) * (width - 4.5) / steps;
                };
                auto const y = [&](double value) {
                    return height - 2.5 - (value - bottom) / (top - bottom) * (height - 5);
                };
                if (cell.band)
                    canvas
                        .rectangle({0, y(cell.band->high)}, width,
                                   std::max(0.8, y(cell.band->low) - y(cell.band->high)))
                        .fill(ink::band);
                draw_history(canvas, cell.history, x, y, {Colour::of(0x73808c), 0.8, {}, true});
                if (!cell.history.empty() && is_known(cell.history.back()))
                    canvas.circle({x(cell.history.size() - 1), y(static_cast<double>(cell.count))}, 1.6)
                        .fill(colour_of(level));
            }};
}

Drawing hour_bars(std::vector<double> const& hours)
{
    constexpr double step = 2.1;
    constexpr double height = 13;
    return {step * 24, height, "", [hours](Canvas& canvas) {
                double top = 1;
                for (auto const count : hours) top = std::max(top, count);
                for (std::size_t i = 0; i < hours.size(); ++i) {
                    double const count = hours[(i + day_begins_at) % hours.size()];
                    double const bar = count == 0 ? 0.7 : 1.4 + count / top * (height - 1.4);
                    auto const tone = count >= 0.7 * top ? 4 : count >= 0.35 * top ? 2 : 1;
                    canvas.rectangle({static_cast<double>(i) * step, height - bar}, step - 0.45, bar)
                        .fill(ink::density[tone]);
                }
            }};
}

Drawing spot_sign(std::int64_t rank)
{
    auto const text = std::to_string(rank);
    return {15, 15, text,
            [text](Canvas& canvas) {
                canvas.circle({7.5, 7.5}, 7.5).fill(ink::black);
                canvas.text({7.5, 10.4}, text, TextStyle{}.with_size(8.5).with_weight(700).in(ink::white),
                            Align::centre);
            },
            true};
}

Drawing density_sign(std::size_t tone)
{
    return {9, 10, "", [tone](Canvas& canvas) {
                canvas.polygon({{4.5, 0}, {9, 2.5}, {9, 7.5}, {4.5, 10}, {0, 7.5}, {0, 2.5}})
                    .fill(ink::density[std::clamp<std::size_t>(tone, 1, 5) - 1]);
            }};
}

double scale_of(std::vector<PictureTrend> const& trends)
{
    double most = 4;
    for (auto const& trend : trends) {
        if (trend.band) most = std::max(most, trend.band->high);
        for (auto const& point : trend.points) most = std::max(most, static_cast<double>(point.count));
    }
    double const power = std::pow(10, std::floor(std::log10(most)));
    for (auto const step : {1.0, 2.0, 4.0, 5.0, 6.0, 8.0, 10.0})
        if (step * power >= most && std::fmod(step * power, 2) == 0) return step * power;
    return 20 * power;
}

Drawing trend_chart(Picture const& picture, PictureTrend const& trend, double top, double width,
                    Wording const& words)
{
    constexpr double height = 78;
    auto const name = area_name(picture, trend.area);
    bool const has_last = !trend.points.empty() && is_known(trend.points.back());
    auto const last = has_last ? words.number(static_cast<double>(trend.points.back().count)) : "–";
    auto const said =
        words("situation.print_out.trend_said", {{"area", name},
                                                 {"rounds", std::to_string(trend.points.size())},
                                                 {"last", last},
                                                 {"usual", trend.band ? words.usual(*trend.band) : "–"}});
    return {
        width, height, said, [=](Canvas& canvas) {
            constexpr double left = 19;
            constexpr double above = 17;
            constexpr double below = 12;
            auto const steps = static_cast<double>(std::max<std::size_t>(2, trend.points.size()) - 1);
            auto const x = [&](std::size_t i) {
                return left + 3 + static_cast<double>(i) * (width - left - 8) / steps;
            };
            auto const y = [&](double value) { return above + (1 - value / top) * (height - above - below); };
            auto const small = TextStyle{}.with_size(7).in(ink::third);
            canvas.text({0, 9}, name, TextStyle{}.with_size(9).with_weight(600));
            canvas.text({width, 9}, last, TextStyle{}.with_size(9).with_weight(600), Align::right);
            if (trend.band)
                canvas
                    .rectangle({left, y(trend.band->high)}, width - left,
                               y(trend.band->low) - y(trend.band->high))
                    .fill(ink::band);
            for (auto const value : {0.0, top / 2, top})
                canvas.text({left - 4, y(value) + 2.4}, words.number(value), small, Align::right);
            canvas.move({left, y(0)}).line({width, y(0)}).stroke({ink::line, 0.6});
            draw_history(canvas, trend.points, x, y, {ink::second, 1, {}, true});
            if (has_last)
                canvas
                    .circle({x(trend.points.size() - 1), y(static_cast<double>(trend.points.back().count))},
                            2)
                    .fill(ink::black);
            if (trend.points.empty()) return;
            canvas.text({left, height - 2}, words.month_year(trend.points.front().first), small);
            canvas.text({width, height - 2}, words.month_year(trend.points.back().first), small,
                        Align::right);
        }};
}

Drawing state_tag(Picture const& picture, std::string const& text)
{
    // Wide enough for the letters at this size; the words stand in its middle.
    double const width = 14 + 4.3 * static_cast<double>(text.size());
    bool const is_frozen = picture.state == PictureState::frozen;
    return {width, 16, text,
            [=](Canvas& canvas) {
                canvas.rounded({0.5, 0.5}, width - 1, 15, 3)
                    .stroke({Colour::of(0x6b7783), 0.8,
                             is_frozen ? std::vector<double>{} : std::vector<double>{2.5, 2}});
                canvas.text({width / 2, 11}, text, TextStyle{}.with_size(8.5).in(ink::second), Align::centre);
            },
            true};
}

}  // namespace samsyn::situation
