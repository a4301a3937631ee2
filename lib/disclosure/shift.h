// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/disclosure/linear_program.h"
#include "lib/disclosure/system.h"

namespace samsyn::disclosure {

// Other counts for every variable, in whole numbers, under which everything that is published stays true.
using World = std::vector<std::int64_t>;

// Hides what must be hidden besides, one small count at a time: the cheapest change of the tables that lets
// the small count be as large (or as little) as wanted while every equation holds. What the change touches is
// hidden; the changed tables are the proof that nobody can rule it out.
class Shift {
public:
    explicit Shift(System const& system);

    // Hidden by rule, or never shown.
    void hide(std::size_t variable);
    bool is_hidden(std::size_t variable) const { return m_hidden[variable]; }

    // Is the truth, as far as it is known, possible at all with what was published before?
    bool is_truth_possible();

    // Is there a world where the variable is at most (at least) the bound? Hides what it takes. False when
    // hiding everything does not help.
    bool let_fall_to(std::size_t variable, std::int64_t bound);
    bool let_rise_to(std::size_t variable, std::int64_t bound);

    // Is there a world with the variable between the two, with what is hidden so far?
    bool can_be_between(std::size_t variable, std::int64_t low, std::int64_t high);

    // Shows those of the variables again that were hidden for what can do without: every bound let fall or
    // rise to stays possible. The first goes before its likes. Solves about that many programs at the most.
    void show_again(std::vector<std::size_t> const& variables, std::size_t most_programs);

private:
    struct Columns {
        std::optional<std::size_t> change;  // up (or both ways when hidden); none: everybody knows the count
        std::optional<std::size_t> fall;    // what makes it less, at a cost, until it is hidden
    };
    struct Range {
        double low, high;
    };

    struct Demand {
        std::size_t variable;
        Range range;  // that some world must have it in
        bool is_met_by(World const& world) const;
    };

    bool let_reach(std::size_t variable, Range range);
    bool can_be_shown(std::size_t variable, std::size_t last_program);
    std::int64_t base(std::size_t variable) const;
    double least(std::size_t variable) const;
    double cost(std::size_t variable) const;
    void add_columns(std::size_t variable);
    void add_row(std::vector<Addend> const& equation);
    void keep_within(std::size_t variable, Range range);
    void open(std::size_t variable);
    bool find_world(LinearProgram::Effort effort = LinearProgram::Effort::certain);
    std::size_t dependents(std::size_t variable) const;
    std::optional<std::size_t> first_fraction() const;
    double value(std::size_t variable) const;
    World world() const;
    bool is_possible(World const& world) const;
    bool keep_world();

    System const& m_system;
    std::vector<bool> m_hidden;
    std::vector<Columns> m_columns;
    std::vector<Range> m_ranges;  // of each variable's value, as now asked for
    std::vector<std::int64_t> m_least_seen, m_most_seen;
    std::vector<World> m_worlds;
    std::vector<Demand> m_demands;
    LinearProgram m_program;
    std::size_t m_branches_left = 0;
    std::size_t m_programs = 0;  // solved so far
};

}  // namespace samsyn::disclosure
