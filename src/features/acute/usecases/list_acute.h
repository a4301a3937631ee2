// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/acute/domain/event.h"
#include "src/work/work.h"

namespace samsyn::acute {

// An event in a list. Its title is its category.
struct AcuteSummary {
    Id<AcuteEvent> id;
    std::string reference;
    AcuteLevel level = AcuteLevel::attention;
    AcuteState state = AcuteState::waiting;
    Id<Area> area;
    std::string area_name;
    std::string category;
    std::string category_sv;
    std::string category_en;
    std::string organisation;  // that raised it
    UtcTime raised_at;
    UtcTime confirm_by;  // when the next step of the circle is told, while it waits
    std::optional<UtcTime> confirmed_at;
    std::optional<UtcTime> closed_at;
    std::int64_t unread = 0;  // posts the reader has not read
};
BOOST_DESCRIBE_STRUCT(AcuteSummary, (),
                      (id, reference, level, state, area, area_name, category, category_sv, category_en,
                       organisation, raised_at, confirm_by, confirmed_at, closed_at, unread))

struct AcuteArea {
    Id<Area> id;
    std::string name;
    bool may_edit_circle = false;
};
BOOST_DESCRIBE_STRUCT(AcuteArea, (), (id, name, may_edit_circle))

struct AcuteList {
    std::vector<AcuteSummary> events;
    std::vector<AcuteArea> areas;  // where the reader follows events
    bool may_raise = false;
};
BOOST_DESCRIBE_STRUCT(AcuteList, (), (events, areas, may_raise))

// The acute events of the areas where the actor's organisation has a function, newest first, at most 100 an
// area.
struct ListAcuteEvents {
    static constexpr std::string_view name = "acute.list";
    static constexpr auto needs = access::Permission::follow_acute;
    using Output = AcuteList;

    std::optional<Id<Area>> area;
    std::optional<bool> open;  // true: only those that are neither closed nor merged
};
BOOST_DESCRIBE_STRUCT(ListAcuteEvents, (), (area, open))

Result<access::Scope> scope_of(ListAcuteEvents const& query, work::Reading& reading);
Result<AcuteList> handle(ListAcuteEvents const& query, work::Reading& reading);

// How an event looks in a list.
AcuteSummary summary_of(AcuteEvent const& event, work::Reading& reading);

}  // namespace samsyn::acute
