// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/access/role.h"
#include "src/features/goals/domain/change.h"
#include "src/features/goals/usecases/shown_goals.h"

namespace samsyn::goals {

// An organisation with a function in the area, as the register says today.
struct ShownParty {
    Id<Organisation> organisation;
    std::string name;
    access::AreaFunction function = access::AreaFunction::observer;
    Day since;
    std::int64_t operations = 0;  // of its that report for the area
};
BOOST_DESCRIBE_STRUCT(ShownParty, (), (organisation, name, function, since, operations))

struct PageRhythm {
    Day starts_on;
    std::int64_t length_days = 14;
};
BOOST_DESCRIBE_STRUCT(PageRhythm, (), (starts_on, length_days))

// What is kept, to change it, beside what it shows today.
struct IndicatorOnPage {
    Indicator kept;
    ShownIndicator shown;
    std::vector<Measurement> measurements;  // by day, withdrawn ones too
};
BOOST_DESCRIBE_STRUCT(IndicatorOnPage, (), (kept, shown, measurements))

struct GoalOnPage {
    Goal kept;
    Progress progress = Progress::unknown;
    std::vector<IndicatorOnPage> indicators;  // ended ones too
};
BOOST_DESCRIBE_STRUCT(GoalOnPage, (), (kept, progress, indicators))

struct ShownChange {
    Changed changed = Changed::goal;
    std::string subject;  // what it is called today
    std::vector<FieldChange> fields;
    std::string why;
    std::string organisation;
    UtcTime at;
};
BOOST_DESCRIBE_STRUCT(ShownChange, (), (changed, subject, fields, why, organisation, at))

struct CategoryChoice {
    std::string code;
    std::optional<std::string> parent;
    std::string name_sv;
    std::string name_en;
};
BOOST_DESCRIBE_STRUCT(CategoryChoice, (), (code, parent, name_sv, name_en))

struct GoalsPage {
    Id<Area> area;
    std::string area_code;
    std::string area_name;
    std::optional<Start> start;
    std::vector<ShownParty> parties;
    std::optional<PageRhythm> rhythm;
    std::vector<GoalOnPage> goals;           // ended ones too
    std::vector<ShownChange> changes;        // newest first, at most 100; the core's to read
    std::vector<CategoryChoice> categories;  // of a new indicator
    bool may_manage = false;
    bool may_manage_register = false;
};
BOOST_DESCRIBE_STRUCT(GoalsPage, (),
                      (area, area_code, area_name, start, parties, rhythm, goals, changes, categories,
                       may_manage, may_manage_register))

// The start and the goals of an area.
struct ShowGoals {
    static constexpr std::string_view name = "goals.show";
    static constexpr auto needs = access::Permission::read_picture;
    using Output = GoalsPage;

    Id<Area> area;
};
BOOST_DESCRIBE_STRUCT(ShowGoals, (), (area))

Result<access::Scope> scope_of(ShowGoals const& query, work::Reading& reading);
Result<GoalsPage> handle(ShowGoals const& query, work::Reading& reading);

}  // namespace samsyn::goals
