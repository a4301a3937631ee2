// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/system.h"

#include <algorithm>
#include <set>

namespace samsyn::disclosure {
namespace {

class SystemBuilder {
public:
    SystemBuilder(Model const& model, Growth growth)
        : m_model(model), m_growth(growth), m_by_scope(model.populations())
    {
    }

    System build()
    {
        for (std::size_t i = 0; i < m_model.tables().size(); ++i) name_variables(m_model.tables()[i]);
        for (std::size_t i = 0; i < m_model.tables().size(); ++i) add_hierarchy(i);
        for (std::size_t i = 0; i < m_model.tables().size(); ++i) add_divisions(i);
        for (auto const& succession : m_model.successions()) add_differences(succession);
        return std::move(m_system);
    }

private:
    void name_variables(ModelTable const& table)
    {
        auto& names = m_system.variable_of.emplace_back();
        for (auto const& cell : table.cells) {
            auto const [found, is_new] =
                m_by_scope[table.population].emplace(cell.scope, m_system.variables.size());
            if (is_new) m_system.variables.emplace_back();
            auto& variable = m_system.variables[found->second];
            names.push_back(found->second);
            if (table.is_current) {
                variable.truth = cell.count;
                variable.is_current = true;
                variable.is_listed = variable.is_listed || cell.is_listed;
            } else if (cell.count) {
                variable.published = cell.count;
                if (!variable.truth) variable.truth = cell.count;
            }
            if (is_nowhere(cell.scope)) variable.published = variable.truth = 0;
        }
    }

    void add_equation(std::size_t sum, std::vector<std::size_t> const& parts)
    {
        std::vector<std::size_t> sorted = parts;
        std::sort(sorted.begin(), sorted.end());
        if (sorted.size() == 1 && sorted[0] == sum) return;
        if (!m_seen.emplace(sum, sorted).second) return;
        auto& equation = m_system.equations.emplace_back();
        equation.push_back({sum, -1});
        for (auto const part : sorted) equation.push_back({part, 1});
    }

    void add_sum(std::size_t sum, std::size_t table, std::vector<std::size_t> const& cells)
    {
        std::vector<std::size_t> parts;
        for (auto const cell : cells) parts.push_back(m_system.variable_of[table][cell]);
        add_equation(sum, parts);
    }

    void add_hierarchy(std::size_t table)
    {
        for (std::size_t cell = 0; cell < m_model.tables()[table].cells.size(); ++cell)
            if (!m_model.tables()[table].is_leaf(cell))
                add_sum(m_system.variable_of[table][cell], table, m_model.tables()[table].children_of(cell));
    }

    // A cell of one table that another table of the population has only in parts.
    void add_divisions(std::size_t table)
    {
        auto const& other = m_model.tables()[table];
        std::set<Scope> own;
        for (auto const& cell : other.cells) own.insert(cell.scope);
        for (std::size_t i = 0; i < m_model.tables().size(); ++i) {
            if (i == table || m_model.tables()[i].population != other.population) continue;
            for (std::size_t cell = 0; cell < m_model.tables()[i].cells.size(); ++cell) {
                auto const& scope = m_model.tables()[i].cells[cell].scope;
                if (own.contains(scope)) continue;
                if (auto const leaves = other.leaves_of(scope))
                    add_sum(m_system.variable_of[i][cell], table, *leaves);
            }
        }
    }

    void add_differences(Succession const& succession)
    {
        for (auto const& [scope, after] : m_by_scope[succession.after]) {
            auto const found = m_by_scope[succession.before].find(scope);
            if (found == m_by_scope[succession.before].end()) continue;
            auto const before = found->second;
            auto const difference = m_system.variables.size();
            Variable variable;
            variable.is_difference = true;
            auto const& then = m_system.variables[before].truth;
            auto const& now = m_system.variables[after].truth;
            if (then && now) variable.truth = *now - *then;
            variable.may_be_negative = m_growth == Growth::none || !succession.only_grows;
            m_system.variables.push_back(variable);
            m_system.equations.push_back({{after, 1}, {before, -1}, {difference, -1}});
            if (!m_system.variables[after].is_current) {
                m_system.earlier_differences.push_back(difference);
                continue;
            }
            m_system.differences.push_back({before, after, difference});
            if (scope.empty()) m_system.total_differences.push_back(difference);
        }
    }

    Model const& m_model;
    Growth m_growth;
    System m_system;
    std::vector<std::map<Scope, std::size_t>> m_by_scope;  // of each population
    std::set<std::pair<std::size_t, std::vector<std::size_t>>> m_seen;
};

}  // namespace

System system_of(Model const& model, Growth growth) { return SystemBuilder(model, growth).build(); }

}  // namespace samsyn::disclosure
