// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/http/routes.h"

#include "src/features/identity/http/desk.h"
#include "src/features/identity/usecases/accounts.h"
#include "src/features/identity/usecases/own_account.h"
#include "src/features/identity/usecases/report_link.h"
#include "src/features/identity/usecases/session.h"
#include "src/features/identity/usecases/show_me.h"
#include "src/features/identity/usecases/show_rights.h"

namespace samsyn::identity {

api::Identify identify_by_session(work::Runtime& runtime)
{
    return [&runtime](http::Request const& request) -> Result<access::Actor> {
        if (auto const token = request.cookie(session_cookie)) {
            auto const actor = actor_of_session(runtime, *token);
            if (actor) return actor;
        }
        if (auto const key = request.cookie(link_cookie)) return actor_of_report_link(runtime, *key);
        return fail(ErrorKind::unauthenticated, "session.missing");
    };
}

void add_routes(api::Api& api, pages::Pages const& pages, crypto::Seal const& seal)
{
    using enum http::Method;
    api.query<ShowMe>("/api/me");
    api.command<ChangeLanguage>(put, "/api/me/language");
    api.query<ShowRights>("/api/rights");
    api.query<ListUsers>("/api/users");
    api.command<InviteUser>(post, "/api/users", 201);
    api.command<ChangeUser>(put, "/api/users/{membership}");
    api.command<EndUser>(del, "/api/users/{membership}");
    api.command<InviteAgain>(post, "/api/users/{membership}/invitation");

    Desk const desk{api, pages, {api.runtime(), seal}};
    add_sign_in_pages(desk);
    add_key_pages(desk);
    add_account_pages(desk);
}

}  // namespace samsyn::identity
