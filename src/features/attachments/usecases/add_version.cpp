// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/usecases/add_version.h"

#include "lib/base/sha256.h"
#include "src/features/attachments/usecases/readable.h"
#include "src/features/goals/usecases/saved.h"
#include "src/features/observations/usecases/guard_words.h"
#include "src/work/file_limits.h"

namespace samsyn::attachments {
namespace {

AttachmentStore store_of(work::Work& work) { return {work.transaction, work.actor.tenant}; }

Result<Done> check_name(AddVersion const& command)
{
    std::vector<FieldError> faults;
    observations::guard_words(command.clean_name, "file_name", command.name_reason.has_value(), faults);
    if (command.name_reason) observations::guard_words(*command.name_reason, "name_reason", false, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    return Done{};
}

// Whoever adds to a period or a goal may read it.
Result<Done> check_place(AddVersion const& command, work::Work& work)
{
    if (command.first) {
        auto const container = store_of(work).container(command.area, *command.first);
        if (!access::may_read(work.actor, container.label) ||
            !store_of(work).has_period(command.area, *command.first))
            return fail(ErrorKind::not_found, "attachment.no_period");
    }
    if (command.goal) {
        auto const goal = goals::found(work, *command.goal);
        if (!goal || goal->area != command.area) return fail(ErrorKind::not_found, "goal.unknown");
    }
    return Done{};
}

Attachment new_attachment(AddVersion const& command, work::Work const& work)
{
    Attachment attachment;
    attachment.id = command.attachment;
    attachment.area = command.area;
    attachment.first = command.first;
    attachment.goal = command.goal;
    attachment.owner = work.actor.organisation;
    attachment.audience = command.audience;
    attachment.created_at = work.now;
    return attachment;
}

Result<Done> begin_attachment(AddVersion const& command, work::Work& work)
{
    if (auto const placed = check_place(command, work); !placed) return placed;
    auto store = store_of(work);
    if (store.count_in(command.area) >= most_attachments)
        return fail(ErrorKind::too_many, "attachment.too_many");
    store.insert(new_attachment(command, work));
    return Done{};
}

Result<Done> check_room(AddVersion const& command, work::Work& work)
{
    auto const bytes = static_cast<std::int64_t>(command.content.size());
    if (store_of(work).bytes_of(work.actor.organisation) + bytes > work::most_attached_bytes)
        return fail(ErrorKind::too_many, "attachment.no_room");
    return Done{};
}

// The number of the next version of what is there already.
Result<std::int64_t> next_number(Attachment const& kept, std::string const& hash, work::Work& work)
{
    if (kept.removal) return fail(ErrorKind::conflict, "attachment.removed");
    if (kept.owner != work.actor.organisation) return fail(ErrorKind::forbidden, "attachment.not_yours");
    auto const versions = store_of(work).versions(kept.id);
    if (versions.size() >= most_versions) return fail(ErrorKind::too_many, "attachment.too_many_versions");
    if (!versions.empty() && versions.front().hash == hash)
        return fail(ErrorKind::conflict, "attachment.same_content");
    return static_cast<std::int64_t>(versions.size()) + 1;
}

SavedVersion save(AddVersion const& command, std::int64_t number, std::string const& hash, work::Work& work)
{
    Version version;
    version.id = command.version;
    version.number = number;
    version.name = command.clean_name;
    if (command.name_reason) version.name_reason = *command.name_reason;
    version.media_type = command.media_type;
    version.bytes = static_cast<std::int64_t>(command.content.size());
    version.hash = hash;
    version.added_by = work.actor.membership;
    version.added_at = work.now;
    store_of(work).add(command.attachment, version, command.content);
    work.concerns(command.attachment.uuid());
    work.notify("attachments");
    return {command.attachment, version.id, number, hash};
}

}  // namespace

Result<access::Scope> scope_of(AddVersion const& command, work::Work& work)
{
    if (command.area.is_nil()) {
        auto const& areas = work.actor.functions;
        return areas.empty() ? access::Scope{} : access::Scope{.area = areas.begin()->first};
    }
    if (store_of(work).find(command.attachment)) {
        auto const kept = found(work, command.attachment);
        if (!kept || kept->area != command.area) return fail(ErrorKind::not_found, "attachment.unknown");
    }
    return scope_of_area(work, command.area);
}

Result<SavedVersion> handle(AddVersion const& command, work::Work& work)
{
    auto store = store_of(work);
    auto const hash = to_hex(sha256(command.content));
    auto const kept = store.find(command.attachment);
    if (auto const taken = store.attachment_of(command.version)) {
        auto const same = store.version(command.attachment, command.version);
        bool const is_again = same && same->hash == hash && kept->owner == work.actor.organisation;
        if (!is_again) return fail(ErrorKind::conflict, "attachment.other_file");
        return SavedVersion{command.attachment, same->id, same->number, hash};
    }
    if (auto const named = check_name(command); !named) return refuse(named);
    if (auto const room = check_room(command, work); !room) return refuse(room);
    std::int64_t number = 1;
    if (kept) {
        auto const next = next_number(*kept, hash, work);
        if (!next) return refuse(next);
        number = *next;
    } else if (auto const begun = begin_attachment(command, work); !begun) {
        return refuse(begun);
    }
    return save(command, number, hash, work);
}

}  // namespace samsyn::attachments
