// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/disclosure/model.h"

namespace samsyn::disclosure {

// Which cells are hidden: [table of the model to be released][cell].
using Hidden = std::vector<std::vector<bool>>;

// What an attacker can tell of one hidden cell, from everything that is and was published.
struct Interval {
    std::size_t table, cell;
    double low, high;  // high may be infinite
};

struct Audit {
    std::size_t cells = 0;  // hidden cells and differences looked at
    std::size_t violations = 0;
    std::vector<std::string> examples;  // of the first violations: table and key, never a count
};

// Solves for every hidden cell what its count may be, from the published counts alone. It shares nothing with
// the gate but the model of which cells are the same: its unknowns are the leaves, its equations the
// published counts. A violation is a hidden count of 1 to k-1 (or such a difference to an earlier release)
// that cannot be everything from 0 to k; and a cell that an earlier release hid so, and that no longer can.
Audit audit(Model const& model, Hidden const& hidden, Growth growth, std::int64_t k);

// The intervals themselves, for every hidden cell of the tables to be released.
std::vector<Interval> feasible_intervals(Model const& model, Hidden const& hidden, Growth growth);

}  // namespace samsyn::disclosure
