// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/http/desk.h"

#include "lib/base/enum_text.h"
#include "lib/http/percent.h"

namespace samsyn::identity {

std::string field(http::Fields const& form, std::string_view name)
{
    return http::find_field(form, name).value_or("");
}

http::Response welcome(SignedIn const& signed_in, std::string const& next)
{
    auto const code_page = "/logga-in/kod?next=" + http::percent_encode(next);
    auto response = http::see_other(signed_in.needs_code ? code_page : next);
    if (signed_in.needs_code) {
        set_cookie(response, step_cookie, signed_in.token, Lasting::session);
    } else {
        set_cookie(response, session_cookie, signed_in.token, Lasting::session);
        set_cookie(response, step_cookie, "", Lasting::over);
    }
    if (!signed_in.device_cookie.empty())
        set_cookie(response, device_cookie, signed_in.device_cookie, Lasting::year);
    if (auto const language = enum_from_text<texts::Language>(signed_in.language))
        pages::set_language(response, *language);
    return response;
}

void add_page(Desk const& desk, std::string path, PageHandler handler)
{
    desk.api.route(http::Method::get, std::move(path),
                   [desk, handler](http::Request const& request) { return handler(desk, request); });
}

void add_form(Desk const& desk, std::string path, FormHandler handler)
{
    desk.api.route(
        http::Method::post, std::move(path),
        [desk, handler](http::Request const& request) {
            auto const form = request.form();
            if (!form) return http::problem(form.error(), request.id);
            return handler(desk, request, *form);
        },
        form_limit);
}

}  // namespace samsyn::identity
