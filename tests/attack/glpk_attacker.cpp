// SPDX-License-Identifier: EUPL-1.2
#include "tests/attack/glpk_attacker.h"

#include <glpk.h>

#include <cmath>
#include <limits>

#include "lib/base/check.h"

namespace samsyn::attack {
namespace {

constexpr double tolerance = 1e-6;
constexpr double without_end = std::numeric_limits<double>::infinity();

class Problem {
public:
    explicit Problem(Numbers numbers) : m_problem(glp_create_prob()), m_numbers(numbers) {}
    ~Problem() { glp_delete_prob(m_problem); }
    Problem(Problem const&) = delete;
    Problem& operator=(Problem const&) = delete;

    int column()
    {
        int const added = glp_add_cols(m_problem, 1);
        glp_set_col_bnds(m_problem, added, GLP_LO, 0, 0);
        if (m_numbers == Numbers::whole) glp_set_col_kind(m_problem, added, GLP_IV);
        return added;
    }

    void fix(int column, std::int64_t count)
    {
        glp_set_col_bnds(m_problem, column, GLP_FX, static_cast<double>(count), static_cast<double>(count));
    }

    // sum = parts
    void add_sum(int sum, std::vector<int> const& parts)
    {
        std::map<int, double> factors{{sum, -1}};
        for (int const part : parts) factors[part] += 1;
        std::vector<int> columns{0};
        std::vector<double> values{0};
        for (auto const& [column, factor] : factors) {
            if (factor == 0) continue;
            columns.push_back(column);
            values.push_back(factor);
        }
        int const row = glp_add_rows(m_problem, 1);
        glp_set_row_bnds(m_problem, row, GLP_FX, 0, 0);
        glp_set_mat_row(m_problem, row, static_cast<int>(columns.size()) - 1, columns.data(), values.data());
    }

    double extreme(int column, int direction)
    {
        glp_set_obj_dir(m_problem, direction);
        glp_set_obj_coef(m_problem, column, 1);
        double const found = m_numbers == Numbers::real ? real(direction) : whole(direction);
        glp_set_obj_coef(m_problem, column, 0);
        return found;
    }

private:
    double real(int direction)
    {
        glp_smcp how;
        glp_init_smcp(&how);
        how.msg_lev = GLP_MSG_OFF;
        check(glp_simplex(m_problem, &how) == 0);
        int const status = glp_get_status(m_problem);
        if (status == GLP_UNBND) return direction == GLP_MAX ? without_end : -without_end;
        check(status == GLP_OPT);
        return glp_get_obj_val(m_problem);
    }

    double whole(int direction)
    {
        double const loose = real(direction);
        if (std::isinf(loose)) return loose;
        glp_iocp how;
        glp_init_iocp(&how);
        how.msg_lev = GLP_MSG_OFF;
        check(glp_intopt(m_problem, &how) == 0);
        check(glp_mip_status(m_problem) == GLP_OPT);
        return glp_mip_obj_val(m_problem);
    }

    glp_prob* m_problem;
    Numbers m_numbers;
};

using Columns = std::map<std::string, int>;

Columns add_sight(Sight const& sight, Cells const& cells, Problem& problem)
{
    Columns columns;
    for (auto const& [name, count] : cells.counts) columns[name] = problem.column();
    for (auto const& [sum, parts] : cells.sums) {
        std::vector<int> added;
        for (auto const& part : parts) added.push_back(columns.at(part));
        problem.add_sum(columns.at(sum), added);
    }
    for (auto const& table : sight.shown.tables)
        for (auto const& cell : table.cells)
            if (cell.count) {
                auto const name = name_of(sight.truth, *table.dimensions, cell.key);
                check(cells.counts.at(name) == cell.count->value);  // nothing false was shown
                problem.fix(columns.at(name), *cell.count);
            }
    return columns;
}

// A dimension that is said to be another in one sight is so in all.
std::vector<Sight> told_together(std::vector<Sight> sights)
{
    std::map<std::string, disclosure::CodeText> lenders;
    for (auto const& sight : sights)
        for (auto const& dimension : sight.truth.dimensions)
            if (dimension.same_as) lenders.emplace(dimension.name.value, *dimension.same_as);
    for (auto& sight : sights)
        for (auto& dimension : sight.truth.dimensions.items)
            if (auto const lender = lenders.find(dimension.name.value); lender != lenders.end())
                dimension.same_as = lender->second;
    return sights;
}

}  // namespace

Loot attack(std::vector<Sight> const& seen, std::int64_t k, Numbers numbers)
{
    auto const sights = told_together(seen);
    Problem problem(numbers);
    std::map<std::string, std::pair<int, std::int64_t>> targets;
    Columns before;  // the last that was seen of each cell, and its count
    std::map<std::string, std::int64_t> count_before;
    for (auto const& sight : sights) {
        auto const cells = cells_of(sight.truth);
        auto const columns = add_sight(sight, cells, problem);
        auto const mark = std::to_string(&sight - sights.data());
        for (auto const& [name, count] : cells.counts) {
            targets[mark + " " + name] = {columns.at(name), count};
            if (!before.contains(name)) continue;
            int const growth = problem.column();
            problem.add_sum(columns.at(name), {before.at(name), growth});
            targets[mark + " growth " + name] = {growth, count - count_before.at(name)};
        }
        for (auto const& [name, column] : columns) before[name] = column;
        for (auto const& [name, count] : cells.counts) count_before[name] = count;
    }
    Loot loot;
    for (auto const& [name, target] : targets) {
        auto const [column, count] = target;
        if (count < 1 || count >= k) continue;
        double const low = problem.extreme(column, GLP_MIN), high = problem.extreme(column, GLP_MAX);
        check(low <= static_cast<double>(count) + tolerance &&
              high >= static_cast<double>(count) - tolerance);
        ++loot.small;
        loot.exact += high - low < tolerance;
        if (low <= tolerance && high >= static_cast<double>(k) - tolerance) continue;
        ++loot.unsafe;
        loot.examples.push_back(name + "is " + std::to_string(count) + ", seen as " + std::to_string(low) +
                                " to " + std::to_string(high));
    }
    return loot;
}

}  // namespace samsyn::attack
