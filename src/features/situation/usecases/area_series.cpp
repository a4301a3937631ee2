// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/area_series.h"

#include <algorithm>

#include "src/features/situation/usecases/area_part.h"

namespace samsyn::situation {
namespace {

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

AreaSeries series_of(AreaFrame const& frame, AreaCounts const& counts, Columns const& columns,
                     work::Reading& reading)
{
    PictureStore store(reading.transaction, reading.actor.tenant);
    AreaSeries series;
    series.periods = frame.periods;
    series.has_round = frame.round.has_value();
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

std::vector<Counted> AreaSeries::counted(std::vector<Tally> const& tallies) const
{
    std::vector<Counted> made;
    for (std::size_t i = 0; i < periods.size(); ++i) made.push_back({periods[i], tallies[i], exposures[i]});
    return made;
}

std::vector<Counted> AreaSeries::whole() const
{
    std::vector<Tally> sums(periods.size());
    for (auto const& tallies : by_column)
        for (std::size_t i = 0; i < tallies.size(); ++i) sums[i] += tallies[i];
    return counted(sums);
}

bool AreaSeries::is_about(std::size_t column, std::string const& code) const
{
    auto const& tallies = by_column[column];
    return !has_round || asked.contains(code) ||
           std::any_of(tallies.begin(), tallies.end(), [](Tally const& tally) { return tally.count() > 0; });
}

}  // namespace samsyn::situation
