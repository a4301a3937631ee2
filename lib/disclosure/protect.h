// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/result.h"
#include "lib/disclosure/plan.h"

namespace samsyn::disclosure {

// Why nothing may be released.
enum class Refusal {
    none,
    previous_contradict,   // the earlier releases cannot all be true
    already_published,     // a small count stands in an earlier release
    difference_too_small,  // fewer than k events more or less than in an earlier release: wait
    cannot_protect,        // even hiding everything leaves a small count open
    audit_failed,
};
BOOST_DESCRIBE_ENUM(Refusal, none, previous_contradict, already_published, difference_too_small,
                    cannot_protect, audit_failed)

struct Protected {
    Refusal refusal = Refusal::none;
    std::vector<std::string> examples;  // which cells are in the way, by table and key
    Release release;                    // empty when refused
    std::size_t primary = 0, secondary = 0;
    std::size_t audited = 0, violations = 0;
};

constexpr std::int64_t least_k = 2, most_k = 1000;

// The disclosure gate: hides counts of 1 to k-1, and as many more cells as it takes for nobody to be able to
// tell, from all totals and all earlier releases (the oldest first), that a hidden small count is not 0 or
// not k; then has that audited. The same input gives the same answer. Refuses a plan that is not clear. The
// method: docs/decisions/2026-11-28-disclosure-gate.md.
Result<Protected> protect(Plan const& plan, std::int64_t k, std::vector<Release> const& previous = {});

}  // namespace samsyn::disclosure
