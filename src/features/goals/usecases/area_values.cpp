// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/usecases/area_values.h"

#include <algorithm>

namespace samsyn::goals {
namespace {

constexpr int shown_points = 13;
constexpr std::size_t rounds_of_now = 6;
constexpr std::int32_t long_ago_days = 36'525;

// Parents stand in the same list; a taxonomy is a few levels deep.
std::set<std::string> with_those_under(std::string const& category,
                                       std::vector<AreaStore::Category> const& categories)
{
    std::set<std::string> codes{category};
    for (std::size_t before = 0; before != codes.size();) {
        before = codes.size();
        for (auto const& one : categories)
            if (one.parent && codes.contains(*one.parent)) codes.insert(one.code);
    }
    return codes;
}

ShownLevel shown_level(CountedRounds const& counted)
{
    ShownLevel level;
    level.value = counted.mean;
    level.from = counted.first;
    level.to = counted.last;
    level.rounds = counted.rounds;
    level.left_out = counted.left_out;
    level.expected = counted.expected;
    level.answered = counted.answered;
    level.is_thin = counted.is_thin();
    return level;
}

ShownLevel shown_level(double value, std::optional<Day> from, std::optional<Day> to,
                       std::string const& source, std::optional<Answers> answers)
{
    ShownLevel level;
    level.value = value;
    level.from = from;
    level.to = to;
    level.source = source;
    if (answers) level.answers = answers->value;
    return level;
}

void take(ShownIndicator& shown, Judgement const& judgement)
{
    shown.progress = judgement.progress;
    shown.doubt = judgement.doubt;
    shown.is_certain = judgement.is_certain;
}

// The newest six that come after the baseline.
std::vector<RoundCount> newest_after(std::optional<Day> baseline_to, std::vector<RoundCount> const& rounds)
{
    std::vector<RoundCount> newest;
    for (auto const& round : rounds)
        if (!baseline_to || round.days.first > *baseline_to) newest.push_back(round);
    if (newest.size() > rounds_of_now) newest.erase(newest.begin(), newest.end() - rounds_of_now);
    return newest;
}

}  // namespace

bool sees_counts(access::Actor const& actor, Id<Area> area)
{
    return actor.kind == access::Actor::Kind::system || actor.is_core(area);
}

std::vector<RoundCount> counts_of(std::string const& category,
                                  std::vector<AreaStore::Category> const& categories,
                                  std::vector<AreaStore::ClosedRound> const& rounds)
{
    auto const codes = with_those_under(category, categories);
    std::vector<RoundCount> counts;
    for (auto const& closed : rounds) {
        auto count = closed.round;
        for (auto const& [code, number] : closed.by_category)
            if (codes.contains(code)) count.count += number;
        counts.push_back(count);
    }
    return counts;
}

AreaValues::AreaValues(work::Reading& reading, Id<Area> area, Day day)
    : m_day(day), m_sees_counts(sees_counts(reading.actor, area))
{
    AreaStore store(reading.transaction, reading.actor.tenant);
    m_categories = store.categories(day);
    if (m_sees_counts)
        m_rounds = store.closed_rounds(reading.visible(access::Depth::compiled), area,
                                       {day.plus(-long_ago_days), day}, shown_points);
    for (auto const& one : GoalStore(reading.transaction, reading.actor.tenant).measurements(area))
        if (one.day <= day && one.withdrawn_reason.empty()) m_measurements[one.indicator].push_back(one);
}

ShownGoal AreaValues::show(Goal const& goal, std::vector<Indicator> const& indicators) const
{
    ShownGoal shown;
    shown.id = goal.id;
    shown.sentence = goal.sentence;
    shown.by = goal.by;
    std::vector<Progress> progress;
    for (auto const& indicator : indicators) {
        if (indicator.goal != goal.id || !indicator.stands_on(m_day)) continue;
        shown.indicators.push_back(show(indicator));
        progress.push_back(shown.indicators.back().progress);
    }
    shown.progress = progress_of(progress);
    return shown;
}

ShownIndicator AreaValues::show(Indicator const& indicator) const
{
    ShownIndicator shown;
    shown.id = indicator.id;
    shown.measures = indicator.measures;
    shown.source = indicator.source;
    shown.unit = indicator.unit;
    shown.wanted = indicator.wanted;
    shown.target = indicator.target;
    shown.by = indicator.by;
    if (indicator.source == IndicatorSource::count)
        show_count(shown, indicator);
    else
        show_measured(shown, indicator);
    return shown;
}

void AreaValues::show_count(ShownIndicator& shown, Indicator const& indicator) const
{
    shown.category = indicator.category ? indicator.category->value : "";
    for (auto const& category : m_categories)
        if (category.code == shown.category) {
            shown.category_sv = category.name_sv;
            shown.category_en = category.name_en;
        }
    if (!m_sees_counts) {
        shown.doubt = Doubt::withheld;
        return;
    }
    auto const counts = counts_of(shown.category, m_categories, m_rounds);
    for (auto const& round : counts)
        shown.points.push_back({round.days.last, static_cast<double>(round.count), round.expected,
                                round.answered, !round.is_covered(), ""});
    std::optional<Level> baseline;
    if (indicator.counted.rounds > 0) {
        baseline = level_of(indicator.counted);
        shown.baseline = shown_level(indicator.counted);
    }
    auto const average = average_of(newest_after(indicator.baseline_to, counts));
    std::optional<Level> now;
    if (average.rounds > 0) {
        now = level_of(average);
        shown.now = shown_level(average);
    }
    take(shown, judge(indicator, baseline, now));
}

void AreaValues::show_measured(ShownIndicator& shown, Indicator const& indicator) const
{
    std::optional<Level> baseline;
    if (indicator.baseline) {
        baseline = level_of(*indicator.baseline, indicator.source, indicator.baseline_answers);
        shown.baseline = shown_level(*indicator.baseline, indicator.baseline_from, indicator.baseline_to,
                                     indicator.baseline_source, indicator.baseline_answers);
    }
    std::optional<Level> now;
    auto const measured = m_measurements.find(indicator.id);
    if (measured != m_measurements.end()) {
        auto const& all = measured->second;
        auto const skipped = all.size() - std::min<std::size_t>(all.size(), shown_points);
        for (auto at = skipped; at < all.size(); ++at)
            shown.points.push_back({all[at].day, all[at].value, 0, 0, false, all[at].source});
        auto const& newest = all.back();
        if (!indicator.baseline_to || newest.day > *indicator.baseline_to) {
            now = level_of(newest.value, indicator.source, newest.answers);
            shown.now = shown_level(newest.value, newest.day, newest.day, newest.source, newest.answers);
        }
    }
    take(shown, judge(indicator, baseline, now));
}

}  // namespace samsyn::goals
