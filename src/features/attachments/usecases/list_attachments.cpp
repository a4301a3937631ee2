// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/usecases/list_attachments.h"

#include "src/features/attachments/usecases/readable.h"
#include "src/work/file_limits.h"

namespace samsyn::attachments {
namespace {

constexpr int page_size = 50;

AttachmentStore store_of(work::Reading& reading) { return {reading.transaction, reading.actor.tenant}; }

ShownVersion shown(Version const& version, bool is_own, work::Reading& reading)
{
    return {version.id,
            version.number,
            version.name,
            version.media_type,
            version.bytes,
            version.hash,
            is_own ? store_of(reading).person(version.added_by) : std::string(),
            version.added_at};
}

ShownAttachment shown(AttachmentStore::Listed const& listed, work::Reading& reading)
{
    auto const& kept = listed.attachment;
    ShownAttachment shown_one;
    shown_one.id = kept.id;
    shown_one.first = kept.first;
    shown_one.edition = listed.edition;
    shown_one.goal = kept.goal;
    shown_one.goal_sentence = listed.goal_sentence;
    shown_one.owner = listed.owner_name;
    shown_one.audience = kept.audience;
    shown_one.container_audience = listed.container_audience;
    if (kept.removal)
        shown_one.removed =
            ShownRemoval{kept.removal->reason, listed.removed_by_organisation, kept.removal->at};
    shown_one.may_change = may_change(reading, kept);
    shown_one.may_remove = may_remove(reading, kept);
    shown_one.version = kept.version;
    bool const is_own = access::may_see_author(reading.actor, kept.label(reading.actor.tenant));
    for (auto const& version : store_of(reading).versions(kept.id))
        shown_one.versions.push_back(shown(version, is_own, reading));
    return shown_one;
}

}  // namespace

Result<access::Scope> scope_of(ListAttachments const& query, work::Reading& reading)
{
    return scope_of_area(reading, query.area);
}

Result<AttachmentList> handle(ListAttachments const& query, work::Reading& reading)
{
    AttachmentStore::Wanted wanted{query.area, query.first, query.goal, page_size + 1, 0};
    if (query.offset) wanted.offset = static_cast<int>(query.offset->value);
    auto const rows = store_of(reading).list(reading.visible(access::Depth::compiled), wanted);
    AttachmentList list;
    list.area = query.area;
    list.most_bytes = static_cast<std::int64_t>(work::most_attachment_bytes);
    list.may_attach = access::may(reading.actor, access::Permission::attach_files, {.area = query.area});
    if (query.first) {
        auto const container = store_of(reading).container(query.area, *query.first).label;
        bool const reads_it = access::may_read(reading.actor, container);
        list.may_attach = list.may_attach && reads_it;
        if (reads_it) list.container_audience = container.audience;
    }
    for (auto const& row : rows)
        if (list.attachments.size() < page_size) list.attachments.push_back(shown(row, reading));
    list.has_more = rows.size() > page_size;
    return list;
}

Result<access::Scope> scope_of(DownloadVersion const& query, work::Reading& reading)
{
    auto const attachment = found(reading, query.attachment);
    if (!attachment) return refuse(attachment);
    return access::Scope{.area = attachment->area};
}

Result<VersionFile> handle(DownloadVersion const& query, work::Reading& reading)
{
    auto const attachment = found(reading, query.attachment);
    if (!attachment) return refuse(attachment);
    auto const version = store_of(reading).version(query.attachment, query.version);
    if (!version) return fail(ErrorKind::not_found, "attachment.unknown");
    if (attachment->removal) return fail(ErrorKind::not_found, "attachment.removed");
    auto content = store_of(reading).content(version->hash);
    if (!content) return fail(ErrorKind::not_found, "attachment.removed");
    return VersionFile{version->name, version->media_type, version->hash, std::move(*content)};
}

}  // namespace samsyn::attachments
