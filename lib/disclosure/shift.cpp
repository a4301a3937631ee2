// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/shift.h"

#include <algorithm>
#include <cmath>

namespace samsyn::disclosure {
namespace {

constexpr double tolerance = 1e-6;
constexpr std::size_t most_branches = 400;  // of one search for whole numbers
constexpr std::size_t few_branches = 5;     // where it is only about showing more

}  // namespace

Shift::Shift(System const& system)
    : m_system(system), m_hidden(system.variables.size()), m_columns(system.variables.size())
{
    for (std::size_t i = 0; i < system.variables.size(); ++i) {
        auto const& variable = system.variables[i];
        m_hidden[i] = !variable.published && !variable.is_listed;
        m_ranges.push_back({least(i), unbounded});
        m_least_seen.push_back(base(i));
        m_most_seen.push_back(base(i));
        add_columns(i);
    }
    for (auto const& equation : system.equations) add_row(equation);
    // What is hidden from the beginning and not known has no first world to be seen in.
    for (std::size_t i = 0; i < system.variables.size(); ++i)
        if (!system.variables[i].truth) {
            m_least_seen[i] = std::numeric_limits<std::int64_t>::max();
            m_most_seen[i] = std::numeric_limits<std::int64_t>::min();
        }
}

std::int64_t Shift::base(std::size_t variable) const
{
    auto const& known = m_system.variables[variable];
    return known.published ? *known.published : known.truth.value_or(0);
}

double Shift::least(std::size_t variable) const
{
    return m_system.variables[variable].may_be_negative ? -unbounded : 0;
}

double Shift::cost(std::size_t variable) const
{
    return m_hidden[variable] ? 0 : 1 + std::log1p(static_cast<double>(base(variable)));
}

void Shift::add_columns(std::size_t variable)
{
    if (m_system.variables[variable].published) return;
    auto const known = static_cast<double>(base(variable));
    auto& columns = m_columns[variable];
    if (m_hidden[variable]) {
        columns.change = m_program.add_column(least(variable) - known, unbounded, 0);
        return;
    }
    columns.change = m_program.add_column(0, unbounded, cost(variable));
    columns.fall = m_program.add_column(0, known, cost(variable));
}

void Shift::add_row(std::vector<Addend> const& equation)
{
    std::vector<Term> terms;
    double sum = 0;
    for (auto const& [variable, factor] : equation) {
        sum += factor * static_cast<double>(base(variable));
        if (auto const change = m_columns[variable].change) terms.push_back({*change, double(factor)});
        if (auto const fall = m_columns[variable].fall) terms.push_back({*fall, -double(factor)});
    }
    m_program.add_row(terms, -sum, -sum);
}

void Shift::keep_within(std::size_t variable, Range range)
{
    m_ranges[variable] = range;
    auto const known = static_cast<double>(base(variable));
    auto const [change, fall] = m_columns[variable];
    if (!change) return;
    if (!fall || m_hidden[variable]) {
        m_program.bound(*change, range.low - known, range.high - known);
        return;
    }
    m_program.bound(*change, std::max(0.0, range.low - known), std::max(0.0, range.high - known));
    m_program.bound(*fall, std::max(0.0, known - range.high), std::max(0.0, known - range.low));
}

void Shift::hide(std::size_t variable)
{
    if (!m_hidden[variable] && m_columns[variable].change) open(variable);
}

void Shift::open(std::size_t variable)
{
    m_hidden[variable] = true;
    auto const [change, fall] = m_columns[variable];
    m_program.price(*change, 0);
    if (fall) {
        m_program.price(*fall, 0);
        m_program.bound(*fall, 0, 0);
    }
    keep_within(variable, m_ranges[variable]);
}

bool Shift::is_truth_possible()
{
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_system.variables[i].is_current && m_system.variables[i].truth) {
            auto const truth = static_cast<double>(*m_system.variables[i].truth);
            keep_within(i, {truth, truth});
        }
    bool const possible = m_program.minimise() != LinearProgram::Outcome::infeasible;
    for (std::size_t i = 0; i < m_columns.size(); ++i) keep_within(i, {least(i), unbounded});
    return possible;
}

bool Shift::let_fall_to(std::size_t variable, std::int64_t bound)
{
    Range const range{least(variable), static_cast<double>(bound)};
    if (m_least_seen[variable] > bound) return let_reach(variable, range);
    m_demands.push_back({variable, range});
    return true;
}

bool Shift::let_rise_to(std::size_t variable, std::int64_t bound)
{
    Range const range{static_cast<double>(bound), unbounded};
    if (m_most_seen[variable] < bound) return let_reach(variable, range);
    m_demands.push_back({variable, range});
    return true;
}

bool Shift::let_reach(std::size_t variable, Range range)
{
    if (!m_columns[variable].change) return false;
    keep_within(variable, range);
    m_branches_left = most_branches;
    bool const found = find_world();
    keep_within(variable, {least(variable), unbounded});
    if (found) m_demands.push_back({variable, range});
    return found;
}

bool Shift::can_be_between(std::size_t variable, std::int64_t low, std::int64_t high)
{
    keep_within(variable, {static_cast<double>(low), static_cast<double>(high)});
    bool possible = m_program.minimise() == LinearProgram::Outcome::optimal;
    // What it costs is what would have to be hidden too.
    for (std::size_t i = 0; i < m_columns.size() && possible; ++i)
        possible = m_hidden[i] || std::abs(value(i) - static_cast<double>(base(i))) < tolerance;
    keep_within(variable, {least(variable), unbounded});
    return possible;
}

// Depth first: the cheapest change, and where it has a fraction, the two whole numbers beside.
bool Shift::find_world(LinearProgram::Effort effort)
{
    if (m_branches_left == 0) return false;
    --m_branches_left;
    ++m_programs;
    if (m_program.minimise(effort) != LinearProgram::Outcome::optimal) return false;
    auto const fraction = first_fraction();
    if (!fraction) return keep_world();
    auto const before = m_ranges[*fraction];
    auto const below = std::floor(value(*fraction));
    for (auto const& half : {Range{before.low, below}, Range{below + 1, before.high}}) {
        keep_within(*fraction, half);
        bool const found = find_world(effort);
        keep_within(*fraction, before);
        if (found) return true;
    }
    return false;
}

double Shift::value(std::size_t variable) const
{
    auto value = static_cast<double>(base(variable));
    if (auto const change = m_columns[variable].change) value += m_program.value(*change);
    if (auto const fall = m_columns[variable].fall) value -= m_program.value(*fall);
    return value;
}

std::optional<std::size_t> Shift::first_fraction() const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (std::abs(value(i) - std::round(value(i))) > tolerance) return i;
    return std::nullopt;
}

World Shift::world() const
{
    World world(m_columns.size());
    for (std::size_t i = 0; i < m_columns.size(); ++i) world[i] = std::llround(value(i));
    return world;
}

// In whole numbers, so that no error of the solver passes.
bool Shift::is_possible(World const& world) const
{
    for (std::size_t i = 0; i < world.size(); ++i) {
        auto const count = static_cast<double>(world[i]);
        if (count < m_ranges[i].low || count > m_ranges[i].high) return false;
    }
    return std::all_of(m_system.equations.begin(), m_system.equations.end(), [&](auto const& equation) {
        std::int64_t sum = 0;
        for (auto const& [variable, factor] : equation) sum += factor * world[variable];
        return sum == 0;
    });
}

bool Shift::keep_world()
{
    auto found = world();
    if (!is_possible(found)) {
        if (m_program.minimise_afresh() != LinearProgram::Outcome::optimal) return false;
        found = world();
        if (!is_possible(found)) return false;
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_least_seen[i] = std::min(m_least_seen[i], found[i]);
        m_most_seen[i] = std::max(m_most_seen[i], found[i]);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (found[i] != base(i)) hide(i);
    m_worlds.push_back(std::move(found));
    return true;
}

bool Shift::Demand::is_met_by(World const& world) const
{
    auto const value = static_cast<double>(world[variable]);
    return range.low <= value && value <= range.high;
}

// How many demands have no world yet that leaves the variable as it is.
std::size_t Shift::dependents(std::size_t variable) const
{
    return static_cast<std::size_t>(
        std::count_if(m_demands.begin(), m_demands.end(), [&](auto const& demand) {
            return std::none_of(m_worlds.begin(), m_worlds.end(), [&](World const& world) {
                return world[variable] == base(variable) && demand.is_met_by(world);
            });
        }));
}

void Shift::show_again(std::vector<std::size_t> const& variables, std::size_t most_programs)
{
    // Those on which least depends first: each costs less to try and succeeds more often.
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t i = 0; i < variables.size(); ++i) order.emplace_back(dependents(variables[i]), i);
    std::sort(order.begin(), order.end());
    // From here on nothing more is hidden.
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!m_hidden[i]) keep_within(i, {static_cast<double>(base(i)), static_cast<double>(base(i))});
    auto const last = m_programs + most_programs;
    for (auto const& [dependents, place] : order) {
        auto const variable = variables[place];
        if (m_programs >= last) return;
        if (!m_hidden[variable] || !m_columns[variable].change) continue;
        auto const truth = static_cast<double>(base(variable));
        keep_within(variable, {truth, truth});
        if (!can_be_shown(variable, last)) {
            keep_within(variable, {least(variable), unbounded});
            continue;
        }
        m_hidden[variable] = false;
        std::erase_if(m_worlds, [&](World const& world) { return world[variable] != base(variable); });
    }
}

bool Shift::can_be_shown(std::size_t variable, std::size_t last_program)
{
    for (std::size_t i = 0; i < m_demands.size(); ++i) {
        auto const demand = m_demands[i];
        bool const is_met = std::any_of(m_worlds.begin(), m_worlds.end(), [&](World const& world) {
            return world[variable] == base(variable) && demand.is_met_by(world);
        });
        if (is_met) continue;
        if (m_programs >= last_program || demand.variable == variable) return false;
        auto const before = m_ranges[demand.variable];
        keep_within(demand.variable, demand.range);
        m_branches_left = few_branches;
        bool const found = find_world(LinearProgram::Effort::quick);
        keep_within(demand.variable, before);
        if (!found) return false;
    }
    return true;
}

}  // namespace samsyn::disclosure
