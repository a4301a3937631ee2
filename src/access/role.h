// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <initializer_list>

namespace samsyn::access {

// What a membership may do. The first four are a ladder for reading; the others are powers of their own.
enum class Role { reporter, member, analyst, coordinator, publisher, secretary, archivist, administrator };
BOOST_DESCRIBE_ENUM(Role, reporter, member, analyst, coordinator, publisher, secretary, archivist,
                    administrator)

class Roles {
public:
    Roles() = default;
    Roles(std::initializer_list<Role> roles)
    {
        for (auto const role : roles) add(role);
    }
    void add(Role role) { m_bits |= bit(role); }
    bool has(Role role) const { return (m_bits & bit(role)) != 0; }
    bool empty() const { return m_bits == 0; }

private:
    static std::uint32_t bit(Role role) { return 1U << static_cast<unsigned>(role); }
    std::uint32_t m_bits = 0;
};

// How far up the reading ladder: 0 nobody, 1 reporter, 2 member, 3 analyst, 4 coordinator. The separate
// powers do not read: an administrator sees no content.
int reading_rank(Roles const& roles);

// What an organisation is to an area.
enum class AreaFunction { core, reporter, observer };
BOOST_DESCRIBE_ENUM(AreaFunction, core, reporter, observer)

}  // namespace samsyn::access
