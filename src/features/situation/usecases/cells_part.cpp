// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/cells_part.h"

#include <algorithm>
#include <cmath>

#include "src/features/situation/usecases/chances_elsewhere.h"

namespace samsyn::situation {
namespace {

constexpr std::size_t history_periods = 13;
constexpr std::size_t trend_periods = 26;

std::vector<HistoryPoint> history_of(std::vector<Counted> const& series, std::size_t most)
{
    std::vector<HistoryPoint> points;
    for (auto i = series.size() - std::min(most, series.size()); i < series.size(); ++i)
        points.push_back({series[i].days.first, series[i].tally.count(), series[i].exposure.expected,
                          series[i].exposure.answered});
    return points;
}

// The count before; none where nobody answered.
std::optional<std::int64_t> previous_of(std::vector<Counted> const& series)
{
    if (series.size() < 2) return std::nullopt;
    auto const& before = series[series.size() - 2];
    if (before.exposure.applies() && before.exposure.answered == 0) return std::nullopt;
    return before.tally.count();
}

// One decimal: what is shown, and what both engines agree on.
std::optional<Band> shown(std::optional<Band> const& band)
{
    auto const rounded = [](double value) { return std::round(value * 10) / 10; };
    if (!band) return std::nullopt;
    return Band{rounded(band->low), rounded(band->median), rounded(band->high)};
}

// One that is to be judged together with the others.
struct Open {
    PictureCell cell;
    std::vector<Counted> series;
};

Open open_cell(std::string const& area, std::string const& column, std::vector<Counted> series)
{
    PictureCell cell;
    cell.area = area;
    cell.category = column;
    cell.count = series.back().tally.count();
    cell.previous = previous_of(series);
    cell.history = history_of(series, history_periods);
    return {std::move(cell), std::move(series)};
}

void close(PictureCell& cell, Judgement judgement)
{
    cell.trend = judgement.trend;
    cell.band = shown(judgement.band);
    cell.basis = judgement.basis;
    cell.level = judgement.level;
    cell.rule = std::move(judgement.rule);
}

PictureTrend trend_of(std::string const& area, AreaSeries const& series)
{
    auto const whole = series.whole();
    auto const judgement = series.is_joint ? judge(whole, SeasonalBand()) : judge_part(whole);
    return {area, history_of(whole, trend_periods), shown(judgement.band)};
}

bool has_any(std::vector<Tally> const& tallies)
{
    return std::any_of(tallies.begin(), tallies.end(), [](Tally const& tally) { return tally.count() > 0; });
}

// The columns shown, by their place among all.
std::vector<std::size_t> add_categories(Picture& picture, Columns const& columns,
                                        std::vector<AreaSeries> const& series)
{
    std::vector<std::size_t> shown;
    for (std::size_t c = 0; c < columns.all().size(); ++c) {
        auto const& column = columns.all()[c];
        bool const is_used = std::any_of(series.begin(), series.end(),
                                         [&](AreaSeries const& area) { return has_any(area.by_column[c]); });
        if (!column.is_question && !is_used) continue;
        picture.categories.push_back(
            {column.code, {column.name_sv, column.name_en}, columns.categories_of(c)});
        shown.push_back(c);
    }
    return shown;
}

}  // namespace

Columns add_cells(Picture& picture, Frame const& frame,
                  std::vector<std::shared_ptr<AreaCounts const>> const& counts, work::Reading& reading,
                  PictureMemory* memory)
{
    PictureStore store(reading.transaction, reading.actor.tenant);
    auto columns = columns_of(frame, store);
    std::vector<AreaSeries> series;
    for (std::size_t a = 0; a < frame.areas.size(); ++a)
        series.push_back(series_of(frame.areas[a], *counts[a], columns, reading));

    auto const shown = add_categories(picture, columns, series);
    std::vector<std::size_t> joint;  // cells that are judged
    std::vector<std::vector<Counted>> judged;
    for (std::size_t a = 0; a < frame.areas.size(); ++a) {
        auto const& code = frame.areas[a].area.code;
        for (auto const c : shown) {
            if (!series[a].is_about(c, columns.all()[c].code)) continue;
            auto [cell, counted] =
                open_cell(code, columns.all()[c].code, series[a].counted(series[a].by_column[c]));
            if (series[a].is_joint) {
                joint.push_back(picture.cells.size());
                judged.push_back(std::move(counted));
            } else {
                close(cell, judge_part(counted));
            }
            picture.cells.push_back(std::move(cell));
        }
        picture.trends.push_back(trend_of(code, series[a]));
    }
    if (joint.empty()) return columns;
    auto judgements = judge_together(judged, SeasonalBand(), chances_elsewhere(frame, reading, memory));
    for (std::size_t i = 0; i < joint.size(); ++i) close(picture.cells[joint[i]], std::move(judgements[i]));
    return columns;
}

}  // namespace samsyn::situation
