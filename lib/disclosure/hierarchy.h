// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/disclosure/plan.h"

namespace samsyn::disclosure {

// The codes of one dimension as a tree with one root. Where the plan gives several tops, a root that no table
// shows stands above them: their sum can be reckoned by anybody, so it is part of what must hold.
class Hierarchy {
public:
    struct Node {
        std::string code;
        std::optional<std::size_t> parent;
        std::vector<std::size_t> children;
        bool is_listed = true;
    };
    // Refuses codes given twice, parents that are none, and circles. `path` is where the dimension stands in
    // its file ("dimensions[0]").
    static Result<Hierarchy> of(Dimension const& dimension, std::string const& path);

    std::string const& name() const { return m_name; }
    // The dimension whose leaves these are: its own name, or that of same_as.
    std::string const& lender() const { return m_lender; }
    // The same, by the name that all releases have for it.
    std::string const& base() const { return m_base; }
    void settle_base(std::string base) { m_base = std::move(base); }
    std::size_t size() const { return m_nodes.size(); }
    Node const& node(std::size_t index) const { return m_nodes[index]; }
    std::size_t root() const { return m_root; }
    bool is_leaf(std::size_t index) const { return m_nodes[index].children.empty(); }
    std::optional<std::size_t> find(std::string const& code) const;
    // The leaves under a node, itself when it is one, in the order of the file.
    std::vector<std::size_t> leaves_under(std::size_t index) const;

private:
    Result<Done> read_codes(Dimension const& dimension, std::string const& path);
    Result<Done> read_parents(Dimension const& dimension, std::string const& path);
    Result<Done> refuse_circles(std::string const& path) const;
    void put_root_above();

    std::string m_name, m_lender, m_base;
    std::vector<Node> m_nodes;
    std::map<std::string, std::size_t> m_by_code;
    std::size_t m_root = 0;
};

// Dimensions that any release says are the same thing are so in all: under the name that the plan, the last
// of the releases, divides it by, else that of the latest that knows it. Refuses a plan that has them as two.
Result<Done> settle_bases(std::vector<std::vector<Hierarchy>>& by_release);

}  // namespace samsyn::disclosure
