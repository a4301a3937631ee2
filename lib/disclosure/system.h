// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/disclosure/model.h"

namespace samsyn::disclosure {

// One number an attacker may want to know: a cell of a population, or a difference between two states of it.
struct Variable {
    std::optional<std::int64_t> truth = {};      // what is known to us
    std::optional<std::int64_t> published = {};  // what an earlier release has told everybody
    bool is_current = false;                     // a table to be released now has it
    bool is_listed = false;                      // and shows it
    bool is_difference = false;
    bool may_be_negative = false;  // a difference of what has not only grown
};

struct Addend {
    std::size_t variable;
    int factor;
};

struct Difference {
    std::size_t before, after, variable;
};

// All tables as numbers and equations (each sums up to 0): what hangs together in what was and is published.
struct System {
    std::vector<Variable> variables;
    std::vector<std::vector<Addend>> equations;
    std::vector<std::vector<std::size_t>> variable_of;  // [table][cell]
    std::vector<Difference> differences;                // of the tables to be released now
    std::vector<std::size_t> earlier_differences;       // of two earlier states: their variables
    std::vector<std::size_t> total_differences;  // those of the whole, among the differences' variables
};

System system_of(Model const& model, Growth growth);

}  // namespace samsyn::disclosure
