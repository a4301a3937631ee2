// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "lib/json/form.h"
#include "src/features/attachments/domain/attachment.h"
#include "src/work/work.h"

namespace samsyn::attachments {

struct SavedAttachment {
    Id<Attachment> id;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(SavedAttachment, (), (id, version))

// Says who may read an attachment, all its versions. Its owner's to say.
struct ShareAttachment {
    static constexpr std::string_view name = "attachments.share";
    static constexpr auto needs = access::Permission::attach_files;
    using Output = SavedAttachment;

    Id<Attachment> attachment;
    std::int64_t if_match = 0;
    access::Audience audience = access::Audience::own;
};
BOOST_DESCRIBE_STRUCT(ShareAttachment, (), (attachment, if_match, audience))

enum class Names { kept, forgotten };
BOOST_DESCRIBE_ENUM(Names, kept, forgotten)

// Takes the bytes of every version away, and their names where those must not stand. What remains is who,
// when, why and the hashes.
struct RemoveAttachment {
    static constexpr std::string_view name = "attachments.remove";
    static constexpr auto needs = access::Permission::attach_files;
    using Output = SavedAttachment;

    Id<Attachment> attachment;
    std::int64_t if_match = 0;
    Text<300> reason;
    Names names = Names::kept;
};
BOOST_DESCRIBE_STRUCT(RemoveAttachment, (), (attachment, if_match, reason, names))

Result<access::Scope> scope_of(ShareAttachment const& command, work::Work& work);
// Refuses "attachment.not_yours", "attachment.removed", "attachment.changed".
Result<SavedAttachment> handle(ShareAttachment const& command, work::Work& work);
Result<access::Scope> scope_of(RemoveAttachment const& command, work::Work& work);
// As above; personal data in the reason too. Removed again for the same reason it is one removal.
Result<SavedAttachment> handle(RemoveAttachment const& command, work::Work& work);

}  // namespace samsyn::attachments
