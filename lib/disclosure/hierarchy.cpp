// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/hierarchy.h"

#include <algorithm>

namespace samsyn::disclosure {
namespace {

std::string code_path(std::string const& path, std::size_t index)
{
    return path + ".codes[" + std::to_string(index) + "]";
}

// Dimensions that are one thing, each leading to the next.
class Things {
public:
    std::string of(std::string name) const
    {
        for (auto next = m_next.find(name); next != m_next.end(); next = m_next.find(name))
            name = next->second;
        return name;
    }
    void join(std::string const& one, std::string const& other)
    {
        auto const first = of(one), second = of(other);
        if (first != second) m_next[first] = second;
    }

private:
    std::map<std::string, std::string> m_next;
};

}  // namespace

Result<Done> settle_bases(std::vector<std::vector<Hierarchy>>& by_release)
{
    Things things;
    for (auto const& hierarchies : by_release)
        for (auto const& hierarchy : hierarchies) things.join(hierarchy.name(), hierarchy.lender());
    std::map<std::string, std::string> bases;
    for (auto release = by_release.size(); release-- > 0;)
        for (auto& hierarchy : by_release[release]) {
            auto const& base = bases.emplace(things.of(hierarchy.name()), hierarchy.lender()).first->second;
            bool const is_plans = release + 1 == by_release.size();
            if (is_plans && base != hierarchy.lender())
                return fail_field("dimensions \"" + hierarchy.name() + "\"", "plan.same_as_dropped");
            hierarchy.settle_base(base);
        }
    return Done{};
}

Result<Hierarchy> Hierarchy::of(Dimension const& dimension, std::string const& path)
{
    Hierarchy made;
    made.m_name = dimension.name;
    made.m_lender = made.m_base = dimension.same_as ? dimension.same_as->value : dimension.name.value;
    if (auto const read = made.read_codes(dimension, path); !read) return refuse(read);
    if (auto const read = made.read_parents(dimension, path); !read) return refuse(read);
    if (auto const sound = made.refuse_circles(path); !sound) return refuse(sound);
    made.put_root_above();
    return made;
}

Result<Done> Hierarchy::read_codes(Dimension const& dimension, std::string const& path)
{
    if (dimension.codes.empty()) return fail_field(path + ".codes", "plan.no_codes");
    for (auto const& code : dimension.codes) {
        auto const index = m_nodes.size();
        if (!m_by_code.emplace(code.code, index).second)
            return fail_field(code_path(path, index) + " \"" + code.code.value + "\"", "plan.code_twice");
        m_nodes.push_back({code.code, {}, {}, code.published.value_or(true)});
    }
    return Done{};
}

Result<Done> Hierarchy::read_parents(Dimension const& dimension, std::string const& path)
{
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        auto const& parent = dimension.codes.items[i].parent;
        if (!parent) continue;
        auto const found = find(*parent);
        if (!found)
            return fail_field(code_path(path, i) + ".parent \"" + parent->value + "\"",
                              "plan.parent_unknown");
        m_nodes[i].parent = *found;
        m_nodes[*found].children.push_back(i);
    }
    return Done{};
}

Result<Done> Hierarchy::refuse_circles(std::string const& path) const
{
    // Going down from the tops reaches every code but those in a circle.
    std::vector<std::size_t> reached;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (!m_nodes[i].parent) reached.push_back(i);
    for (std::size_t at = 0; at < reached.size(); ++at)
        for (auto const child : m_nodes[reached[at]].children) reached.push_back(child);
    std::sort(reached.begin(), reached.end());
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (!std::binary_search(reached.begin(), reached.end(), i))
            return fail_field(code_path(path, i) + " \"" + m_nodes[i].code + "\"", "plan.parents_in_circle");
    return Done{};
}

void Hierarchy::put_root_above()
{
    std::vector<std::size_t> tops;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (!m_nodes[i].parent) tops.push_back(i);
    m_root = tops.size() == 1 ? tops[0] : m_nodes.size();
    if (tops.size() == 1) return;
    for (auto const top : tops) m_nodes[top].parent = m_nodes.size();
    m_nodes.push_back({{}, {}, tops, false});
}

std::optional<std::size_t> Hierarchy::find(std::string const& code) const
{
    auto const found = m_by_code.find(code);
    return found == m_by_code.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::size_t> Hierarchy::leaves_under(std::size_t index) const
{
    std::vector<std::size_t> leaves, waiting{index};
    while (!waiting.empty()) {
        auto const at = waiting.back();
        waiting.pop_back();
        if (is_leaf(at)) leaves.push_back(at);
        waiting.insert(waiting.end(), m_nodes[at].children.begin(), m_nodes[at].children.end());
    }
    std::sort(leaves.begin(), leaves.end());
    return leaves;
}

}  // namespace samsyn::disclosure
