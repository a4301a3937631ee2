// SPDX-License-Identifier: EUPL-1.2
#include "lib/merkle/tree.h"

#include <doctest/doctest.h>

namespace samsyn::merkle {
namespace {

// The eight leaves commonly used to test implementations of RFC 6962.
std::vector<std::string> const entries{"",
                                       std::string(1, '\0'),
                                       "\x10",
                                       "\x20\x21",
                                       "\x30\x31",
                                       "\x40\x41\x42\x43",
                                       "\x50\x51\x52\x53\x54\x55\x56\x57",
                                       "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};

Frontier first(std::size_t count)
{
    Frontier frontier;
    for (std::size_t i = 0; i < count; ++i) frontier.append(leaf_hash(entries[i]));
    return frontier;
}

// The definition, by splitting at the largest power of two below n.
Sha256 root_by_definition(std::vector<Sha256> const& leaves)
{
    if (leaves.empty()) return sha256("");
    if (leaves.size() == 1) return leaves[0];
    std::size_t split = 1;
    while (split * 2 < leaves.size()) split *= 2;
    auto const middle = leaves.begin() + static_cast<std::ptrdiff_t>(split);
    return node_hash(root_by_definition({leaves.begin(), middle}),
                     root_by_definition({middle, leaves.end()}));
}

TEST_CASE("roots are those of RFC 6962")
{
    CHECK(to_hex(first(0).root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(to_hex(first(1).root()) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    CHECK(to_hex(first(2).root()) == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    CHECK(to_hex(first(3).root()) == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
    CHECK(to_hex(first(5).root()) == "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4");
    CHECK(to_hex(first(7).root()) == "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
    CHECK(to_hex(first(8).root()) == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

TEST_CASE("the growing root is the root of the definition, at every size")
{
    Frontier frontier;
    std::vector<Sha256> leaves;
    for (int i = 0; i < 200; ++i) {
        leaves.push_back(leaf_hash("entry " + std::to_string(i)));
        frontier.append(leaves.back());
        REQUIRE(frontier.root() == root_by_definition(leaves));
    }
}

TEST_CASE("a kept frontier goes on where it was, a wrong one is refused")
{
    auto const kept = first(5);
    auto read = Frontier::parse(kept.size(), kept.bytes());
    REQUIRE(read);
    for (std::size_t i = 5; i < 8; ++i) read->append(leaf_hash(entries[i]));
    CHECK(read->root() == first(8).root());
    CHECK_FALSE(Frontier::parse(6, kept.bytes() + "x"));
    CHECK_FALSE(Frontier::parse(7, kept.bytes()));
}

}  // namespace
}  // namespace samsyn::merkle
