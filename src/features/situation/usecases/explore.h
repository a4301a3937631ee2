// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/situation/usecases/picture.h"
#include "src/work/work.h"

namespace samsyn::situation {

class PictureMemory;

// Where and when, in linked views: each counts by all choices but its own, so that what could be chosen
// instead is seen. Counts have one decimal: where hours are chosen, an event that may have been then counts
// in part.

struct ExploredArea {
    std::string code;
    std::string name;
    std::string kind;
    std::string precision;  // as PictureArea's
    bool is_joint = false;
    bool is_chosen = true;
    json::Raw geometry;
    std::optional<std::vector<double>> label;
    double count = 0;
    std::int64_t expected = 0;  // answers of the rounds that end in the days
    std::int64_t answered = 0;
};
BOOST_DESCRIBE_STRUCT(ExploredArea, (),
                      (code, name, kind, precision, is_joint, is_chosen, geometry, label, count, expected,
                       answered))

struct ExploredCategory {
    std::string code;  // of a picture's column
    PictureName name;
    double count = 0;
};
BOOST_DESCRIBE_STRUCT(ExploredCategory, (), (code, name, count))

struct ExploredSource {
    observations::Source source = observations::Source::report;
    double count = 0;
};
BOOST_DESCRIBE_STRUCT(ExploredSource, (), (source, count))

struct ExploredPlace {
    std::string place;  // id
    std::string name;
    std::string area;  // code
    double count = 0;
};
BOOST_DESCRIBE_STRUCT(ExploredPlace, (), (place, name, area, count))

// `expected` and `answered` of the rounds that the days lie in.
struct ExploredPoint {
    Day first;
    Day last;
    double count = 0;
    std::int64_t expected = 0;
    std::int64_t answered = 0;
};
BOOST_DESCRIBE_STRUCT(ExploredPoint, (), (first, last, count, expected, answered))

enum class ExploredUnit { day, week };
BOOST_DESCRIBE_ENUM(ExploredUnit, day, week)

struct Explored {
    Day first;  // the days counted
    Day last;
    Day earliest;  // that can be asked about
    UtcTime as_of;
    double total = 0;
    std::int64_t expected = 0;
    std::int64_t answered = 0;
    std::vector<ExploredArea> areas;
    std::vector<ExploredCategory> categories;
    std::vector<ExploredSource> sources;
    std::vector<ExploredPlace> places;  // the twenty with most
    ExploredUnit unit = ExploredUnit::week;
    std::vector<ExploredPoint> trend;
    std::vector<std::vector<double>> week;  // 7 × 24, Monday first, Swedish hours
    double spread = 0;        // of the counts of `week`: spread over several hours by their share
    double without_hour = 0;  // nobody knows when in the day
    std::optional<PictureHexagons> hexagons;
    double without_position = 0;
};
BOOST_DESCRIBE_STRUCT(Explored, (),
                      (first, last, earliest, as_of, total, expected, answered, areas, categories, sources,
                       places, unit, trend, week, spread, without_hour, hexagons, without_position))

// All lists are codes with a comma between; left out they choose all. Without days it is the half year that
// ends today.
struct Explore {
    static constexpr std::string_view name = "situation.explore";
    static constexpr auto needs = access::Permission::read_picture;
    using Output = Explored;

    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<Text<2000>> areas;
    std::optional<Text<2000>> categories;  // of a picture's columns
    std::optional<Text<100>> sources;
    std::optional<Text<20>> weekdays;           // 0 Monday
    std::optional<Text<100>> hours;             // 0…23
    std::optional<Text<60>> place;              // id
    std::optional<Between<140, 5000>> hexagon;  // metres between those of the map; the next size there is
    PictureMemory* memory = nullptr;            // lent by the running program
};
BOOST_DESCRIBE_STRUCT(Explore, (), (from, to, areas, categories, sources, weekdays, hours, place, hexagon))

// Refuses "area.unknown" (not found) when an area is named that is not there for the actor.
Result<access::Scope> scope_of(Explore const& query, work::Reading& reading);
// Refuses "period.order", "period.too_old" of more than five years ago, "explore.choice" of what is no
// source, weekday or hour.
Result<Explored> handle(Explore const& query, work::Reading& reading);

}  // namespace samsyn::situation
