// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <set>

#include "lib/disclosure/plan.h"

namespace samsyn::attack {

// What was counted, and what of it everybody was shown.
struct Sight {
    disclosure::Plan truth;
    disclosure::Release shown;
};

// Every cell of a plan by a name of its own ("a=a1 b=b3"; what is a whole is left out), with its count; and
// the sums among them. Worked out here from the plan alone.
struct Cells {
    std::map<std::string, std::int64_t> counts;
    std::set<std::string> listed;  // shown or hidden, but with a place in a table
    std::set<std::pair<std::string, std::vector<std::string>>> sums;
    std::vector<std::vector<std::string>> lines;  // a total and its parts, of one table
};
Cells cells_of(disclosure::Plan const& plan);
std::string name_of(disclosure::Plan const& plan, ListOf<disclosure::CodeText, 6> const& dimensions,
                    disclosure::Key const& key);

struct Loot {
    std::size_t small = 0;   // counts of 1 to k-1, and differences of that size between two sights
    std::size_t exact = 0;   // of them: known to the attacker
    std::size_t unsafe = 0;  // of them: cannot be 0, or cannot be k
    std::vector<std::string> examples;
};

// Attacks with GLPK, sharing neither code nor formulation with the gate: all cells are unknowns, all sums
// along all dimensions equations; counts never fall from one sight to the next. With whole numbers the
// attacker also knows that counts are that.
enum class Numbers { real, whole };
Loot attack(std::vector<Sight> const& seen, std::int64_t k, Numbers numbers);

}  // namespace samsyn::attack
