// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/analyse/asked.h"
#include "lib/analyse/moments.h"
#include "lib/analyse/plane.h"
#include "lib/analyse/sheet.h"
#include "lib/geo/point.h"

namespace samsyn::analyse {

// Which columns of a method's files say where; by its options --x --y or --lon --lat.
struct PlaceColumns {
    std::string first, second;  // east or longitude first; empty: no place
    bool degrees = false;

    bool given() const { return !first.empty(); }
};
PlaceColumns place_columns(Asked& asked);

enum class Part { none, if_named, needed };

// What of each event a method wants.
struct Wanted {
    Part place = Part::needed;
    Part time = Part::needed;
    std::vector<std::string> others = {};  // columns that must be there
};

// The rows of a file that have place and time, where these are wanted.
struct Events {
    SourceFile file;
    std::vector<std::string> ids;         // by --id, else the number of the row
    std::vector<geo::Coordinate> places;  // as written; empty without places
    std::vector<double> days;             // empty without times
    std::vector<double> until;            // by --time-end, else the end of what was written
    std::vector<std::uint32_t> counts;    // by --count, else 1
    std::map<std::string, std::vector<std::string>> others;
    PlaceColumns columns;
    TimeKind kind = TimeKind::date;
    std::size_t left_out = 0;  // rows without place or time

    std::size_t size() const { return ids.size(); }
    std::uint64_t total() const;  // events, counted
};

// The events of the file in an option (--events). Refuses as Sheet does, and with "analyse.count".
Result<Events> read_events(Asked& asked, std::string const& option, Wanted const& wanted);

// One place and day for each single event, counts written out. Refuses "analyse.too_many_rows".
Result<Done> write_out_counts(Events& events);

// Places as metres on a plane that keeps distances; times as they are.
std::vector<analytics::Point> on_plane(Events const& events, Plane const& plane);

}  // namespace samsyn::analyse
