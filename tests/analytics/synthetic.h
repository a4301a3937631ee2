// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace samsyn::tests {

// An invented event: metres in a square of 20 km, a day of 730, an hour.
struct SyntheticEvent {
    double x;
    double y;
    int day;
    int hour;
};

// The first `count` events of one endless sequence, the same on every machine: half scattered, half in sixty
// hot spots, a tenth near repeats of the event before, and one in a hundred in a cluster of the last
// fortnight.
std::vector<SyntheticEvent> synthetic_events(std::size_t count);

// Them as a table with the header id,x,y,day,hour.
std::string to_csv(std::vector<SyntheticEvent> const& events);

// The rows of numbers of a comma-separated file, header left out; a date of ISO form becomes its day number.
// Nothing when the file cannot be read.
std::vector<std::vector<double>> numbers_of(std::string const& path);

// The file of that name in the folder which the variable SAMSYN_CANONICAL names: published sets with known
// results whose licences do not let them lie here. Says on the screen that it is skipped, and gives nothing,
// when there is none.
std::vector<std::vector<double>> canonical_numbers(std::string const& name);

}  // namespace samsyn::tests
