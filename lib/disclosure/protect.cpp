// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/protect.h"

#include <algorithm>
#include <set>

#include "lib/disclosure/audit.h"
#include "lib/disclosure/shift.h"

namespace samsyn::disclosure {
namespace {

constexpr std::size_t most_examples = 5;
constexpr std::size_t most_programs = 1500;  // to show again what need not be hidden: a second or so

class Gate {
public:
    Gate(Model const& model, System const& system, std::int64_t k)
        : m_model(model), m_system(system), m_k(k), m_shift(system)
    {
    }

    bool is_truth_possible() { return m_shift.is_truth_possible(); }

    Refusal hide()
    {
        if (auto const refusal = hide_small(); refusal != Refusal::none) return refusal;
        if (auto const refusal = refuse_small_growth(); refusal != Refusal::none) return refusal;
        for (auto const variable : small_ones())
            if (!m_shift.let_rise_to(variable, m_k) || !m_shift.let_fall_to(variable, 0))
                return open(variable);
        keep_earlier_hidden();
        if (auto const refusal = hide_differences(); refusal != Refusal::none) return refusal;
        m_shift.show_again(secondary(), most_programs);
        return Refusal::none;
    }

    Hidden hidden() const
    {
        Hidden hidden;
        for (std::size_t t = 0; t < m_model.tables().size() && m_model.tables()[t].is_current; ++t) {
            auto& cells = hidden.emplace_back();
            for (auto const variable : m_system.variable_of[t]) cells.push_back(m_shift.is_hidden(variable));
        }
        return hidden;
    }

    std::vector<std::string> examples() const { return m_examples; }

private:
    bool is_small(std::int64_t count) const { return count >= 1 && count < m_k; }

    Refusal open(std::size_t variable)
    {
        for (std::size_t t = 0; t < m_model.tables().size(); ++t)
            for (std::size_t i = 0; i < m_system.variable_of[t].size(); ++i)
                if (m_system.variable_of[t][i] == variable && m_examples.size() < most_examples)
                    m_examples.push_back(m_model.tables()[t].text_of(i));
        return Refusal::cannot_protect;
    }

    Refusal hide_small()
    {
        auto refusal = Refusal::none;
        for (std::size_t i = 0; i < m_system.variables.size(); ++i) {
            auto const& variable = m_system.variables[i];
            if (!variable.is_current || !is_small(*variable.truth)) continue;
            if (variable.published) {
                open(i);
                refusal = Refusal::already_published;
            }
            m_shift.hide(i);
        }
        return refusal;
    }

    // Whatever is hidden, the reader of both releases must not learn that one to k-1 events have come.
    Refusal refuse_small_growth() const
    {
        for (auto const total : m_system.total_differences) {
            auto const& truth = m_system.variables[total].truth;
            if (truth && is_small(std::abs(*truth))) return Refusal::difference_too_small;
        }
        return Refusal::none;
    }

    std::vector<std::size_t> largest_first(std::vector<std::size_t> variables) const
    {
        std::sort(variables.begin(), variables.end(), [&](auto one, auto other) {
            auto const first = *m_system.variables[one].truth, second = *m_system.variables[other].truth;
            return first != second ? first > second : one < other;
        });
        return variables;
    }

    std::vector<std::size_t> small_ones() const
    {
        std::vector<std::size_t> small;
        for (std::size_t i = 0; i < m_system.variables.size(); ++i)
            if (m_system.variables[i].is_current && is_small(*m_system.variables[i].truth))
                small.push_back(i);
        return largest_first(small);
    }

    Refusal hide_differences()
    {
        for (auto const& difference : m_system.differences)
            if (auto const& truth = m_system.variables[difference.variable].truth)
                if (!hide_difference(difference.variable, is_small(*truth), is_small(-*truth)))
                    return open(difference.after);
        // Of what was hidden before, the difference is not known to us either: one that may be small is taken
        // to be. What is hidden for one may make another of them possible, so until nothing changes.
        std::set<std::size_t> done;
        for (bool is_changed = true; is_changed;) {
            is_changed = false;
            for (auto const& [before, after, variable] : m_system.differences) {
                if (m_system.variables[variable].truth || done.contains(variable)) continue;
                bool const grown = m_shift.can_be_between(variable, 1, m_k - 1);
                bool const shrunk = m_system.variables[variable].may_be_negative &&
                                    m_shift.can_be_between(variable, 1 - m_k, -1);
                if (!grown && !shrunk) continue;
                if (!hide_difference(variable, grown, shrunk)) return open(after);
                done.insert(variable);
                is_changed = true;
            }
        }
        return Refusal::none;
    }

    bool hide_difference(std::size_t variable, bool grown, bool shrunk)
    {
        if (grown && !(m_shift.let_rise_to(variable, m_k) && m_shift.let_fall_to(variable, 0))) return false;
        return !shrunk || (m_shift.let_fall_to(variable, -m_k) && m_shift.let_rise_to(variable, 0));
    }

    // Those hidden to protect others, the largest first: they say most when shown.
    std::vector<std::size_t> secondary() const
    {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < m_system.variables.size(); ++i) {
            auto const& variable = m_system.variables[i];
            if (variable.is_listed && m_shift.is_hidden(i) && !is_small(*variable.truth)) found.push_back(i);
        }
        return largest_first(found);
    }

    // What an earlier release hid and this one does not know stays open, as far as it was, and so does what
    // differs between two of them. Where it was not, there is nothing to keep.
    void keep_earlier_hidden()
    {
        for (std::size_t i = 0; i < m_system.variables.size(); ++i) {
            auto const& variable = m_system.variables[i];
            if (variable.is_current || variable.truth || variable.is_difference) continue;
            m_shift.let_rise_to(i, m_k);
            m_shift.let_fall_to(i, 0);
        }
        for (auto const i : m_system.earlier_differences) {
            auto const& variable = m_system.variables[i];
            if (variable.truth) continue;
            m_shift.let_rise_to(i, m_k);
            m_shift.let_fall_to(i, variable.may_be_negative ? -m_k : 0);
        }
    }

    Model const& m_model;
    System const& m_system;
    std::int64_t m_k;
    Shift m_shift;
    std::vector<std::string> m_examples;
};

Release release_of(Plan const& plan, Model const& model, Hidden const& hidden)
{
    Release release;
    release.dimensions = plan.dimensions;
    for (std::size_t t = 0; t < hidden.size(); ++t) {
        auto const& table = model.tables()[t];
        auto& shown = release.tables.items.emplace_back();
        shown.name = table.name;
        shown.dimensions = plan.tables.items[t].dimensions;
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            if (!table.cells[i].is_listed) continue;
            auto& cell = shown.cells.items.emplace_back();
            for (auto const& code : table.key_of(i)) cell.key.items.emplace_back(code);
            if (hidden[t][i])
                cell.suppressed = true;
            else
                cell.count = *table.cells[i].count;
        }
    }
    return release;
}

void count_hidden(Model const& model, Hidden const& hidden, std::int64_t k, Protected& answer)
{
    for (std::size_t t = 0; t < hidden.size(); ++t)
        for (std::size_t i = 0; i < hidden[t].size(); ++i) {
            auto const& cell = model.tables()[t].cells[i];
            if (!hidden[t][i] || !cell.is_listed) continue;
            ++(*cell.count >= 1 && *cell.count < k ? answer.primary : answer.secondary);
        }
}

// One way to see the earlier releases, that cannot be ruled out.
struct Reading {
    Model model;
    System system;
    Growth growth;
};

std::optional<Reading> reading_of(Model model, std::int64_t k)
{
    for (auto const growth : {Growth::as_seen, Growth::none}) {
        auto system = system_of(model, growth);
        if (Gate(model, system, k).is_truth_possible())
            return Reading{std::move(model), std::move(system), growth};
    }
    return std::nullopt;
}

// All of them; none when the earlier releases contradict themselves.
Result<std::vector<Reading>> readings_of(Plan const& plan, std::vector<Release> const& previous,
                                         std::int64_t k)
{
    std::vector<Reading> readings;
    for (auto const kinship : {Kinship::joined, Kinship::apart}) {
        auto model = Model::of(plan, previous, kinship);
        if (!model) return refuse(model);
        auto reading = reading_of(std::move(*model), k);
        if (!reading) return std::vector<Reading>{};
        readings.push_back(std::move(*reading));
        if (!readings.front().model.is_doubtful()) break;
    }
    return readings;
}

// Adds to the hidden cells what the reading demands.
void hide(Reading const& reading, std::int64_t k, Hidden& hidden, Protected& answer)
{
    Gate gate(reading.model, reading.system, k);
    answer.refusal = gate.hide();
    answer.examples = gate.examples();
    if (answer.refusal != Refusal::none) return;
    auto const more = gate.hidden();
    if (hidden.empty()) hidden = more;
    for (std::size_t t = 0; t < more.size(); ++t)
        for (std::size_t i = 0; i < more[t].size(); ++i) hidden[t][i] = hidden[t][i] || more[t][i];
}

void let_audit(std::vector<Reading> const& readings, Hidden const& hidden, std::int64_t k, Protected& answer)
{
    answer.audited = answer.violations = 0;
    for (auto const& [model, system, growth] : readings) {
        auto const audited = audit(model, hidden, growth, k);
        answer.audited += audited.cells;
        answer.violations += audited.violations;
        answer.examples.insert(answer.examples.end(), audited.examples.begin(), audited.examples.end());
    }
    if (answer.violations > 0) answer.refusal = Refusal::audit_failed;
}

}  // namespace

Result<Protected> protect(Plan const& plan, std::int64_t k, std::vector<Release> const& previous)
{
    if (k < least_k || k > most_k) return fail_field("k", "protect.k");
    auto const readings = readings_of(plan, previous, k);
    if (!readings) return refuse(readings);
    Protected answer;
    answer.refusal = Refusal::previous_contradict;
    Hidden hidden;
    // What the first demands is mostly enough for the other.
    for (auto const& reading : *readings) {
        hide(reading, k, hidden, answer);
        if (answer.refusal != Refusal::none) return answer;
        let_audit(*readings, hidden, k, answer);
        if (answer.refusal != Refusal::none) continue;
        count_hidden(reading.model, hidden, k, answer);
        answer.release = release_of(plan, reading.model, hidden);
        return answer;
    }
    return answer;
}

}  // namespace samsyn::disclosure
