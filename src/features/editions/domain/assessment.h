// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/day_span.h"
#include "lib/base/id.h"
#include "src/access/subjects.h"
#include "src/features/situation/domain/level.h"

// What the core of an area says of a period: a summary, levels with their motives, an action plan
// (handlingsplan) and who stands behind it.
namespace samsyn::editions {

using situation::Level;
using situation::Rule;

struct Edition;

// Proposal and decision both, for ever.
struct DecidedLevel {
    std::string category;
    Level proposed = Level::none;
    Rule rule;
    Level decided = Level::none;
    std::string motive;
    std::string motive_reason;  // why words that look like personal data stand all the same
    Id<Membership> decided_by;
    UtcTime decided_at;
    std::int64_t version = 1;
};

// What is to be done, by whom, until when.
struct PlanItem {
    Id<PlanItem> id;
    std::string what;
    std::string responsible;  // a function or an organisation
    Day due;
    std::optional<Id<PlanItem>> continues;  // the item of an earlier plan that it takes over
};

enum class Outcome { done, not_done };
BOOST_DESCRIBE_ENUM(Outcome, done, not_done)

// What became of an item of the plan before.
struct PlanOutcome {
    Id<PlanItem> item;
    Outcome outcome = Outcome::done;
    std::string words;
};

// An organisation stands behind exactly what the fingerprint was made of.
struct Approval {
    Id<Organisation> organisation;
    Id<Membership> membership;
    std::string fingerprint;
    UtcTime approved_at;
};

struct Assessment {
    Id<Assessment> id;
    Id<Area> area;
    DaySpan days;
    std::string summary;
    std::string summary_reason;
    std::int64_t summary_version = 0;
    std::vector<DecidedLevel> levels;  // by category
    std::vector<PlanItem> plan;        // in the order they were written
    std::vector<PlanOutcome> outcomes;
    std::string plan_reason;
    std::int64_t plan_version = 0;
    std::vector<Approval> approvals;
};

}  // namespace samsyn::editions
