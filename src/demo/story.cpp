// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/story.h"

#include <algorithm>
#include <cmath>

namespace samsyn::demo {

std::string top_of(std::string const& category) { return category.substr(0, category.find('.')); }

bool Change::concerns(Expected const& expected, std::string const& in_area) const
{
    return categories.contains(expected.category) && (!area || *area == in_area) &&
           (!place || *place == expected.place);
}

int Story::first_round_of(int years) const
{
    constexpr int rounds_a_year = 26;
    return std::max(1, count - years * rounds_a_year + 1);
}

DaySpan Story::days_of(int round) const
{
    Day const first = start.plus((round - 1) * days);
    return {first, first.plus(days - 1)};
}

std::vector<Expected> Story::expected_in(std::string const& area, int round) const
{
    auto all = usual_in(area, round);
    auto const span = days_of(round);
    for (auto const& change : changes)
        if (span.first >= change.from && (!change.to || span.first < *change.to))
            apply(change, area, round, all);
    return all;
}

std::vector<Expected> Story::usual_in(std::string const& area, int round) const
{
    std::vector<Expected> all;
    auto const first = days_of(round).first;
    double const years = (first.number - start.number) / 365.25;
    for (auto const& rate : rates) {
        if (rate.area != area) continue;
        double const total =
            rate.per_round * rate.by_month[first.month() - 1] * std::pow(rate.trend_per_year, years);
        auto const* profile = &profiles.at(rate.profile);
        double elsewhere = 1;
        for (auto const& [place, share] : rate.places) {
            all.push_back({rate.category, place, total * share, profile, 0});
            elsewhere -= share;
        }
        all.push_back({rate.category, "", total * std::max(0.0, elsewhere), profile, 0});
    }
    return all;
}

void Story::apply(Change const& change, std::string const& area, int round, std::vector<Expected>& all) const
{
    if (change.kind == "add") {
        if (change.area != area) return;
        auto const since =
            static_cast<std::size_t>((days_of(round).first.number - change.from.number) / days);
        auto const count = change.per_round[std::min(since, change.per_round.size() - 1)];
        for (auto const& category : change.categories)
            all.push_back({category, *change.place, count, &profiles.at(change.profile), change.radius});
        return;
    }
    std::vector<Expected> moved;
    for (auto& expected : all) {
        if (!change.concerns(expected, area)) continue;
        if (change.kind == "multiply") expected.count *= change.factor;
        if (change.kind == "move") {
            moved.push_back(expected);
            moved.back().place = change.to_place;
            moved.back().count *= change.share;
            expected.count *= std::max(0.0, 1 - change.share - change.vanish);
        }
    }
    all.insert(all.end(), moved.begin(), moved.end());
}

bool Story::is_silent(std::string const& operation, Day day) const
{
    return std::any_of(silences.begin(), silences.end(), [&](Silence const& silence) {
        return silence.operation == operation && silence.from <= day && day < silence.to;
    });
}

AnswerHabit Story::habit_of(std::string const& operation) const
{
    auto const found = reporting.of_operation.find(operation);
    return found == reporting.of_operation.end() ? reporting.usual : found->second;
}

bool Story::does_see(std::string const& kind, std::string const& category) const
{
    auto const noticed = sees.find(kind);
    if (noticed == sees.end()) return false;
    return std::any_of(noticed->second.begin(), noticed->second.end(),
                       [&](std::string const& one) { return one == category || one == top_of(category); });
}

}  // namespace samsyn::demo
