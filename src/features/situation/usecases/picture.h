// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/json/form.h"
#include "src/features/situation/domain/level.h"
#include "src/features/situation/domain/sentences.h"
#include "src/work/work.h"

// The joint lägesbild as the page, the table, the map and the files show it. Coordinates are [longitude,
// latitude] in WGS 84.
namespace samsyn::situation {

struct PictureName {
    std::string sv;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(PictureName, (), (sv, en))

enum class OperationState { reported, nothing, silent };
BOOST_DESCRIBE_ENUM(OperationState, reported, nothing, silent)

struct PictureOperation {
    Id<Operation> id;
    std::string name;
    std::string organisation;
    OperationState state = OperationState::silent;
    bool late = false;
    std::int64_t observations = 0;
};
BOOST_DESCRIBE_STRUCT(PictureOperation, (), (id, name, organisation, state, late, observations))

// `answered` is all that came in, also late, also "nothing to report", also what waits for review. Which
// operation said what is the core's to know: others find their own here.
struct PictureCoverage {
    std::int64_t expected = 0;
    std::int64_t answered = 0;
    std::int64_t nothing = 0;
    std::int64_t late = 0;
    std::int64_t silent = 0;
    std::vector<PictureOperation> operations;
};
BOOST_DESCRIBE_STRUCT(PictureCoverage, (), (expected, answered, nothing, late, silent, operations))

enum class PictureRoundState { open, closed };
BOOST_DESCRIBE_ENUM(PictureRoundState, open, closed)

struct PictureRound {
    Id<PictureRound> id;
    std::int64_t number = 0;
    PictureRoundState state = PictureRoundState::open;
    Day first;
    Day last;
    UtcTime deadline;
};
BOOST_DESCRIBE_STRUCT(PictureRound, (), (id, number, state, first, last, deadline))

// `is_joint`: the reader is told what every organisation has reported, not only the own and what is shared.
// `precision` is "point", or "area" where positions are known no closer: no hexagons and no spots there.
struct PictureArea {
    Id<Area> id;
    std::string code;
    std::string name;
    std::string kind;
    std::string precision;
    bool is_joint = false;
    json::Raw geometry;
    std::optional<std::vector<double>> label;
    std::optional<PictureRound> round;
    PictureCoverage coverage;
    std::optional<std::int64_t> acute;  // events in the period
    std::optional<std::int64_t> acute_previous;
};
BOOST_DESCRIBE_STRUCT(PictureArea, (),
                      (id, code, name, kind, precision, is_joint, geometry, label, round, coverage, acute,
                       acute_previous))

// `answered` are the answers that count: 0 of some expected, and the count says nothing.
struct HistoryPoint {
    Day first;
    std::int64_t count = 0;
    std::int64_t expected = 0;
    std::int64_t answered = 0;
};
BOOST_DESCRIBE_STRUCT(HistoryPoint, (), (first, count, expected, answered))

struct PictureCell {
    std::string area;
    std::string category;
    std::int64_t count = 0;
    std::optional<std::int64_t> previous;
    Trend trend = Trend::none;
    std::vector<HistoryPoint> history;  // 13 periods, oldest first, the last is this one
    std::optional<Band> band;
    std::optional<BandBasis> basis;  // none in pictures frozen before there was more than one
    Level level = Level::none;
    Rule rule;
};
BOOST_DESCRIBE_STRUCT(PictureCell, (),
                      (area, category, count, previous, trend, history, band, basis, level, rule))

struct PictureHexagon {
    std::vector<std::vector<double>> ring;  // six corners
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(PictureHexagon, (), (ring, count))

struct PictureHexagons {
    std::int64_t size_m = 0;
    std::vector<PictureHexagon> cells;
    std::vector<std::int64_t> breaks;  // lower bounds of the five classes
};
BOOST_DESCRIBE_STRUCT(PictureHexagons, (), (size_m, cells, breaks))

struct PicturePeak {
    std::vector<int> weekdays;  // 0 Monday
    int from = 0;
    int to = 0;
};
BOOST_DESCRIBE_STRUCT(PicturePeak, (), (weekdays, from, to))

struct PictureSpot {
    std::int64_t rank = 0;
    std::string place;  // id, or the hexagon's name where no place is known
    std::string name;
    std::string area;
    std::vector<std::string> categories;
    double lon = 0;
    double lat = 0;
    std::int64_t count = 0;
    std::optional<std::int64_t> previous;
    std::vector<double> hours;                          // 24
    std::vector<std::vector<double>> hours_by_weekday;  // 7 × 24
    std::optional<PicturePeak> peak;
};
BOOST_DESCRIBE_STRUCT(PictureSpot, (),
                      (rank, place, name, area, categories, lon, lat, count, previous, hours,
                       hours_by_weekday, peak))

struct PictureTrend {
    std::string area;
    std::vector<HistoryPoint> points;  // 26 periods
    std::optional<Band> band;
};
BOOST_DESCRIBE_STRUCT(PictureTrend, (), (area, points, band))

struct PictureFacts {
    std::int64_t answered = 0;
    std::int64_t expected = 0;
    std::int64_t acute = 0;
    std::optional<std::int64_t> acute_previous;
    std::optional<UtcTime> next_deadline;
};
BOOST_DESCRIBE_STRUCT(PictureFacts, (), (answered, expected, acute, acute_previous, next_deadline))

struct PictureColumn {
    std::string code;
    PictureName name;
    std::optional<std::vector<std::string>> categories = {};  // codes that it counts
};
BOOST_DESCRIBE_STRUCT(PictureColumn, (), (code, name, categories))

// running: a round is open, or the days are not over. draft: all is in, nothing is frozen.
enum class PictureState { running, draft, frozen };
BOOST_DESCRIBE_ENUM(PictureState, running, draft, frozen)

struct PicturePeriod {
    Day first;
    Day last;
    std::int64_t number = 0;  // of the round; of the ISO week where there are no rounds
    std::int64_t weeks = 0;
};
BOOST_DESCRIBE_STRUCT(PicturePeriod, (), (first, last, number, weeks))

struct PictureSource {
    std::string name;
    std::string licence;
};
BOOST_DESCRIBE_STRUCT(PictureSource, (), (name, licence))

// What a sentence stands on: its period, its area's coverage and each number that it says.
struct PictureEvidence {
    Day first;
    Day last;
    std::int64_t answered = 0;
    std::int64_t expected = 0;
    std::map<std::string, double> values;
    std::vector<int> weekdays;  // 0 Monday
};
BOOST_DESCRIBE_STRUCT(PictureEvidence, (), (first, last, answered, expected, values, weekdays))

// What the numbers say of an area, or of one category or place in it.
struct PictureSentence {
    std::string area;
    std::optional<std::string> category;
    std::optional<std::string> place;  // of a spot
    SentenceCode code = SentenceCode::usual;
    std::string sv;
    std::string en;
    PictureEvidence evidence;
};
BOOST_DESCRIBE_STRUCT(PictureSentence, (), (area, category, place, code, sv, en, evidence))

struct Picture {
    std::string tenant;
    UtcTime as_of;
    PictureState state = PictureState::running;
    PicturePeriod period;
    std::optional<Day> previous;
    std::optional<Day> next;
    std::vector<PictureColumn> categories;
    std::vector<PictureArea> areas;
    std::vector<PictureCell> cells;
    std::optional<PictureHexagons> hexagons;
    std::vector<PictureSpot> spots;
    std::vector<PictureTrend> trends;
    PictureFacts facts;
    std::vector<PictureSource> sources;
    // Optional: there are frozen pictures that were made before there were sentences.
    std::optional<std::vector<PictureSentence>> sentences;
};
BOOST_DESCRIBE_STRUCT(Picture, (),
                      (tenant, as_of, state, period, previous, next, categories, areas, cells, hexagons,
                       spots, trends, facts, sources, sentences))

}  // namespace samsyn::situation
