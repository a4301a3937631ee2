// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/goal_list.h"

#include "lib/base/enum_text.h"

namespace samsyn::situation {
namespace {

using documents::Block;
using documents::Heading;
using documents::List;
using documents::TextStyle;
using documents::Words;

std::string in_words(double value, goals::IndicatorSource source, Wording const& words)
{
    auto const number = words.number(value);
    return source == goals::IndicatorSource::survey ? words("ui.measure.share", {{"value", number}}) : number;
}

// "Skadegörelse per omgång från 11,3, nu 8,2 (mål högst 6)". In words: the fonts have no arrow to the right.
std::string in_words(goals::ShownIndicator const& indicator, Wording const& words)
{
    auto const said = [&](std::string const& key, double value) {
        return words(key, {{"value", in_words(value, indicator.source, words)}});
    };
    auto text = indicator.measures;
    if (indicator.baseline) text += " " + said("situation.print_out.from", indicator.baseline->value);
    if (indicator.now)
        text += (indicator.baseline ? ", " : " ") + said("situation.print_out.now", indicator.now->value);
    bool const is_down = indicator.wanted == goals::Direction::down;
    return text + " (" + said(is_down ? "ui.goals.at_most" : "ui.goals.at_least", indicator.target) + ")";
}

Words in_words(goals::ShownGoal const& goal, std::string const& area, Wording const& words)
{
    auto const quiet = TextStyle{}.in(ink::second);
    Words line;
    if (!area.empty()) line.push_back({area + "  ", TextStyle{}.with_weight(600)});
    line.push_back({goal.sentence, TextStyle{}.with_weight(600)});
    if (goal.by) line.push_back({" " + words("ui.goals.by", {{"day", words.day(*goal.by)}}), quiet});
    line.push_back({"  " + words("ui.progress." + enum_text(goal.progress)) + ".", quiet});
    std::string indicators;
    for (auto const& indicator : goal.indicators)
        indicators += (indicators.empty() ? "  " : " · ") + in_words(indicator, words);
    if (!indicators.empty()) line.push_back({indicators, quiet});
    return line;
}

}  // namespace

std::vector<Block> goal_list(PictureDocument const& document, Wording const& words)
{
    if (document.goals.empty()) return {};
    bool const says_area = document.picture.areas.size() > 1;
    List list;
    for (auto const& area : document.goals)
        for (auto const& goal : area.goals)
            list.items.push_back({in_words(goal, says_area ? area.area_name + ":" : "", words)});
    return {{Heading{2, words("situation.print_out.goals")}}, {std::move(list)}};
}

}  // namespace samsyn::situation
