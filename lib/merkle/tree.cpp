// SPDX-License-Identifier: EUPL-1.2
#include "lib/merkle/tree.h"

#include <algorithm>
#include <bit>

namespace samsyn::merkle {

Sha256 leaf_hash(std::string_view entry)
{
    std::string bytes(1, '\0');
    bytes += entry;
    return sha256(bytes);
}

Sha256 node_hash(Sha256 const& left, Sha256 const& right)
{
    std::string bytes(1, '\1');
    bytes.append(left.begin(), left.end());
    bytes.append(right.begin(), right.end());
    return sha256(bytes);
}

std::optional<Frontier> Frontier::parse(std::uint64_t size, std::string_view bytes)
{
    std::size_t const length = std::tuple_size_v<Sha256>;
    if (bytes.size() != length * static_cast<std::size_t>(std::popcount(size))) return std::nullopt;
    Frontier frontier;
    frontier.m_size = size;
    for (std::size_t at = 0; at < bytes.size(); at += length) {
        auto& root = frontier.m_roots.emplace_back();
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), length, root.begin());
    }
    return frontier;
}

std::string Frontier::bytes() const
{
    std::string bytes;
    for (auto const& root : m_roots) bytes.append(root.begin(), root.end());
    return bytes;
}

void Frontier::append(Sha256 const& leaf)
{
    // A binary counter: each one bit at the low end is a full subtree that the new one completes.
    Sha256 grown = leaf;
    for (std::uint64_t rest = m_size; rest & 1U; rest >>= 1U) {
        grown = node_hash(m_roots.back(), grown);
        m_roots.pop_back();
    }
    m_roots.push_back(grown);
    ++m_size;
}

Sha256 Frontier::root() const
{
    if (m_roots.empty()) return sha256("");
    Sha256 root = m_roots.back();
    for (std::size_t i = m_roots.size() - 1; i-- > 0;) root = node_hash(m_roots[i], root);
    return root;
}

}  // namespace samsyn::merkle
