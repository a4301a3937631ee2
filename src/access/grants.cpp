// SPDX-License-Identifier: EUPL-1.2
#include "src/access/grants.h"

#include <algorithm>
#include <array>

#include "lib/base/enum_text.h"

namespace samsyn::access {
namespace {

using P = Permission;
using enum Reach;
using enum Role;

constexpr std::array table{
    Grant{reporter, P::own_account, self},
    Grant{reporter, P::see_rights, Reach::tenant},
    Grant{reporter, P::read_register, Reach::tenant},
    Grant{reporter, P::read_checklists, Reach::tenant},
    Grant{reporter, P::report, own_operation},
    Grant{reporter, P::read_own_reports, Reach::organisation},
    Grant{reporter, P::raise_acute, Reach::area},

    Grant{member, P::own_account, self},
    Grant{member, P::see_rights, Reach::tenant},
    Grant{member, P::read_register, Reach::tenant},
    Grant{member, P::read_checklists, Reach::tenant},
    Grant{member, P::read_own_reports, Reach::organisation},
    Grant{member, P::read_rounds, Reach::area},
    Grant{member, P::read_picture, Reach::area},
    Grant{member, P::raise_acute, Reach::area},
    Grant{member, P::follow_acute, Reach::area},

    Grant{analyst, P::own_account, self},
    Grant{analyst, P::see_rights, Reach::tenant},
    Grant{analyst, P::read_register, Reach::tenant},
    Grant{analyst, P::read_checklists, Reach::tenant},
    Grant{analyst, P::read_own_reports, Reach::organisation},
    Grant{analyst, P::read_rounds, Reach::area},
    Grant{analyst, P::read_picture, Reach::area},
    Grant{analyst, P::read_reports, Reach::area},
    Grant{analyst, P::export_data, Reach::area},
    Grant{analyst, P::import_observations, core_area},
    Grant{analyst, P::raise_acute, Reach::area},
    Grant{analyst, P::follow_acute, Reach::area},
    Grant{analyst, P::attach_files, Reach::area},
    Grant{analyst, P::read_releases, Reach::tenant},

    Grant{coordinator, P::own_account, self},
    Grant{coordinator, P::see_rights, Reach::tenant},
    Grant{coordinator, P::read_register, Reach::tenant},
    Grant{coordinator, P::manage_register, Reach::tenant},
    Grant{coordinator, P::read_checklists, Reach::tenant},
    Grant{coordinator, P::manage_checklists, Reach::tenant},
    Grant{coordinator, P::read_own_reports, Reach::organisation},
    Grant{coordinator, P::read_rounds, Reach::area},
    Grant{coordinator, P::manage_rounds, core_area},
    Grant{coordinator, P::read_picture, Reach::area},
    Grant{coordinator, P::read_reports, Reach::area},
    Grant{coordinator, P::export_data, Reach::area},
    Grant{coordinator, P::import_observations, core_area},
    Grant{coordinator, P::raise_acute, Reach::area},
    Grant{coordinator, P::follow_acute, Reach::area},
    Grant{coordinator, P::close_acute, core_area},
    Grant{coordinator, P::edit_feedback, core_area},
    Grant{coordinator, P::assess_picture, core_area},
    Grant{coordinator, P::manage_goals, core_area},
    Grant{coordinator, P::attach_files, Reach::area},
    Grant{coordinator, P::read_releases, Reach::tenant},
    Grant{coordinator, P::prepare_release, core_area},
    // A municipality starts with its coordinators: they invite reporters; other roles are the
    // administrator's.
    Grant{coordinator, P::manage_accounts, Reach::organisation},

    Grant{publisher, P::own_account, self},
    Grant{publisher, P::see_rights, Reach::tenant},
    Grant{publisher, P::read_register, Reach::tenant},
    Grant{publisher, P::read_releases, Reach::tenant},
    Grant{publisher, P::approve_release, Reach::tenant},
    Grant{secretary, P::own_account, self},
    Grant{secretary, P::see_rights, Reach::tenant},
    Grant{secretary, P::read_register, Reach::tenant},
    Grant{archivist, P::own_account, self},
    Grant{archivist, P::see_rights, Reach::tenant},
    Grant{archivist, P::read_register, Reach::tenant},

    Grant{administrator, P::own_account, self},
    Grant{administrator, P::see_rights, Reach::tenant},
    Grant{administrator, P::read_register, Reach::tenant},
    Grant{administrator, P::manage_register, Reach::tenant},
    Grant{administrator, P::manage_accounts, Reach::tenant},
    Grant{administrator, P::manage_configuration, Reach::tenant},
};

bool covers(Actor const& actor, Reach reach, Scope const& scope)
{
    if (scope.is_own_reach) return true;
    switch (reach) {
        case Reach::self:
            return !scope.organisation && !scope.area && !scope.operation;
        case Reach::own_operation:
            return scope.operation && actor.operations.contains(*scope.operation);
        case Reach::organisation:
            return scope.organisation && *scope.organisation == actor.organisation;
        case Reach::area:
            return scope.area && actor.has_function(*scope.area);
        case Reach::core_area:
            return scope.area && actor.is_core(*scope.area);
        case Reach::tenant:
            return true;
    }
    return false;
}

}  // namespace

std::span<Grant const> grants() { return table; }

bool may(Actor const& actor, Permission permission, Scope const& scope)
{
    if (actor.kind == Actor::Kind::system) return true;
    if (actor.only_round && scope.round != actor.only_round) return false;
    return std::any_of(table.begin(), table.end(), [&](Grant const& grant) {
        return grant.permission == permission && actor.roles.has(grant.role) &&
               covers(actor, grant.reach, scope);
    });
}

bool may_somewhere(Actor const& actor, Permission permission)
{
    if (actor.kind == Actor::Kind::system) return true;
    return std::any_of(table.begin(), table.end(), [&](Grant const& grant) {
        return grant.permission == permission && actor.roles.has(grant.role);
    });
}

std::string grants_as_markdown()
{
    std::string text = "| role | permission | reach |\n|---|---|---|\n";
    for (auto const& grant : table)
        text += "| " + enum_text(grant.role) + " | " + enum_text(grant.permission) + " | " +
                enum_text(grant.reach) + " |\n";
    return text;
}

}  // namespace samsyn::access
