// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace samsyn::situation {

// What is usual: counts a period between low and high need no explanation. In counts, on the scale of the
// period that is judged.
struct Band {
    double low = 0;
    double median = 0;  // of a seasonal band the mean
    double high = 0;
    friend bool operator==(Band const&, Band const&) = default;
};
BOOST_DESCRIBE_STRUCT(Band, (), (low, median, high))

// An earlier period beside the one that is judged.
struct PastCount {
    double days_ago = 0;
    double count = 0;
    double exposure = 1;  // when that of the one judged is 1: as many answers
    double as_if_now() const { return count / exposure; }
};

// What a band is made of: the median of the periods before, or a model of season and trend.
enum class BandBasis { median, season };
BOOST_DESCRIBE_ENUM(BandBasis, median, season)

struct Expectation {
    Band band;
    BandBasis basis = BandBasis::median;
    double p = 1;  // chance of a count as unlike the usual, were nothing new; two-sided
};

// A way to say what is usual from the comparable periods before.
class Baseline {
public:
    virtual ~Baseline() = default;
    // The least number of periods it needs.
    virtual std::size_t needed() const = 0;
    // Nothing when there are fewer.
    virtual std::optional<Expectation> expect(std::span<PastCount const> past, std::int64_t count) const = 0;
};

// Median ± 2 spreads. The spread is the median absolute deviation scaled to a standard deviation (1.4826,
// Hampel 1974), but at least that of a Poisson count with this median, and at least 1: a series that has
// stood still says little of how much chance can move it. Half of the history may be extraordinary without
// moving the band far. Only the last 25 periods count: season would widen it. The chance is a normal one's,
// with half a count taken off and the error of the median added.
class MedianBand final : public Baseline {
public:
    std::size_t needed() const override { return 6; }
    std::optional<Expectation> expect(std::span<PastCount const> past, std::int64_t count) const override;
};

// The seasonal baseline of lib/analytics (usual_of) with its 95 % interval where there is a year of history
// for it; the median band where there is not.
class SeasonalBand final : public Baseline {
public:
    std::size_t needed() const override { return MedianBand().needed(); }
    std::optional<Expectation> expect(std::span<PastCount const> past, std::int64_t count) const override;
};

}  // namespace samsyn::situation
