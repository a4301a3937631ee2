// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "lib/json/form.h"
#include "src/features/attachments/domain/attachment.h"
#include "src/work/work.h"

namespace samsyn::attachments {

// Where a file belongs and who may read it; of an attachment that is there already, it stays as it is.
struct Place {
    Id<Attachment> attachment;
    Id<Version> version;
    Id<Area> area;
    std::optional<Day> first;
    std::optional<Id<goals::Goal>> goal;
    access::Audience audience = access::Audience::own;
    Text<1000> file_name;
    std::optional<Text<300>> name_reason;
};
BOOST_DESCRIBE_STRUCT(Place, (), (attachment, version, area, first, goal, audience, file_name, name_reason))

struct SavedVersion {
    Id<Attachment> attachment;
    Id<Version> id;
    std::int64_t number = 1;
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(SavedVersion, (), (attachment, id, number, hash))

// Attaches a file, or a new version of one, under ids made by the client. The same sent again is one.
struct AddVersion : Place {
    static constexpr std::string_view name = "attachments.add_version";
    static constexpr auto needs = access::Permission::attach_files;
    using Output = SavedVersion;

    std::string clean_name;
    MediaType media_type = MediaType::text;
    std::string content;
};

// Of a command without an area, whether there is any area where the actor may: what is asked before the file
// is read.
Result<access::Scope> scope_of(AddVersion const& command, work::Work& work);
// Refuses "attachment.removed", "attachment.not_yours", "attachment.other_file" (the id is taken),
// "attachment.same_content", "attachment.no_period", "goal.unknown", what is too much, and personal data in
// the name.
Result<SavedVersion> handle(AddVersion const& command, work::Work& work);

}  // namespace samsyn::attachments
