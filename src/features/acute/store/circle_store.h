// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/features/acute/domain/circle.h"

namespace samsyn::acute {

// Rows of acute_circles and acute_circle_members of one tenant, and who they mean today.
class CircleStore {
public:
    CircleStore(sql::Transaction& transaction, Id<Tenant> tenant, Day today)
        : m_transaction(transaction), m_tenant(tenant), m_today(today)
    {
    }

    // 0 when the area has no circle of its own.
    std::int64_t version(Id<Area> area);
    // The area's own circle, else the coordinators of its core organisations in one step.
    Circle circle(Id<Area> area);
    void replace(Id<Area> area, Circle const& circle, std::int64_t version, UtcTime at);

    struct Recipient {
        Id<Membership> membership;
        std::string email;
        std::string language;
    };
    // Those a member of the circle means today, who may follow the area's events.
    std::vector<Recipient> recipients(Id<Area> area, CircleMember const& member);

    struct Candidate {
        Id<Membership> membership;
        std::string name;
        Id<Organisation> organisation;
        std::string organisation_name;
    };
    // Everybody who may follow the area's events today, by organisation and name.
    std::vector<Candidate> candidates(Id<Area> area);

private:
    ListOf<CircleStep, 8> steps(Id<Area> area);
    CircleStep core_coordinators(Id<Area> area);

    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
    Day m_today;
};

}  // namespace samsyn::acute
