// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/base/id.h"
#include "src/access/subjects.h"

namespace samsyn::demo {

// The ids of an invented municipality: the same code always gives the same id.
class Ids {
public:
    explicit Ids(std::string tenant_code) : m_code(std::move(tenant_code)) {}

    Id<Tenant> tenant() const { return Id<Tenant>(Uuid::from_name("tenant " + m_code)); }
    // Of a thing by its kind ("area", "operation", "place", "membership" …) and its code.
    Uuid of(std::string const& kind, std::string const& code) const
    {
        return Uuid::from_name(kind + " " + m_code + " " + code);
    }

private:
    std::string m_code;
};

}  // namespace samsyn::demo
