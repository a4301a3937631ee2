// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/audit.h"

#include <algorithm>
#include <optional>
#include <set>

#include "lib/disclosure/attacker.h"

namespace samsyn::disclosure {
namespace {

constexpr double tolerance = 1e-6;
constexpr std::size_t most_examples = 5;

// What must stay possible for a sum: at most `low` and at least `high`.
struct Demand {
    Question question;
    double low, high;
    bool is_unknown = false;  // whether it is small: only if it can be
    std::string name;
};

class Auditor {
public:
    Auditor(Model const& model, Hidden const& hidden, Growth growth, std::int64_t k)
        : m_model(model),
          m_hidden(hidden),
          m_growth(growth),
          m_k(static_cast<double>(k)),
          m_attacker(model, hidden, growth, Attacker::Knowledge::everything)
    {
    }

    Audit run()
    {
        if (!m_attacker.is_possible()) return {0, 1, {}};
        for (std::size_t t = 0; t < m_model.tables().size(); ++t)
            if (m_model.tables()[t].is_current)
                demand_of_table(t);
            else
                demand_of_earlier(t);
        for (auto const& succession : m_model.successions()) demand_of(succession);
        Audit audit{m_demands.size(), 0, {}};
        for (auto const& demand : m_demands) {
            if (is_met(demand)) continue;
            ++audit.violations;
            if (audit.examples.size() < most_examples) audit.examples.push_back(demand.name);
        }
        return audit;
    }

private:
    bool is_small(double count) const { return count >= 1 && count < m_k; }

    void demand_of_table(std::size_t t)
    {
        auto const& table = m_model.tables()[t];
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            auto const count = static_cast<double>(*table.cells[i].count);
            if (is_small(count))
                m_demands.push_back({m_attacker.cell(t, i), 0, m_k, false, table.text_of(i)});
        }
    }

    // Those that are counted again, so that it is known whether they are small.
    std::set<Scope> known_scopes(std::size_t population) const
    {
        std::set<Scope> scopes;
        for (auto const& table : m_model.tables())
            if (table.is_current && table.population == population)
                for (auto const& cell : table.cells) scopes.insert(cell.scope);
        return scopes;
    }

    // What an earlier release hid so that it could be everything from 0 to k must still be able to.
    void demand_of_earlier(std::size_t t)
    {
        auto const& table = m_model.tables()[t];
        if (!knew_before()) return;
        auto const known = known_scopes(table.population);
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            if (table.cells[i].count || !table.cells[i].is_listed || known.contains(table.cells[i].scope))
                continue;
            if (could_be(m_before->cell(t, i), 0, m_k))
                m_demands.push_back({m_attacker.cell(t, i), 0, m_k, false, table.text_of(i)});
        }
    }

    // Could the readers of the earlier releases tell anything at all?
    bool knew_before()
    {
        if (!m_before) {
            m_before.emplace(m_model, m_hidden, m_growth, Attacker::Knowledge::earlier_releases);
            m_is_possible_before = m_before->is_possible();
        }
        return m_is_possible_before;
    }
    bool could_be(Question const& question, double low, double high)
    {
        return m_before->least(question) <= low + tolerance && m_before->most(question) >= high - tolerance;
    }

    void demand_of(Succession const& succession)
    {
        auto const& tables = m_model.tables();
        for (std::size_t after = 0; after < tables.size(); ++after)
            for (std::size_t before = 0; before < tables.size(); ++before)
                if (tables[after].population == succession.after &&
                    tables[before].population == succession.before) {
                    if (tables[after].is_current)
                        demand_of_difference(before, after, succession.only_grows);
                    else if (knew_before())
                        demand_of_earlier_difference(before, after, succession.only_grows);
                }
    }

    // Each cell of the one table that the other has too, with its place there.
    static std::vector<std::pair<std::size_t, std::size_t>> cells_of_both(ModelTable const& one,
                                                                          ModelTable const& other)
    {
        std::map<Scope, std::size_t> by_scope;
        for (std::size_t i = 0; i < other.cells.size(); ++i) by_scope.emplace(other.cells[i].scope, i);
        std::vector<std::pair<std::size_t, std::size_t>> both;
        for (std::size_t i = 0; i < one.cells.size(); ++i)
            if (auto const same = by_scope.find(one.cells[i].scope); same != by_scope.end())
                both.emplace_back(i, same->second);
        return both;
    }

    // What differs between two earlier releases stays as open as it was.
    void demand_of_earlier_difference(std::size_t before, std::size_t after, bool only_grows)
    {
        auto const& then = m_model.tables()[before];
        auto const& now = m_model.tables()[after];
        auto const known = known_scopes(now.population);
        for (auto const& [i, same] : cells_of_both(now, then)) {
            if (known.contains(now.cells[i].scope)) continue;
            if (now.cells[i].count && then.cells[same].count) continue;
            auto const grown = [&, i = i, same = same](Attacker const& attacker) {
                return attacker.difference(attacker.cell(after, i), attacker.cell(before, same));
            };
            auto const demand = [&, i = i](double low, double high) {
                if (could_be(grown(*m_before), low, high))
                    m_demands.push_back({grown(m_attacker), low, high, false, now.text_of(i)});
            };
            demand(0, m_k);
            if (m_growth == Growth::none || !only_grows) demand(-m_k, 0);
        }
    }

    void demand_of_difference(std::size_t before, std::size_t after, bool only_grows)
    {
        auto const& then = m_model.tables()[before];
        auto const& now = m_model.tables()[after];
        for (auto const& [i, same] : cells_of_both(now, then)) {
            auto const question =
                m_attacker.difference(m_attacker.cell(after, i), m_attacker.cell(before, same));
            auto const& count = then.cells[same].count;
            if (!count) {
                m_demands.push_back({question, 0, m_k, true, now.text_of(i)});
                if (m_growth == Growth::none || !only_grows)
                    m_demands.push_back({question, -m_k, 0, true, now.text_of(i)});
                continue;
            }
            auto const grown = static_cast<double>(*now.cells[i].count - *count);
            if (is_small(grown)) m_demands.push_back({question, 0, m_k, false, now.text_of(i)});
            if (is_small(-grown)) m_demands.push_back({question, -m_k, 0, false, now.text_of(i)});
        }
    }

    bool is_met(Demand const& demand)
    {
        auto const seen = m_attacker.value(demand.question);
        auto const low = seen <= demand.low + tolerance ? demand.low : m_attacker.least(demand.question);
        auto const high = seen >= demand.high - tolerance ? demand.high : m_attacker.most(demand.question);
        if (low <= demand.low + tolerance && high >= demand.high - tolerance) return true;
        // Seen to be no small count, whatever it is.
        return demand.is_unknown && (low > demand.high - 1 + tolerance || high < demand.low + 1 - tolerance);
    }

    Model const& m_model;
    Hidden const& m_hidden;
    Growth m_growth;
    double m_k;
    Attacker m_attacker;
    std::optional<Attacker> m_before;  // who has the earlier releases only
    bool m_is_possible_before = false;
    std::vector<Demand> m_demands;
};

}  // namespace

Audit audit(Model const& model, Hidden const& hidden, Growth growth, std::int64_t k)
{
    return Auditor(model, hidden, growth, k).run();
}

std::vector<Interval> feasible_intervals(Model const& model, Hidden const& hidden, Growth growth)
{
    Attacker attacker(model, hidden, growth, Attacker::Knowledge::everything);
    std::vector<Interval> intervals;
    if (!attacker.is_possible()) return intervals;
    for (std::size_t t = 0; t < hidden.size(); ++t)
        for (std::size_t i = 0; i < hidden[t].size(); ++i) {
            if (!hidden[t][i] || !model.tables()[t].cells[i].is_listed) continue;
            auto const question = attacker.cell(t, i);
            intervals.push_back({t, i, attacker.least(question), attacker.most(question)});
        }
    return intervals;
}

}  // namespace samsyn::disclosure
