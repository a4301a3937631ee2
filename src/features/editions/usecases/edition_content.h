// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/editions/domain/assessment.h"
#include "src/features/goals/usecases/shown_goals.h"
#include "src/features/situation/usecases/picture.h"

// A lägesbild as it is decided on and frozen. What is stored is this as JSON, written by earlier
// versions of the program too: a field that comes later has a standard value, and none is taken away.
namespace samsyn::editions {

// `proposed` and `rule` as they were when the group decided; where nobody decided otherwise the proposal
// stands.
struct EditionLevel {
    std::string category;
    Level proposed = Level::none;
    Rule rule;
    Level decided = Level::none;
    std::string motive;
    std::optional<UtcTime> decided_at;
};
BOOST_DESCRIBE_STRUCT(EditionLevel, (), (category, proposed, rule, decided, motive, decided_at))

struct EditionItem {
    Id<PlanItem> id;
    std::string what;
    std::string responsible;
    Day due;
    std::optional<Id<PlanItem>> continues;
};
BOOST_DESCRIBE_STRUCT(EditionItem, (), (id, what, responsible, due, continues))

// An item of the plan before, and what became of it; nothing is said yet without an outcome.
struct EditionOutcome {
    EditionItem item;
    std::optional<Outcome> outcome;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(EditionOutcome, (), (item, outcome, words))

// What an approval stands for.
struct EditionContent {
    std::string area;
    std::string area_name;
    std::vector<goals::ShownGoal> goals;
    situation::Picture picture;
    std::string summary;
    std::vector<EditionLevel> levels;
    std::vector<EditionOutcome> outcomes;
    std::vector<EditionItem> plan;
};
BOOST_DESCRIBE_STRUCT(EditionContent, (), (area, area_name, goals, picture, summary, levels, outcomes, plan))

struct EditionApproval {
    std::string organisation;
    std::string person;
    UtcTime approved_at;
};
BOOST_DESCRIBE_STRUCT(EditionApproval, (), (organisation, person, approved_at))

struct EditionAbsence {
    std::string organisation;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(EditionAbsence, (), (organisation, reason))

// `form` names this description; `previous` is the hash of the area's edition before.
struct FrozenEdition {
    std::string form = "samsyn.edition/1";
    std::int64_t number = 0;
    UtcTime frozen_at;
    std::optional<std::string> previous;
    EditionContent content;
    std::vector<EditionApproval> approvals;
    std::vector<EditionAbsence> absences;
};
BOOST_DESCRIBE_STRUCT(FrozenEdition, (), (form, number, frozen_at, previous, content, approvals, absences))

// What is compared between two pictures, and between a picture and what somebody approved: all but the moment
// it was made at and what lies beside it in time.
std::string fingerprint_of(EditionContent const& content);

// Reads a stored edition, of this version of the program or another.
FrozenEdition read_edition(std::string const& content);

// Without what only the core may know: which operation said what.
FrozenEdition for_area_group(FrozenEdition edition);

}  // namespace samsyn::editions
