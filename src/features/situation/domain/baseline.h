// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cstddef>
#include <optional>
#include <span>

namespace samsyn::situation {

// What is usual: counts a period between low and high need no explanation. In counts, on the scale of the
// history that it was made of.
struct Band {
    double low = 0;
    double median = 0;
    double high = 0;
    friend bool operator==(Band const&, Band const&) = default;
};
BOOST_DESCRIBE_STRUCT(Band, (), (low, median, high))

// A way to say what is usual from the comparable periods before.
class Baseline {
public:
    virtual ~Baseline() = default;
    // The least number of periods it needs.
    virtual std::size_t needed() const = 0;
    // Nothing when there are fewer.
    virtual std::optional<Band> band(std::span<double const> history) const = 0;
};

// Median ± 2 spreads. The spread is the median absolute deviation scaled to a standard deviation (1.4826,
// Hampel 1974), but at least that of a Poisson count with this median, and at least 1: a series that has
// stood still says little of how much chance can move it. Half of the history may be extraordinary without
// moving the band far.
class MedianBand final : public Baseline {
public:
    std::size_t needed() const override { return 6; }
    std::optional<Band> band(std::span<double const> history) const override;
};

}  // namespace samsyn::situation
