// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/disclosure/audit.h"
#include "lib/disclosure/linear_program.h"

namespace samsyn::disclosure {

// A sum of leaf cells that an attacker asks about.
struct Question {
    std::vector<Term> terms;  // over the attacker's columns
};

// Reckons what a sum of leaf cells may be, from published counts alone.
class Attacker {
public:
    enum class Knowledge { everything, earlier_releases };
    Attacker(Model const& model, Hidden const& hidden, Growth growth, Knowledge knowledge);

    Question cell(std::size_t table, std::size_t cell) const;
    // How much the same cell differs between two tables.
    Question difference(Question const& after, Question const& before) const;

    bool is_possible();  // do the published counts agree at all?
    double least(Question const& question);
    double most(Question const& question);
    // Its value in the last answer, which is one of the possible worlds.
    double value(Question const& question) const;

private:
    bool is_known(std::size_t table, std::size_t cell) const;
    std::vector<Term> leaves(std::size_t table, std::vector<std::size_t> const& cells, double factor) const;
    void add_leaves(std::size_t table);
    void add_published(std::size_t table);
    void link(std::size_t one, std::size_t other);
    void add_growth(std::size_t before, std::size_t after);
    double extreme(Question const& question, double direction);

    Model const& m_model;
    Hidden const& m_hidden;
    Knowledge m_knowledge;
    std::vector<std::map<std::size_t, std::size_t>> m_columns;  // [table] leaf cell -> column
    LinearProgram m_program;
};

}  // namespace samsyn::disclosure
