// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/disclosure/hierarchy.h"

namespace samsyn::disclosure {

// What a cell counts, however its table or release calls it: for each thing that is divided, which of its
// finest parts. What covers the whole of a thing says nothing of it, so that the row total of one table and
// the column total of another are the same cell.
using Scope = std::map<std::string, std::vector<std::size_t>>;

// Two divisions of one thing may have parts that do not meet: nothing can be there, and everybody knows.
bool is_nowhere(Scope const& scope);

struct ModelCell {
    std::vector<std::size_t> nodes;  // one of each dimension
    Scope scope;
    // Of the tables to release: the truth. Of earlier ones: what was published, nothing when it was hidden.
    std::optional<std::int64_t> count = {};
    bool is_listed = true;
};

// A table with all its cells: every combination of nodes, the last dimension fastest.
struct ModelTable {
    std::string name;
    std::size_t release = 0;     // the earliest is 0
    bool is_current = false;     // to be released now
    std::size_t population = 0;  // tables of one population count the same events
    std::vector<Hierarchy const*> dimensions;
    std::vector<ModelCell> cells;

    // The codes of a cell, and how it is shown to people: t1 ["A", "DAMAGE"].
    std::vector<std::string> key_of(std::size_t cell) const;
    std::string text_of(std::size_t cell) const;
    std::size_t cell_at(std::vector<std::size_t> const& nodes) const;
    bool is_leaf(std::size_t cell) const;
    // The cells that sum up to this one, seen along its first dimension that is not at a leaf.
    std::vector<std::size_t> children_of(std::size_t cell) const;
    // Those leaf cells that sum up to it.
    std::vector<std::size_t> leaves_of(std::size_t cell) const;
    // Those leaf cells that sum up to what the scope says, when this table can say it at all.
    std::optional<std::vector<std::size_t>> leaves_of(Scope const& scope) const;
};

// Two populations that show the same cells at two times: what differs between them can be reckoned.
struct Succession {
    std::size_t before = 0, after = 0;
    bool only_grows = true;  // no count that is known of both has become less
};

// Whether an attacker may take it that what has only grown in sight has only grown: not when that cannot be.
enum class Growth { as_seen, none };

// What is taken for true where nothing published tells a table from one of an earlier release: that both
// count the same events, or that the earlier one is an older state. Who sees it cannot tell: what differs may
// be hidden in both.
enum class Kinship { joined, apart };

// Everything an attacker has: the tables of this release and of all before it, which of their cells are one
// and the same, and which follow each other in time.
class Model {
public:
    // previous: the earlier releases, the oldest first. Refuses what the files do not say clearly.
    static Result<Model> of(Plan const& plan, std::vector<Release> const& previous,
                            Kinship kinship = Kinship::joined);

    std::vector<ModelTable> const& tables() const { return m_tables; }
    std::size_t populations() const { return m_populations; }
    std::vector<Succession> const& successions() const { return m_successions; }
    // Whether it would be another one if tables that look the same were taken apart.
    bool is_doubtful() const { return m_is_doubtful; }

private:
    friend class ModelBuilder;
    std::vector<std::vector<Hierarchy>> m_hierarchies;  // by release
    std::vector<ModelTable> m_tables;  // those to release first, then the latest before them …
    std::size_t m_populations = 0;
    std::vector<Succession> m_successions;
    bool m_is_doubtful = false;
};

// How large a release may be: cells of all tables, those of earlier releases too.
constexpr std::size_t most_cells = 25'000;

}  // namespace samsyn::disclosure
