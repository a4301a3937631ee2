// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <bitset>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/day_span.h"
#include "lib/geo/hex_grid.h"
#include "src/features/observations/domain/observation.h"

namespace samsyn::situation {

// What counts of one area, for one reader, close together in memory: a million rows are counted by any filter
// in a few hundredths of a second. Category and place are numbers that whoever adds them gives.
class SeenRows {
public:
    struct Row {
        Day counted_on;
        std::uint16_t category = 0;
        std::uint16_t place = 0;  // 0: no known place
        observations::Source source = observations::Source::report;
        std::int64_t count = 0;  // at most 65,535
        observations::WhenSeen when;
        std::optional<geo::Point<geo::Sweref99Tm>> at;
    };
    void add(Row const& row);
    std::size_t size() const { return m_days.size(); }

    // A share of an event in one hour of the week: 0…167 from Monday's first.
    struct Share {
        std::uint8_t hour = 0;
        float share = 0;
    };

private:
    friend class Crossfilter;
    struct When {
        std::uint32_t first = 0;  // into m_shares
        std::uint32_t end = 0;
    };
    // Rows with the same time have the same shares; nothing is known of the hour when there are none.
    std::uint32_t when_of(observations::WhenSeen const& when);

    // For each row the number of its cell in `cells`; the last is for those without a position.
    struct Binned {
        std::vector<geo::HexCell> cells;
        std::vector<std::uint32_t> of_row;
    };
    Binned const& binned(geo::HexGrid const& grid) const;

    std::vector<std::int32_t> m_days;
    std::vector<std::uint16_t> m_categories;
    std::vector<std::uint16_t> m_places;
    std::vector<std::uint16_t> m_counts;
    std::vector<observations::Source> m_sources;
    std::vector<std::uint32_t> m_whens;  // into m_when
    std::vector<When> m_when;
    std::vector<Share> m_shares;
    std::map<std::array<std::int64_t, 6>, std::uint32_t> m_known_when;
    std::vector<std::optional<geo::Point<geo::Sweref99Tm>>> m_at;
    mutable std::mutex m_mutex;
    mutable std::map<double, Binned> m_binned;  // by the grid's size; worked out when first asked for
};

// What is chosen; an empty list or nothing set chooses all.
struct SeenFilter {
    DaySpan days;
    std::vector<bool> categories;  // by number
    std::optional<std::uint16_t> place;
    std::optional<std::bitset<3>> sources;
    std::optional<std::bitset<168>> hours;  // of the week
    bool is_area_chosen = true;
};

// Each view counts by all choices but its own, so that what could be chosen instead is seen. Counts are
// fractions where hours are chosen, of which an event may have had a part.
struct SeenCounts {
    double total = 0;
    double without_area = 0;          // by all choices but that of areas
    std::vector<double> by_day;       // from the first of the days
    std::vector<double> by_category;  // by number
    std::vector<double> by_place;     // by number, 0: no known place
    std::array<double, 3> by_source{};
    std::array<double, 168> by_hour{};  // of the week
    double without_hour = 0;            // whose hour nobody knows
    double spread = 0;                  // of by_hour: what is spread over several hours by its share
    std::map<geo::HexCell, double> cells;
    double without_position = 0;
};

// Adds to the counts, so that areas can be counted one after another. Cells only where there is a grid.
class Crossfilter {
public:
    Crossfilter(SeenFilter const& filter, SeenCounts& counts) : m_filter(filter), m_counts(counts) {}
    void count(SeenRows const& rows, std::optional<geo::HexGrid> const& grid);

private:
    double share_in_hours(SeenRows const& rows, SeenRows::When const& when) const;

    SeenFilter const& m_filter;
    SeenCounts& m_counts;
};

}  // namespace samsyn::situation
