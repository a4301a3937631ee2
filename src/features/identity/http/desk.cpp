// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/http/desk.h"

#include "lib/base/enum_text.h"
#include "lib/http/percent.h"
#include "src/features/identity/usecases/session.h"

namespace samsyn::identity {

namespace {

std::string address_after(Desk const& desk, SignedIn const& signed_in, std::string const& next)
{
    if (signed_in.needs_code) return "/logga-in/kod?next=" + http::percent_encode(next);
    if (!next.empty()) return next;
    return reports_only(desk.services.runtime, signed_in.token) ? "/rapport" : "/app";
}

}  // namespace

std::string field(http::Fields const& form, std::string_view name)
{
    return http::find_field(form, name).value_or("");
}

http::Response welcome(Desk const& desk, http::Request const& request, SignedIn const& signed_in,
                       std::string const& next)
{
    auto response = http::see_other(address_after(desk, signed_in, next));
    if (signed_in.needs_code) {
        set_cookie(response, step_cookie, signed_in.token, Lasting::session);
    } else {
        set_cookie(response, session_cookie, signed_in.token, Lasting::session);
        set_cookie(response, step_cookie, "", Lasting::over);
        set_cookie(response, link_cookie, "", Lasting::over);
    }
    if (!signed_in.device_cookie.empty())
        set_cookie(response, device_cookie, signed_in.device_cookie, Lasting::year);
    auto const language = enum_from_text<texts::Language>(signed_in.language);
    if (language && !pages::chosen_language(request)) pages::set_language(response, *language);
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

void add_form(Desk const& desk, std::string path, FormHandler handler, std::string page)
{
    desk.api.route(http::Method::get, path,
                   [page = std::move(page)](http::Request const&) { return http::see_other(page); });
    add_form(desk, std::move(path), handler);
}

}  // namespace samsyn::identity
