// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/sentences.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "src/features/situation/domain/periods.h"

namespace samsyn::situation {
namespace {

constexpr std::size_t most_sentences = 6;
constexpr std::size_t most_places = 2;

using Cell = AreaInNumbers::Cell;
using Values = std::map<std::string, double>;

double number(std::int64_t count) { return static_cast<double>(count); }

Values coverage_values(Exposure const& exposure)
{
    return {{"answered", number(exposure.answered)}, {"expected", number(exposure.expected)}};
}

// The bounds as the whole counts that still lie within.
void add_band(Values& values, Band const& band)
{
    values["low"] = std::ceil(band.low);
    values["high"] = std::floor(band.high);
}

class Teller {
public:
    explicit Teller(AreaInNumbers const& area) : m_area(area) {}

    std::vector<Sentence> told()
    {
        tell_answers();
        if (!m_area.is_joint) tell(SentenceCode::part_only);
        tell_acute();
        if (m_area.is_joint)
            for (auto const& cell : m_area.cells) tell_cell(cell);
        tell_places();
        if (m_area.is_joint) tell_what_is_usual();
        sort_and_cut();
        return std::move(m_told);
    }

private:
    Sentence& tell(SentenceCode code, Values values = {})
    {
        return m_told.emplace_back(Sentence{code, {}, {}, std::move(values), {}});
    }

    void tell_answers()
    {
        auto const& coverage = m_area.coverage;
        if (!coverage.applies()) return;
        auto const silent = coverage.expected - coverage.answered;
        if (coverage.answered == 0)
            tell(m_area.is_running ? SentenceCode::none_yet : SentenceCode::no_answers,
                 {{"expected", number(coverage.expected)}});
        else if (!coverage.is_enough())
            tell(m_area.is_running ? SentenceCode::few_yet : SentenceCode::low_coverage,
                 coverage_values(coverage));
        else if (m_area.is_running)
            tell(SentenceCode::so_far, coverage_values(coverage));
        else if (silent > 0)
            tell(SentenceCode::silent, {{"silent", number(silent)}, {"expected", number(coverage.expected)}});
        if (m_area.nothing > 0) tell(SentenceCode::nothing, {{"nothing", number(m_area.nothing)}});
    }

    void tell_acute()
    {
        if (m_area.acute == 0) return;
        Values values{{"acute", number(m_area.acute)}};
        if (m_area.acute_previous) values["acute_previous"] = number(*m_area.acute_previous);
        tell(SentenceCode::acute, std::move(values));
    }

    void tell_cell(Cell const& cell)
    {
        if (cell.rule.code == RuleCode::serious_reported)
            tell(SentenceCode::serious, {{"serious", cell.rule.values.at("serious")}}).category =
                cell.category;
        if (!cell.band) return;
        Values values{{"count", number(cell.count)}};
        add_band(values, *cell.band);
        bool const is_moving = cell.trend == Trend::up || (cell.trend == Trend::down && !m_area.is_running);
        if (is_moving && cell.previous) {
            values["previous"] = number(*cell.previous);
            add_coverages(values, cell);
            auto const code = cell.trend == Trend::up ? SentenceCode::rose : SentenceCode::fell;
            tell(code, std::move(values)).category = cell.category;
        } else if (cell.rule.code == RuleCode::far_above_band) {
            tell(SentenceCode::far_above, std::move(values)).category = cell.category;
        } else if (cell.rule.code == RuleCode::above_band) {
            tell(SentenceCode::above, std::move(values)).category = cell.category;
        }
    }
    static void add_coverages(Values& values, Cell const& cell)
    {
        if (cell.exposure == cell.exposure_before || !cell.exposure.applies()) return;
        values.merge(coverage_values(cell.exposure));
        values["answered_before"] = number(cell.exposure_before.answered);
        values["expected_before"] = number(cell.exposure_before.expected);
    }

    void tell_places()
    {
        for (std::size_t i = 0; i < std::min(most_places, m_area.spots.size()); ++i) {
            auto const& spot = m_area.spots[i];
            Values values{{"rank", static_cast<double>(i + 1)},
                          {"count", number(spot.count)},
                          {"periods", static_cast<double>(std::min(gathering_periods, m_area.periods))}};
            // Fewer than six periods before are no comparison.
            if (spot.previous && m_area.periods >= 2 * gathering_periods)
                values["previous"] = number(*spot.previous);
            if (spot.peak) {
                values["from"] = spot.peak->from;
                values["to"] = spot.peak->to;
            }
            auto& sentence = tell(SentenceCode::place, std::move(values));
            sentence.place = spot.place;
            if (spot.peak) sentence.weekdays = spot.peak->weekdays;
        }
    }

    void tell_what_is_usual()
    {
        auto const& cells = m_area.cells;
        if (cells.empty()) return;
        if (std::all_of(cells.begin(), cells.end(),
                        [](Cell const& cell) { return cell.rule.code == RuleCode::few_rounds; }))
            return tell_few_rounds(cells.front().rule);
        if (m_area.is_running) return;
        auto const calm = std::count_if(cells.begin(), cells.end(), [](Cell const& cell) {
            return cell.level == Level::ok && cell.trend == Trend::none;
        });
        auto const judged = std::count_if(cells.begin(), cells.end(),
                                          [](Cell const& cell) { return cell.level != Level::none; });
        if (calm > 0)
            tell(calm == judged ? SentenceCode::usual : SentenceCode::rest_usual,
                 {{"categories", number(calm)}});
    }
    void tell_few_rounds(Rule const& rule)
    {
        auto const rounds = rule.values.at("rounds");
        if (rounds == 0)
            tell(SentenceCode::first_period, {{"needed", rule.values.at("needed")}});
        else
            tell(SentenceCode::few_rounds, rule.values);
    }

    // What is furthest above its usual comes first of its kind.
    void sort_and_cut()
    {
        auto const excess = [](Sentence const& sentence) {
            auto const count = sentence.values.find("count");
            auto const high = sentence.values.find("high");
            bool const has_both = count != sentence.values.end() && high != sentence.values.end();
            return has_both ? std::abs(count->second - high->second) : 0;
        };
        std::stable_sort(m_told.begin(), m_told.end(), [&](Sentence const& one, Sentence const& other) {
            return std::make_tuple(one.code, -excess(one)) < std::make_tuple(other.code, -excess(other));
        });
        if (m_told.size() > most_sentences) m_told.resize(most_sentences);
    }

    AreaInNumbers const& m_area;
    std::vector<Sentence> m_told;
};

}  // namespace

std::vector<Sentence> sentences_of(AreaInNumbers const& area) { return Teller(area).told(); }

}  // namespace samsyn::situation
