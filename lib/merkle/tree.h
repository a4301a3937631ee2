// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/sha256.h"

// The Merkle tree of RFC 6962 (Certificate Transparency), section 2.1: leaf = SHA-256(0x00 ‖ entry),
// node = SHA-256(0x01 ‖ left ‖ right).
namespace samsyn::merkle {

Sha256 leaf_hash(std::string_view entry);
Sha256 node_hash(Sha256 const& left, Sha256 const& right);

// The right edge of a growing tree: the roots of its full subtrees, largest first. All that is needed to
// append and to tell the root; at most 64 hashes however many leaves.
class Frontier {
public:
    Frontier() = default;
    // As text() wrote it; none when it is not that of a tree with `size` leaves.
    static std::optional<Frontier> parse(std::uint64_t size, std::string_view bytes);
    std::string bytes() const;

    void append(Sha256 const& leaf);
    std::uint64_t size() const { return m_size; }
    // Of no leaves: SHA-256 of nothing.
    Sha256 root() const;

private:
    std::uint64_t m_size = 0;
    std::vector<Sha256> m_roots;
};

}  // namespace samsyn::merkle
