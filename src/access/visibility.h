// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

#include "lib/sql/value.h"
#include "src/access/actor.h"
#include "src/access/label.h"

namespace samsyn::access {

// May the actor read an item with this label? The only place that decides; Visible is the same rule as SQL.
bool may_read(Actor const& actor, Label const& label);

// Who typed a report is known only inside the own organisation; questions to others go through the system.
bool may_see_author(Actor const& actor, Label const& label);

// Visible, narrowed to one area: what the actor's function there opens is known before the rows are, so
// counting many rows asks nothing else of the database.
class VisibleInArea {
public:
    // As Visible's; besides, only rows of the area.
    std::string predicate(std::string_view alias, int first) const;
    void bind(sql::Values& values) const;

private:
    friend class Visible;
    VisibleInArea() = default;
    Id<Tenant> m_tenant;
    Id<Organisation> m_organisation;
    Id<Area> m_area;
    bool m_reads_own = false;
    bool m_reads_secrecy = false;
    bool m_reads_area = false;  // what is shared with the area group
    bool m_reads_core = false;  // what is shared with the core
    bool m_is_system = false;
};

// What an actor may see of one kind of table, as a predicate. Stores list nothing without one, and only
// for_reader() makes one.
class Visible {
public:
    static Visible for_reader(Actor const& actor, Depth depth);

    // SQL that is true for the rows of `alias` the actor may read; it uses parameters $first … and the values
    // of bind() in that order. The table has the columns tenant, owner, area, class, audience, state.
    std::string predicate(std::string_view alias, int first) const;
    // Appends the predicate's values.
    void bind(sql::Values& values) const;
    // How many parameters the predicate takes.
    static constexpr int parameters = 7;

    VisibleInArea in_area(Id<Area> area) const;

private:
    Visible() = default;
    Id<Tenant> m_tenant;
    Id<Organisation> m_organisation;
    Day m_today;
    std::map<Id<Area>, std::set<AreaFunction>> m_functions;
    bool m_reads_own = false;
    bool m_reads_shared = false;  // others' items of this depth, when in their audience
    bool m_reads_secrecy = false;
    bool m_is_system = false;
};

}  // namespace samsyn::access
