// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/features/situation/domain/hours.h"
#include "src/features/situation/domain/level.h"

// What a picture's numbers say, as codes with values; the words of each stand in the texts under
// situation.sentence. Nothing is said that the numbers do not carry.
namespace samsyn::situation {

// In the order they are told in, and kept in where there is too much to tell.
enum class SentenceCode {
    no_answers,    // expected
    low_coverage,  // answered, expected
    none_yet,      // expected: the period runs
    few_yet,       // answered, expected: the period runs
    so_far,        // answered, expected: the period runs, and enough have answered
    part_only,     // nothing: the reader sees a part of what was reported
    acute,         // acute, acute_previous where there is a period before
    serious,       // serious
    rose,          // count, previous, low, high; with both coverages where they differ
    far_above,     // count, low, high
    above,         // count, low, high
    place,         // rank, count, periods; previous; from, to and weekdays where there is a clear time
    silent,        // silent, expected
    fell,          // as rose
    first_period,  // needed: there is nothing to compare with
    few_rounds,    // rounds, needed
    usual,         // categories: all that can be judged
    rest_usual,    // categories: all others that can be judged
    nothing,       // nothing: answers that there is nothing to report
};
BOOST_DESCRIBE_ENUM(SentenceCode, no_answers, low_coverage, none_yet, few_yet, so_far, part_only, acute,
                    serious, rose, far_above, above, place, silent, fell, first_period, few_rounds, usual,
                    rest_usual, nothing)

// One area of a picture as its sentences need it.
struct AreaInNumbers {
    struct Cell {
        std::string category;
        std::int64_t count = 0;
        std::optional<std::int64_t> previous;
        Exposure exposure;
        Exposure exposure_before;
        Trend trend = Trend::none;
        Level level = Level::none;
        std::optional<Band> band;
        Rule rule;
    };
    struct Spot {
        std::string place;
        std::int64_t count = 0;  // in the last six periods
        std::optional<std::int64_t> previous;
        std::optional<Peak> peak;
    };
    bool is_joint = true;
    bool is_running = false;  // a round is open, or the days are not over
    Exposure coverage;        // all answers that came in
    std::int64_t nothing = 0;
    std::int64_t acute = 0;
    std::optional<std::int64_t> acute_previous;
    std::size_t periods = 1;  // that there are, this one too
    std::vector<Cell> cells;
    std::vector<Spot> spots;  // the most first
};

struct Sentence {
    SentenceCode code = SentenceCode::usual;
    std::string category;  // of what it tells; empty where of the whole area
    std::string place;
    std::map<std::string, double> values;
    std::vector<int> weekdays;  // 0 Monday; of a place with a clear time
    friend bool operator==(Sentence const&, Sentence const&) = default;
};

// At most six, the most pressing first. A rise or a fall is told only where the cell has that trend, a fall
// and a calm only of a period that is over.
std::vector<Sentence> sentences_of(AreaInNumbers const& area);

}  // namespace samsyn::situation
