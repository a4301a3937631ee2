// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <set>

#include "lib/sql/connection.h"
#include "src/features/editions/domain/assessment.h"

namespace samsyn::editions {

// Assessments of an area's periods, and the core that stands behind them.
class AssessmentStore {
public:
    AssessmentStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    std::optional<Assessment> find(Id<Area> area, Day first_day);
    void start(Assessment const& assessment, UtcTime at);
    void save_summary(Assessment const& assessment);
    void save_level(Id<Assessment> assessment, DecidedLevel const& level);
    void remove_level(Id<Assessment> assessment, std::string const& category);
    // Items, outcomes and version of the plan, as a whole.
    void save_plan(Assessment const& assessment);
    void save_approval(Id<Assessment> assessment, Approval const& approval);
    void remove_approval(Id<Assessment> assessment, Id<Organisation> organisation);

    struct Partner {
        Id<Organisation> organisation;
        std::string name;
    };
    // The core organisations of the area on the day, by name.
    std::vector<Partner> core(Id<Area> area, Day on);
    // The name of the person who acted in the membership.
    std::string person(Id<Membership> membership);

private:
    std::vector<DecidedLevel> levels(Id<Assessment> assessment);
    std::vector<PlanItem> plan(Id<Assessment> assessment);
    std::vector<PlanOutcome> outcomes(Id<Assessment> assessment);
    std::vector<Approval> approvals(Id<Assessment> assessment);

    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::editions
