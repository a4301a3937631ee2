// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/linear_program.h"

#include <coin/ClpSimplex.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <map>
#include <stdexcept>

namespace samsyn::disclosure {

struct LinearProgram::Solver {
    ClpSimplex simplex;
    std::vector<double> low, high, cost, row_low, row_high, factors;
    std::vector<int> row_of, column_of;  // of each factor
    bool is_built = false;
    bool is_feasible = false;  // the last answer still keeps all bounds
    bool has_new_costs = false;
    bool is_factored = false;  // the last answer was the dual method's, and its factors stand

    void build()
    {
        if (is_built) return;
        CoinPackedMatrix matrix(true, row_of.data(), column_of.data(), factors.data(),
                                static_cast<CoinBigIndex>(factors.size()));
        matrix.setDimensions(static_cast<int>(row_low.size()), static_cast<int>(low.size()));
        simplex.loadProblem(matrix, low.data(), high.data(), cost.data(), row_low.data(), row_high.data());
        simplex.setLogLevel(0);
        simplex.scaling(0);            // all factors are small whole numbers
        simplex.setPerturbation(100);  // never: answers must not depend on chance
        is_built = true;
    }
};

namespace {

constexpr int keep = 1 | 2;  // the factors of the last answer's basis, which is where the next begins

double finite(double bound)
{
    return bound == unbounded ? COIN_DBL_MAX : bound == -unbounded ? -COIN_DBL_MAX : bound;
}

}  // namespace

LinearProgram::LinearProgram() : m_solver(std::make_unique<Solver>()) {}
LinearProgram::~LinearProgram() = default;
LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;

std::size_t LinearProgram::add_column(double low, double high, double cost)
{
    m_solver->low.push_back(finite(low));
    m_solver->high.push_back(finite(high));
    m_solver->cost.push_back(cost);
    return m_solver->low.size() - 1;
}

void LinearProgram::add_row(std::vector<Term> const& terms, double low, double high)
{
    // The solver takes no column twice in a row.
    std::map<std::size_t, double> sums;
    for (auto const& term : terms) sums[term.column] += term.factor;
    for (auto const& [column, factor] : sums) {
        if (factor == 0) continue;
        m_solver->row_of.push_back(static_cast<int>(m_solver->row_low.size()));
        m_solver->column_of.push_back(static_cast<int>(column));
        m_solver->factors.push_back(factor);
    }
    m_solver->row_low.push_back(finite(low));
    m_solver->row_high.push_back(finite(high));
}

void LinearProgram::bound(std::size_t column, double low, double high)
{
    m_solver->build();
    m_solver->simplex.setColumnBounds(static_cast<int>(column), finite(low), finite(high));
    m_solver->is_feasible = false;
}

void LinearProgram::price(std::size_t column, double cost)
{
    m_solver->build();
    m_solver->simplex.setObjectiveCoefficient(static_cast<int>(column), cost);
    m_solver->has_new_costs = true;
}

LinearProgram::Outcome LinearProgram::minimise(Effort effort)
{
    m_solver->build();
    auto& simplex = m_solver->simplex;
    // With new bounds the dual method starts near the answer, with new costs alone the primal one.
    if (m_solver->is_feasible && m_solver->has_new_costs)
        simplex.primal();
    else
        simplex.dual(0, m_solver->is_factored ? keep : 0);
    m_solver->is_factored = simplex.status() == 0 && !(m_solver->is_feasible && m_solver->has_new_costs);
    // "Cannot be" is said only by a solver that began from nothing.
    bool const is_believed = simplex.status() == 0 || (simplex.status() == 1 && effort == Effort::quick);
    return is_believed ? outcome() : minimise_afresh();
}

LinearProgram::Outcome LinearProgram::minimise_afresh()
{
    auto& simplex = m_solver->simplex;
    simplex.allSlackBasis(true);
    simplex.dual();
    if (simplex.status() < 0 || simplex.status() > 2) simplex.primal();
    m_solver->is_factored = false;
    return outcome();
}

LinearProgram::Outcome LinearProgram::outcome()
{
    auto const status = m_solver->simplex.status();
    m_solver->is_feasible = status == 0 || status == 2;
    m_solver->has_new_costs = false;
    if (status == 0) return Outcome::optimal;
    if (status == 1) return Outcome::infeasible;
    if (status == 2) return Outcome::unbounded;
    throw std::runtime_error("the linear program solver gave up");
}

double LinearProgram::value(std::size_t column) const
{
    return m_solver->simplex.primalColumnSolution()[column];
}

}  // namespace samsyn::disclosure
