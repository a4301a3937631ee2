// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/usecases/show_recipients.h"

#include <algorithm>
#include <array>
#include <map>

#include "src/access/load_actors.h"
#include "src/features/attachments/usecases/readable.h"

namespace samsyn::attachments {
namespace {

using access::Audience;
using access::Role;

constexpr std::array every_level{Audience::own, Audience::core, Audience::area, Audience::council,
                                 Audience::public_};
constexpr std::array ladder{Role::coordinator, Role::analyst, Role::member, Role::reporter};

Role highest(access::Roles const& roles)
{
    auto const* const found =
        std::find_if(ladder.begin(), ladder.end(), [&](Role role) { return roles.has(role); });
    return found == ladder.end() ? Role::reporter : *found;
}

// People of one organisation, each once however many memberships they have there.
using People = std::map<Id<User>, Role>;

void add(People& people, access::Actor const& actor)
{
    auto const role = highest(actor.roles);
    auto const [kept, is_new] = people.emplace(actor.user, role);
    if (!is_new) kept->second = std::max(kept->second, role);
}

RecipientGroup group_of(Id<Organisation> organisation, People const& people, work::Reading& reading)
{
    RecipientGroup group;
    group.organisation = organisation;
    group.name = AttachmentStore(reading.transaction, reading.actor.tenant).organisation_name(organisation);
    group.is_own = organisation == reading.actor.organisation;
    group.people = static_cast<std::int64_t>(people.size());
    for (auto const role : ladder) {
        auto const count = std::count_if(people.begin(), people.end(),
                                         [&](auto const& person) { return person.second == role; });
        if (count > 0) group.roles.push_back({role, count});
    }
    return group;
}

LevelRecipients recipients_at(Audience audience, std::vector<access::Actor> const& everybody,
                              Labels const& labels, work::Reading& reading)
{
    auto const area = *labels.item.area;
    std::map<Id<Organisation>, People> readers;
    std::map<Id<Organisation>, std::vector<access::AreaFunction>> functions;
    for (auto const& actor : everybody) {
        bool const reads =
            access::may(actor, access::Permission::read_picture, {.area = area}) && may_read(actor, labels);
        if (!reads) continue;
        add(readers[actor.organisation], actor);
        auto const& held = actor.functions.at(area);
        functions[actor.organisation] = {held.begin(), held.end()};
    }
    LevelRecipients level;
    level.audience = audience;
    for (auto const& [organisation, people] : readers) {
        auto& group = level.groups.emplace_back(group_of(organisation, people, reading));
        group.functions = functions[organisation];
        level.people += group.people;
    }
    std::stable_sort(level.groups.begin(), level.groups.end(), [](auto const& one, auto const& other) {
        return std::pair(!one.is_own, one.name) < std::pair(!other.is_own, other.name);
    });
    return level;
}

}  // namespace

Result<access::Scope> scope_of(ShowRecipients const& query, work::Reading& reading)
{
    return scope_of_area(reading, query.area);
}

Result<Recipients> handle(ShowRecipients const& query, work::Reading& reading)
{
    auto const tenant = reading.actor.tenant;
    Attachment item;
    item.area = query.area;
    item.first = query.first;
    item.owner = reading.actor.organisation;
    AttachmentStore store(reading.transaction, tenant);
    auto labels = labels_of(store, item, tenant);
    if (labels.container && !access::may_read(reading.actor, *labels.container))
        return fail(ErrorKind::not_found, "attachment.no_period");

    auto const everybody = access::load_actors(reading.transaction, tenant, reading.actor.today);
    Recipients recipients;
    if (labels.container) recipients.container_audience = labels.container->audience;
    for (auto const audience : every_level) {
        labels.item.audience = audience;
        recipients.levels.push_back(recipients_at(audience, everybody, labels, reading));
    }
    return recipients;
}

}  // namespace samsyn::attachments
