// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "src/features/situation/domain/baseline.h"
#include "src/features/situation/domain/tally.h"

namespace samsyn::situation {

// Underlag saknas, Som vanligt, Följ upp, Agera.
enum class Level { none, ok, warn, bad };
BOOST_DESCRIBE_ENUM(Level, none, ok, warn, bad)

enum class Trend { none, up, down };
BOOST_DESCRIBE_ENUM(Trend, none, up, down)

// Why a level is proposed; the sentence of each stands in the texts under situation.rule.
enum class RuleCode {
    within_band,       // count, low, high
    below_band,        // count, low, high
    above_band,        // count, median, high
    far_above_band,    // count, median, high
    by_chance,         // count, high, tests: above, but so are some of so many by chance
    serious_reported,  // count, serious
    few_rounds,        // rounds, needed
    low_coverage,      // answered, expected
    no_answers,        // expected
    part_only,         // nothing: the reader is told a part of what was reported
};
BOOST_DESCRIBE_ENUM(RuleCode, within_band, below_band, above_band, far_above_band, by_chance,
                    serious_reported, few_rounds, low_coverage, no_answers, part_only)

struct Rule {
    RuleCode code = RuleCode::no_answers;
    std::map<std::string, double> values;
    friend bool operator==(Rule const&, Rule const&) = default;
};
BOOST_DESCRIBE_STRUCT(Rule, (), (code, values))

// What is proposed for one cell; people decide.
struct Judgement {
    Level level = Level::none;
    Trend trend = Trend::none;
    std::optional<Band> band;
    Rule rule;
    std::optional<BandBasis> basis = {};
    std::optional<double> p = {};  // of a count as unlike the usual, by itself
};

// The last of each series is judged against those before it (oldest first). Counts are compared as if as many
// had answered then as now, so that fewer answers are never a calm. Many counts are looked at, and some lie
// outside their bands by chance: one stands out only where at most one in twenty of those that do is expected
// to be chance (Benjamini and Hochberg 1995), over all series here and what is looked at `elsewhere` in the
// same period, given by their p. A direction is given only to one that stands out and whose rate ratio to the
// period before has an interval (95 %) without 1.
std::vector<Judgement> judge_together(std::span<std::vector<Counted> const> series, Baseline const& baseline,
                                      std::span<double const> elsewhere = {});

// One by itself.
Judgement judge(std::span<Counted const> series, Baseline const& baseline);

// Of a series that is a part of what was reported: no level, band or direction, since how many answered is
// not how many of these counts there could have been. What is serious in it asks for attention all the same.
Judgement judge_part(std::span<Counted const> series);

}  // namespace samsyn::situation
