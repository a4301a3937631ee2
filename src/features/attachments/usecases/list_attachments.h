// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "lib/json/form.h"
#include "src/features/attachments/domain/attachment.h"
#include "src/work/work.h"

namespace samsyn::attachments {

struct ShownVersion {
    Id<Version> id;
    std::int64_t number = 1;
    std::string name;
    MediaType media_type = MediaType::text;
    std::int64_t bytes = 0;
    std::string hash;
    std::string added_by;  // the person, for the own organisation only
    UtcTime added_at;
};
BOOST_DESCRIBE_STRUCT(ShownVersion, (), (id, number, name, media_type, bytes, hash, added_by, added_at))

struct ShownRemoval {
    std::string reason;
    std::string organisation;
    UtcTime at;
};
BOOST_DESCRIBE_STRUCT(ShownRemoval, (), (reason, organisation, at))

struct ShownAttachment {
    Id<Attachment> id;
    std::optional<Day> first;
    std::optional<std::int64_t> edition;  // the number of the period's picture, once it is frozen
    std::optional<Id<goals::Goal>> goal;
    std::string goal_sentence;
    std::string owner;
    access::Audience audience = access::Audience::own;
    std::optional<access::Audience> container_audience;  // who reads the picture it lies in
    std::optional<ShownRemoval> removed;
    bool may_change = false;
    bool may_remove = false;
    std::int64_t version = 1;
    std::vector<ShownVersion> versions;  // newest first
};
BOOST_DESCRIBE_STRUCT(ShownAttachment, (),
                      (id, first, edition, goal, goal_sentence, owner, audience, container_audience, removed,
                       may_change, may_remove, version, versions))

struct AttachmentList {
    Id<Area> area;
    std::int64_t most_bytes = 0;  // of one file
    bool may_attach = false;
    std::optional<access::Audience> container_audience;  // of the period asked for
    std::vector<ShownAttachment> attachments;
    bool has_more = false;
};
BOOST_DESCRIBE_STRUCT(AttachmentList, (),
                      (area, most_bytes, may_attach, container_audience, attachments, has_more))

// What is attached to an area, to one period of its lägesbild or to one goal, newest first, fifty at a time.
struct ListAttachments {
    static constexpr std::string_view name = "attachments.list";
    static constexpr auto needs = access::Permission::read_picture;
    using Output = AttachmentList;

    Id<Area> area;
    std::optional<Day> first;
    std::optional<Id<goals::Goal>> goal;
    std::optional<Between<0, 100'000>> offset;
};
BOOST_DESCRIBE_STRUCT(ListAttachments, (), (area, first, goal, offset))

Result<access::Scope> scope_of(ListAttachments const& query, work::Reading& reading);
Result<AttachmentList> handle(ListAttachments const& query, work::Reading& reading);

struct VersionFile {
    std::string name;
    MediaType media_type = MediaType::text;
    std::string hash;
    std::string content;
};

// One version as it is kept. A removed one is "attachment.removed".
struct DownloadVersion {
    static constexpr std::string_view name = "attachments.download";
    static constexpr auto needs = access::Permission::read_picture;
    using Output = VersionFile;

    Id<Attachment> attachment;
    Id<Version> version;
};

Result<access::Scope> scope_of(DownloadVersion const& query, work::Reading& reading);
Result<VersionFile> handle(DownloadVersion const& query, work::Reading& reading);

}  // namespace samsyn::attachments
