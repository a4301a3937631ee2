// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/core/parallel.h"
#include "lib/analytics/core/refusal.h"
#include "lib/analytics/scan/zones.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace samsyn::analytics {

enum class ScanModel {
    space_time_permutation,  // cases alone; place and time independent
    poisson,                 // cases by population or expected
    bernoulli,               // cases and controls
    expectation_poisson,     // cases by a baseline that is known, not fitted to their total
    expectation_negative_binomial,
};

struct ScanCount {
    std::uint32_t location = 0;  // number in Study::locations
    std::uint32_t period = 0;    // [0, Study::periods)
    std::uint32_t count = 1;
};

// What is scanned. One period: a purely spatial scan; one location: a purely temporal one.
struct Study {
    Locations locations;
    std::uint32_t periods = 1;
    std::vector<ScanCount> cases;
    std::vector<ScanCount> controls;  // bernoulli
    // poisson: population time or expected, in any unit; expectation models: the baseline, in cases. Shape
    // locations × periods (row by row), or one value per location for every period.
    std::vector<double> expected;
    double dispersion = 1;  // negative binomial: variance = mean + mean² / dispersion
};

struct ScanOptions {
    ScanModel model = ScanModel::space_time_permutation;
    bool prospective = false;  // only windows that reach the last period
    ZoneLimit zones;           // share of cases (permutation), of expected, or of cases and controls
    double most_time_share = 0.5;
    std::uint32_t most_periods = 0;  // instead of the share; 0: the share
    std::uint32_t replications = 999;
    // Sequential: stop at this many replications at least as strong as the strongest cluster (Besag and
    // Clifford, 1991, https://doi.org/10.1093/biomet/78.2.301); 0: never.
    std::uint32_t stop_after = 0;
    std::uint64_t seed = 1;
    std::uint32_t most_clusters = 20;
    Running running;
};

struct Cluster {
    std::uint32_t centre = 0;
    std::vector<std::uint32_t> members;  // by growing distance from the centre
    double radius = 0;                   // metres, to the farthest member
    std::uint32_t first = 0;             // periods [first, end)
    std::uint32_t end = 0;
    double observed = 0;
    double expected = 0;
    std::optional<double> relative_risk;  // inside against outside; none when nothing is outside
    double statistic = 0;                 // log likelihood ratio (negative binomial: the score)
    std::optional<double> p;              // by Monte Carlo rank; none without replications
    std::optional<double> p_gumbel;       // from the Gumbel distribution fitted to the replications
};

struct ScanAnswer {
    std::vector<Cluster> clusters;  // by falling statistic, no location in two of them
    std::vector<double> maxima;     // of the replications, in order; 0: no window had more than expected
    bool stopped_early = false;
};

// Scan statistics with circles in space and intervals in time. Poisson, Bernoulli: Kulldorff 1997
// (https://doi.org/10.1080/03610929708831995); prospective: Kulldorff 2001
// (https://doi.org/10.1111/1467-985X.00186); permutation: Kulldorff et al. 2005
// (https://doi.org/10.1371/journal.pmed.0020059); Gumbel p: Abrams et al. 2010
// (https://doi.org/10.1186/1476-072X-9-61). Secondary clusters: the best of each centre, by falling
// statistic, those without a location in common with a stronger one.
// Replication r draws from Random(seed, r): the same answer on any number of threads.
// Refuses: too_few (under two cases), empty_area, one_time (permutation over one period or with all cases in
// one), coincident (permutation with all cases at one location), not_finite, unequal, bad_parameter (a case
// outside the study or where nothing is expected, a share outside (0, 1]), too_large, cancelled.
Outcome<ScanAnswer> scan(Study const& study, ScanOptions const& options);

// Indirect standardisation: expected cases of each cell when every stratum has the same risk everywhere.
// person_time: strata × cells; cases: per stratum. Strata without person time are left out.
std::vector<double> standardised(std::span<double const> person_time, std::span<double const> cases);

}  // namespace samsyn::analytics
