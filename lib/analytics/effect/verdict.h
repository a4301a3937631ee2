// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/core/refusal.h"
#include "lib/analytics/rates/interval.h"

namespace samsyn::analytics {

enum class Verdict { too_few_to_say, fell, no_clear_change, rose };

struct Estimate {
    double value;
    double standard_error;
    double z;
    Interval interval;
    double p;  // two-sided
};

// By the normal distribution; with degrees of freedom, Student's.
Estimate estimate_of(double value, double standard_error, double level);
Estimate estimate_of(double value, double standard_error, double level, double degrees_of_freedom);

// What an interval lets one say of a change.
Verdict verdict_of(Interval const& change);

}  // namespace samsyn::analytics
