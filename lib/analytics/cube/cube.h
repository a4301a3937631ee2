// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "lib/analytics/core/refusal.h"

namespace samsyn::analytics {

struct CubeEvent {
    std::uint32_t area;
    std::uint32_t category;
    std::uint32_t day;
};

struct CubeShape {
    std::uint32_t areas;
    std::uint32_t categories;
    std::uint32_t days;
};

// Empty areas or categories: all.
struct CubeFilter {
    std::span<std::uint32_t const> areas = {};
    std::span<std::uint32_t const> categories = {};
    std::uint32_t first_day = 0;
    std::uint32_t last_day = UINT32_MAX;  // not included
};

// Counts over area × category × day, so that any filter costs the cells it asks for and not the events. Sums
// up to every so many days are kept, and the events of the days between; the sums take about as much memory
// as the events. Does not change once built: any number of threads may ask.
class Cube {
public:
    // Refuses: empty_area (a shape with nothing in it), bad_parameter (an event outside the shape), too_large
    // (more than 2^26 areas × categories, 2^20 days or 2^32 - 1 events).
    static Outcome<Cube> of(std::span<CubeEvent const> events, CubeShape shape);

    // Each refuses bad_parameter: an area or category outside, or twice in the filter; a first day after the
    // last.

    // One count an area, in the filter's order (without areas: all, in theirs).
    Outcome<std::vector<std::uint64_t>> by_area(CubeFilter const& filter) const;
    Outcome<std::vector<std::uint64_t>> by_category(CubeFilter const& filter) const;
    // One count a day of [first_day, last_day).
    Outcome<std::vector<std::uint64_t>> by_day(CubeFilter const& filter) const;
    Outcome<std::uint64_t> total(CubeFilter const& filter) const;

    CubeShape shape() const { return m_shape; }

private:
    struct Chosen;
    Outcome<Chosen> chosen(CubeFilter const& filter) const;
    std::vector<std::uint32_t> counts_of(Chosen const& chosen) const;
    void add_until(std::uint32_t day, Chosen const& chosen, std::uint32_t sign,
                   std::vector<std::uint32_t>& counts) const;

    CubeShape m_shape{};
    std::uint32_t m_step = 1;                   // days between the sums
    std::vector<std::uint32_t> m_sums;          // [day / step][area][category]: of all days before
    std::vector<std::uint32_t> m_cells;         // of the events in order of days
    std::vector<std::uint32_t> m_first_of_day;  // into m_cells; one more than days
};

}  // namespace samsyn::analytics
