// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/attacker.h"

#include <algorithm>

namespace samsyn::disclosure {

Attacker::Attacker(Model const& model, Hidden const& hidden, Growth growth, Knowledge knowledge)
    : m_model(model), m_hidden(hidden), m_knowledge(knowledge)
{
    auto const& tables = model.tables();
    for (std::size_t t = 0; t < tables.size(); ++t) add_leaves(t);
    for (std::size_t t = 0; t < tables.size(); ++t) add_published(t);
    for (std::size_t one = 0; one < tables.size(); ++one)
        for (std::size_t other = 0; other < tables.size(); ++other)
            if (one != other && tables[one].population == tables[other].population) link(one, other);
    if (growth == Growth::none) return;
    for (auto const& succession : model.successions())
        for (std::size_t before = 0; before < tables.size(); ++before)
            for (std::size_t after = 0; after < tables.size(); ++after)
                if (succession.only_grows && tables[before].population == succession.before &&
                    tables[after].population == succession.after)
                    add_growth(before, after);
}

bool Attacker::is_known(std::size_t table, std::size_t cell) const
{
    auto const& shown = m_model.tables()[table];
    if (is_nowhere(shown.cells[cell].scope)) return true;
    if (!shown.is_current) return shown.cells[cell].count.has_value();
    if (m_knowledge == Knowledge::earlier_releases) return false;
    return shown.cells[cell].is_listed && !m_hidden[table][cell];
}

void Attacker::add_leaves(std::size_t table)
{
    auto& columns = m_columns.emplace_back();
    auto const& cells = m_model.tables()[table].cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!m_model.tables()[table].is_leaf(i)) continue;
        auto const count = static_cast<double>(cells[i].count.value_or(0));
        columns[i] = is_known(table, i) ? m_program.add_column(count, count, 0)
                                        : m_program.add_column(0, unbounded, 0);
    }
}

std::vector<Term> Attacker::leaves(std::size_t table, std::vector<std::size_t> const& cells,
                                   double factor) const
{
    std::vector<Term> terms;
    for (auto const cell : cells) terms.push_back({m_columns[table].at(cell), factor});
    return terms;
}

void Attacker::add_published(std::size_t table)
{
    auto const& shown = m_model.tables()[table];
    for (std::size_t i = 0; i < shown.cells.size(); ++i) {
        if (shown.is_leaf(i) || !is_known(table, i)) continue;
        auto const count = static_cast<double>(shown.cells[i].count.value_or(0));
        m_program.add_row(leaves(table, shown.leaves_of(i), 1), count, count);
    }
}

// What both tables count is the same in both.
void Attacker::link(std::size_t one, std::size_t other)
{
    auto const& first = m_model.tables()[one];
    auto const& second = m_model.tables()[other];
    std::map<Scope, std::size_t> by_scope;
    for (std::size_t i = 0; i < second.cells.size(); ++i) by_scope.emplace(second.cells[i].scope, i);
    for (std::size_t i = 0; i < first.cells.size(); ++i) {
        auto const same = by_scope.find(first.cells[i].scope);
        bool const is_same = same != by_scope.end();
        if (is_same && (one > other || (is_known(one, i) && is_known(other, same->second)))) continue;
        auto const there = is_same ? second.leaves_of(same->second) : second.leaves_of(first.cells[i].scope);
        if (!there) continue;
        auto terms = leaves(one, first.leaves_of(i), 1);
        for (auto const& term : leaves(other, *there, -1)) terms.push_back(term);
        m_program.add_row(terms, 0, 0);
    }
}

void Attacker::add_growth(std::size_t before, std::size_t after)
{
    auto const& now = m_model.tables()[after];
    auto const& then = m_model.tables()[before];
    std::map<Scope, std::size_t> by_scope;
    for (std::size_t i = 0; i < then.cells.size(); ++i) by_scope.emplace(then.cells[i].scope, i);
    for (std::size_t i = 0; i < now.cells.size(); ++i) {
        auto const same = by_scope.find(now.cells[i].scope);
        if (same == by_scope.end()) continue;
        auto const grown = difference(cell(after, i), cell(before, same->second));
        m_program.add_row(grown.terms, 0, unbounded);
    }
}

Question Attacker::cell(std::size_t table, std::size_t cell) const
{
    return {leaves(table, m_model.tables()[table].leaves_of(cell), 1)};
}

Question Attacker::difference(Question const& after, Question const& before) const
{
    auto question = after;
    for (auto const& term : before.terms) question.terms.push_back({term.column, -term.factor});
    return question;
}

bool Attacker::is_possible() { return m_program.minimise() != LinearProgram::Outcome::infeasible; }

double Attacker::least(Question const& question) { return extreme(question, 1); }

double Attacker::most(Question const& question) { return -extreme(question, -1); }

double Attacker::extreme(Question const& question, double direction)
{
    for (auto const& term : question.terms) m_program.price(term.column, direction * term.factor);
    auto const outcome = m_program.minimise();
    double const found = outcome == LinearProgram::Outcome::optimal     ? direction * value(question)
                         : outcome == LinearProgram::Outcome::unbounded ? -unbounded
                                                                        : unbounded;
    for (auto const& term : question.terms) m_program.price(term.column, 0);
    return found;
}

double Attacker::value(Question const& question) const
{
    double sum = 0;
    for (auto const& term : question.terms) sum += term.factor * m_program.value(term.column);
    return sum;
}

}  // namespace samsyn::disclosure
