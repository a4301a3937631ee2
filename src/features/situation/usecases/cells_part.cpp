// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/cells_part.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "src/features/situation/usecases/area_part.h"

namespace samsyn::situation {
namespace {

constexpr std::size_t history_periods = 13;

// An area's counts by column and period, and what its operations were asked.
struct AreaSeries {
    std::vector<Exposure> exposures;
    std::vector<std::vector<Tally>> by_column;
    std::set<std::string> asked;  // columns
    bool is_joint = false;        // all that was reported, not only a part
};

std::vector<Exposure> exposures_of(AreaFrame const& frame, PictureStore& store)
{
    std::vector<Exposure> exposures(frame.periods.size());
    for (auto const& round : store.exposures(frame.area.id, frame.days()))
        for (std::size_t i = 0; i < frame.periods.size(); ++i)
            if (frame.periods[i].contains(round.days.last)) exposures[i] += round.exposure;
    return exposures;
}

// What people answered of a question as a whole, beside the acute events.
void add_serious_answers(AreaSeries& series, AreaFrame const& frame, Columns const& columns,
                         access::Visible const& visible, PictureStore& store)
{
    for (auto const& said : store.serious_answers(visible, frame.area.id, frame.periods.back()))
        for (std::size_t c = 0; c < columns.all().size(); ++c)
            if (columns.all()[c].code == said.question && columns.all()[c].is_question)
                series.by_column[c].back().serious += said.answers;
}

AreaSeries series_of(AreaFrame const& frame, AreaCounts const& counts, Columns const& columns,
                     work::Reading& reading)
{
    PictureStore store(reading.transaction, reading.actor.tenant);
    AreaSeries series;
    series.is_joint = sees_joint(reading.actor, frame.area.id);
    series.exposures = exposures_of(frame, store);
    series.by_column.assign(columns.all().size(), std::vector<Tally>(frame.periods.size()));
    for (auto const& [category, tallies] : counts.by_category) {
        auto const column = columns.of(category);
        if (!column) continue;
        for (std::size_t i = 0; i < tallies.size(); ++i) series.by_column[*column][i] += tallies[i];
    }
    add_serious_answers(series, frame, columns, reading.visible(access::Depth::compiled), store);
    if (frame.round)
        for (auto const& question : store.questions(frame.round->checklist))
            series.asked.insert(question.code);
    return series;
}

std::vector<Counted> counted(AreaFrame const& frame, std::vector<Exposure> const& exposures,
                             std::vector<Tally> const& tallies)
{
    std::vector<Counted> made;
    for (std::size_t i = 0; i < frame.periods.size(); ++i)
        made.push_back({frame.periods[i], tallies[i], exposures[i]});
    return made;
}

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

Judgement judged(std::vector<Counted> const& series, bool is_joint)
{
    return is_joint ? judge(series, MedianBand()) : judge_part(series);
}

PictureCell cell_of(std::string const& area, std::string const& column, std::vector<Counted> const& series,
                    bool is_joint)
{
    auto judgement = judged(series, is_joint);
    PictureCell cell;
    cell.area = area;
    cell.category = column;
    cell.count = series.back().tally.count();
    cell.previous = previous_of(series);
    cell.trend = judgement.trend;
    cell.history = history_of(series, history_periods);
    cell.band = shown(judgement.band);
    cell.level = judgement.level;
    cell.rule = std::move(judgement.rule);
    return cell;
}

PictureTrend trend_of(std::string const& area, AreaFrame const& frame, AreaSeries const& series)
{
    std::vector<Tally> sums(frame.periods.size());
    for (auto const& tallies : series.by_column)
        for (std::size_t i = 0; i < tallies.size(); ++i) sums[i] += tallies[i];
    auto const all = counted(frame, series.exposures, sums);
    return {area, history_of(all, all.size()), shown(judged(all, series.is_joint).band)};
}

bool has_any(std::vector<Tally> const& tallies)
{
    return std::any_of(tallies.begin(), tallies.end(), [](Tally const& tally) { return tally.count() > 0; });
}

}  // namespace

Columns columns_of(Frame const& frame, PictureStore& store)
{
    std::vector<Question> questions;
    std::set<Uuid> asked;
    auto const ask = [&](Uuid checklist) {
        if (!asked.insert(checklist).second) return;
        for (auto const& question : store.questions(checklist)) questions.push_back(question);
    };
    for (auto const& area : frame.areas)
        if (area.round) ask(area.round->checklist);
    if (asked.empty())
        if (auto const newest = store.newest_checklist()) ask(*newest);
    return Columns(questions, store.categories());
}

Columns add_cells(Picture& picture, Frame const& frame,
                  std::vector<std::shared_ptr<AreaCounts const>> const& counts, work::Reading& reading)
{
    PictureStore store(reading.transaction, reading.actor.tenant);
    auto columns = columns_of(frame, store);
    std::vector<AreaSeries> series;
    for (std::size_t a = 0; a < frame.areas.size(); ++a)
        series.push_back(series_of(frame.areas[a], *counts[a], columns, reading));

    for (std::size_t c = 0; c < columns.all().size(); ++c) {
        auto const& column = columns.all()[c];
        bool const is_used = std::any_of(series.begin(), series.end(),
                                         [&](AreaSeries const& area) { return has_any(area.by_column[c]); });
        if (column.is_question || is_used)
            picture.categories.push_back(
                {column.code, {column.name_sv, column.name_en}, columns.categories_of(c)});
    }
    for (std::size_t a = 0; a < frame.areas.size(); ++a) {
        auto const& code = frame.areas[a].area.code;
        for (auto const& shown : picture.categories) {
            auto const at = std::find_if(columns.all().begin(), columns.all().end(),
                                         [&](Column const& column) { return column.code == shown.code; });
            auto const& tallies = series[a].by_column[static_cast<std::size_t>(at - columns.all().begin())];
            if (frame.areas[a].round && !series[a].asked.contains(shown.code) && !has_any(tallies)) continue;
            picture.cells.push_back(cell_of(
                code, shown.code, counted(frame.areas[a], series[a].exposures, tallies), series[a].is_joint));
        }
        picture.trends.push_back(trend_of(code, frame.areas[a], series[a]));
    }
    return columns;
}

}  // namespace samsyn::situation
