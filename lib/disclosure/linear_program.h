// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <limits>
#include <memory>
#include <vector>

namespace samsyn::disclosure {

constexpr double unbounded = std::numeric_limits<double>::infinity();

struct Term {
    std::size_t column;
    double factor;
};

// A linear program to minimise, kept warm between answers (the door to CLP). Columns first, then rows, then
// bounds and costs as often as wanted. The same calls give the same answers.
class LinearProgram {
public:
    LinearProgram();
    ~LinearProgram();
    LinearProgram(LinearProgram&&) noexcept;
    LinearProgram& operator=(LinearProgram&&) noexcept;

    std::size_t add_column(double low, double high, double cost);
    // low <= sum of the terms <= high
    void add_row(std::vector<Term> const& terms, double low, double high);
    void bound(std::size_t column, double low, double high);
    void price(std::size_t column, double cost);

    enum class Outcome { optimal, unbounded, infeasible };
    // Throws std::runtime_error when the solver itself gives up.
    // Quick: "infeasible" may be a mistake of a solver in a hurry, where nothing is lost by believing it.
    enum class Effort { quick, certain };
    Outcome minimise(Effort effort = Effort::certain);
    // The same, without any use of the answer before.
    Outcome minimise_afresh();
    double value(std::size_t column) const;

private:
    Outcome outcome();
    struct Solver;
    std::unique_ptr<Solver> m_solver;
};

}  // namespace samsyn::disclosure
