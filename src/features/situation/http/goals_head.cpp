// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/http/goals_head.h"

#include <algorithm>

#include "lib/base/enum_text.h"

namespace samsyn::situation {
namespace {

using html::Value;

std::string in_words(double value, goals::IndicatorSource source, Words const& words)
{
    auto const number = words.number(value);
    return source == goals::IndicatorSource::survey ? words("ui.measure.share", {{"value", number}}) : number;
}

// "Skadegörelse per omgång 11,3 → 8,2 (mål högst 6)"
std::string in_words(goals::ShownIndicator const& indicator, Words const& words)
{
    std::string text = indicator.measures + " ";
    if (indicator.baseline) text += in_words(indicator.baseline->value, indicator.source, words) + " ";
    if (indicator.now)
        text +=
            (indicator.baseline ? "→ " : "") + in_words(indicator.now->value, indicator.source, words) + " ";
    auto const* const key =
        indicator.wanted == goals::Direction::down ? "ui.goals.at_most" : "ui.goals.at_least";
    return text + "(" + words(key, {{"value", in_words(indicator.target, indicator.source, words)}}) + ")";
}

Value goals_of(goals::ShownGoals const& area, Words const& words)
{
    Value::List goals;
    for (auto const& goal : area.goals) {
        std::string indicators;
        for (auto const& indicator : goal.indicators)
            indicators += (indicators.empty() ? "" : " · ") + in_words(indicator, words);
        goals.push_back(Value::Fields{{"sentence", goal.sentence},
                                      {"by", goal.by ? words("ui.goals.by", {{"day", goal.by->text()}}) : ""},
                                      {"progress", words("ui.progress." + enum_text(goal.progress))},
                                      {"indicators", indicators}});
    }
    return goals;
}

}  // namespace

void put_goals(Value& values, goals::GoalList const& list, Picture const& picture, Words const& words)
{
    Value::List areas;
    for (auto const& area : list.areas) {
        bool const is_shown = std::any_of(picture.areas.begin(), picture.areas.end(),
                                          [&](auto const& one) { return one.code == area.area_code; });
        if (is_shown)
            areas.push_back(Value::Fields{{"name", area.area_name}, {"goals", goals_of(area, words)}});
    }
    // Beside an older period's figures the heading says that the goals are not of that time.
    values["goals_title"] = words(picture.next ? "situation.goals.today" : "situation.goals.title");
    values["has_goals"] = !areas.empty();
    values["goal_areas"] = std::move(areas);
}

}  // namespace samsyn::situation
