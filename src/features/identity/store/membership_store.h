// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/role.h"
#include "src/access/subjects.h"

namespace samsyn::identity {

// Rows of memberships with their roles and operations.
class MembershipStore {
public:
    explicit MembershipStore(sql::Transaction& transaction) : m_transaction(transaction) {}

    struct OfUser {
        Id<Tenant> tenant;
        Id<Membership> membership;
        std::string tenant_name;
        std::string organisation_name;
    };
    // In force on the day, as are their organisations; oldest first.
    std::vector<OfUser> of_user(Id<User> user, Day day);

    struct Member {
        Id<Membership> membership;
        Id<User> user;
        std::string name;
        std::string email;
        Id<Organisation> organisation;
        std::string organisation_name;
        std::vector<access::Role> roles;
        std::vector<Id<Operation>> operations;
        Day valid_from;
        std::optional<Day> valid_to;
        bool has_signed_in = false;  // has a password, so the invitation was answered
    };
    // Not ended before the day; of one organisation, or of all. By name.
    std::vector<Member> members(Id<Tenant> tenant, std::optional<Id<Organisation>> const& organisation,
                                Day not_ended);
    std::optional<Member> member(Id<Tenant> tenant, Id<Membership> membership);
    // The one in force that the user has in the organisation.
    std::optional<Id<Membership>> in_organisation(Id<Tenant> tenant, Id<User> user,
                                                  Id<Organisation> organisation, Day day);

    void insert(Id<Tenant> tenant, Id<Membership> id, Id<User> user, Id<Organisation> organisation, Day from,
                std::optional<Day> const& to, UtcTime now);
    void set_roles(Id<Tenant> tenant, Id<Membership> id, std::vector<access::Role> const& roles);
    void set_operations(Id<Tenant> tenant, Id<Membership> id, std::vector<Id<Operation>> const& operations);
    void set_days(Id<Tenant> tenant, Id<Membership> id, Day from, std::optional<Day> const& to);

    bool has_organisation(Id<Tenant> tenant, Id<Organisation> organisation, Day day);
    bool has_operation(Id<Tenant> tenant, Id<Organisation> organisation, Id<Operation> operation);

private:
    void read_parts(Id<Tenant> tenant, Member& member);
    sql::Transaction& m_transaction;
};

}  // namespace samsyn::identity
