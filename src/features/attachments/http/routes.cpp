// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/http/routes.h"

#include "src/features/attachments/http/give_version.h"
#include "src/features/attachments/http/receive_version.h"
#include "src/features/attachments/usecases/change_attachment.h"
#include "src/features/attachments/usecases/list_attachments.h"
#include "src/features/attachments/usecases/show_recipients.h"

namespace samsyn::attachments {

void add_routes(api::Api& api)
{
    using enum http::Method;
    api.query<ListAttachments>("/api/areas/{area}/attachments");
    api.query<ShowRecipients>("/api/areas/{area}/recipients");
    add_receive_version(api);
    add_give_version(api);
    api.command<ShareAttachment>(put, "/api/attachments/{attachment}/audience");
    api.command<RemoveAttachment>(post, "/api/attachments/{attachment}/removal");
}

}  // namespace samsyn::attachments
