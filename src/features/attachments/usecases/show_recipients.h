// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/json/form.h"
#include "src/features/attachments/domain/attachment.h"
#include "src/work/work.h"

namespace samsyn::attachments {

struct RolePeople {
    access::Role role = access::Role::member;
    std::int64_t people = 0;
};
BOOST_DESCRIBE_STRUCT(RolePeople, (), (role, people))

// An organisation whose people would read it; each is counted once, in the highest of their roles.
struct RecipientGroup {
    Id<Organisation> organisation;
    std::string name;
    bool is_own = false;
    std::vector<access::AreaFunction> functions;  // in the area
    std::int64_t people = 0;
    std::vector<RolePeople> roles;
};
BOOST_DESCRIBE_STRUCT(RecipientGroup, (), (organisation, name, is_own, functions, people, roles))

struct LevelRecipients {
    access::Audience audience = access::Audience::own;
    std::int64_t people = 0;
    std::vector<RecipientGroup> groups;  // the own organisation first; no other means nobody else
};
BOOST_DESCRIBE_STRUCT(LevelRecipients, (), (audience, people, groups))

struct Recipients {
    std::vector<LevelRecipients> levels;                 // narrowest first
    std::optional<access::Audience> container_audience;  // who reads the picture it would lie in
};
BOOST_DESCRIBE_STRUCT(Recipients, (), (levels, container_audience))

// Who would read something of the actor's organisation in the area at each level, today: everybody is asked
// about with the decision that lets them in. With a period, something that lies in its lägesbild.
struct ShowRecipients {
    static constexpr std::string_view name = "attachments.recipients";
    static constexpr auto needs = access::Permission::attach_files;
    using Output = Recipients;

    Id<Area> area;
    std::optional<Day> first;
};
BOOST_DESCRIBE_STRUCT(ShowRecipients, (), (area, first))

Result<access::Scope> scope_of(ShowRecipients const& query, work::Reading& reading);
Result<Recipients> handle(ShowRecipients const& query, work::Reading& reading);

}  // namespace samsyn::attachments
