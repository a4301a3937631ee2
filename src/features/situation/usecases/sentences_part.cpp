// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/sentences_part.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "src/features/situation/domain/sentences.h"
#include "src/features/situation/usecases/sentence_words.h"

namespace samsyn::situation {
namespace {

Exposure exposure_of(HistoryPoint const& point) { return {point.expected, point.answered}; }

AreaInNumbers::Cell numbers_of(PictureCell const& cell)
{
    AreaInNumbers::Cell numbers;
    numbers.category = cell.category;
    numbers.count = cell.count;
    numbers.previous = cell.previous;
    auto const& history = cell.history;
    if (!history.empty()) numbers.exposure = exposure_of(history.back());
    if (history.size() > 1) numbers.exposure_before = exposure_of(history[history.size() - 2]);
    numbers.trend = cell.trend;
    numbers.level = cell.level;
    numbers.band = cell.band;
    numbers.rule = cell.rule;
    return numbers;
}

AreaInNumbers::Spot numbers_of(PictureSpot const& spot)
{
    AreaInNumbers::Spot numbers{spot.place, spot.count, spot.previous, {}};
    if (spot.peak) numbers.peak = Peak{spot.peak->weekdays, spot.peak->from, spot.peak->to};
    return numbers;
}

AreaInNumbers numbers_of(Picture const& picture, PictureArea const& area)
{
    AreaInNumbers numbers;
    numbers.is_joint = area.is_joint;
    numbers.is_running = (area.round && area.round->state == PictureRoundState::open) ||
                         picture.period.last >= swedish_time(picture.as_of).day;
    numbers.coverage = {area.coverage.expected, area.coverage.answered};
    numbers.nothing = area.coverage.nothing;
    numbers.acute = area.acute.value_or(0);
    numbers.acute_previous = area.acute_previous;
    for (auto const& trend : picture.trends)
        if (trend.area == area.code) numbers.periods = trend.points.size();
    for (auto const& cell : picture.cells)
        if (cell.area == area.code) numbers.cells.push_back(numbers_of(cell));
    for (auto const& spot : picture.spots)
        if (spot.area == area.code) numbers.spots.push_back(numbers_of(spot));
    return numbers;
}

PictureSentence shown(Sentence const& sentence, PictureArea const& area, Picture const& picture)
{
    PictureSentence shown;
    shown.area = area.code;
    if (!sentence.category.empty()) shown.category = sentence.category;
    if (!sentence.place.empty()) shown.place = sentence.place;
    shown.code = sentence.code;
    shown.sv = in_words(sentence, area, picture, texts::Language::sv);
    shown.en = in_words(sentence, area, picture, texts::Language::en);
    shown.evidence = {picture.period.first,   picture.period.last, area.coverage.answered,
                      area.coverage.expected, sentence.values,     sentence.weekdays};
    return shown;
}

}  // namespace

void add_sentences(Picture& picture)
{
    std::vector<PictureSentence> sentences;
    for (auto const& area : picture.areas)
        for (auto const& sentence : sentences_of(numbers_of(picture, area)))
            sentences.push_back(shown(sentence, area, picture));
    picture.sentences = std::move(sentences);
}

}  // namespace samsyn::situation
