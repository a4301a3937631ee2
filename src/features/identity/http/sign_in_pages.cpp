// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/http/desk.h"
#include "src/features/identity/usecases/session.h"

namespace samsyn::identity {

http::Response sign_in_page(Desk const& desk, http::Request const& request, std::string const& email,
                            std::string const& next, std::optional<Error> const& refused)
{
    auto values = desk.pages.form(request,
                                  {{.name = "email",
                                    .label = "sign_in.email",
                                    .value = email,
                                    .type = "email",
                                    .autocomplete = "username"},
                                   {.name = "password",
                                    .label = "sign_in.password",
                                    .type = "password",
                                    .autocomplete = "current-password"}},
                                  refused);
    values["next"] = next;
    return desk.pages.show(
        request, {"sign_in", "sign_in.title", refused ? http::status_of(refused->kind) : 200}, values);
}

namespace {

http::Response show_sign_in(Desk const& desk, http::Request const& request)
{
    auto const next = pages::local_path(request.parameter("next").value_or(""), "");
    return sign_in_page(desk, request, "", next, std::nullopt);
}

http::Response do_sign_in(Desk const& desk, http::Request const& request, http::Fields const& form)
{
    auto const email = field(form, "email");
    auto const next = pages::local_path(field(form, "next"), "");
    auto const signed_in = sign_in(desk.services, email, field(form, "password"), visitor_of(request));
    if (!signed_in) return sign_in_page(desk, request, email, next, signed_in.error());
    return welcome(desk, request, *signed_in, next);
}

http::Response code_page(Desk const& desk, http::Request const& request, std::string const& next,
                         std::optional<Error> const& refused)
{
    auto values = desk.pages.form(request,
                                  {{.name = "code",
                                    .label = "sign_in.code",
                                    .autocomplete = "one-time-code",
                                    .hint = "sign_in.code_hint"}},
                                  refused);
    values["next"] = next;
    return desk.pages.show(
        request, {"sign_in_code", "sign_in.code_title", refused ? http::status_of(refused->kind) : 200},
        values);
}

http::Response show_code(Desk const& desk, http::Request const& request)
{
    auto const next = pages::local_path(request.parameter("next").value_or(""), "");
    if (!request.cookie(step_cookie)) return http::see_other("/logga-in");
    return code_page(desk, request, next, std::nullopt);
}

http::Response do_code(Desk const& desk, http::Request const& request, http::Fields const& form)
{
    auto const next = pages::local_path(field(form, "next"), "");
    auto const signed_in = sign_in_with_code(desk.services, request.cookie(step_cookie).value_or(""),
                                             field(form, "code"), visitor_of(request));
    if (!signed_in && signed_in.error().kind == ErrorKind::unauthenticated)
        return http::see_other("/logga-in");
    if (!signed_in) return code_page(desk, request, next, signed_in.error());
    return welcome(desk, request, *signed_in, next);
}

http::Response do_sign_out(Desk const& desk, http::Request const& request, http::Fields const& posted)
{
    if (auto const token = request.cookie(session_cookie)) sign_out(desk.services.runtime, *token);
    auto response = http::see_other("/logga-in");
    for (auto const* cookie : {session_cookie, link_cookie, step_cookie})
        set_cookie(response, cookie, "", Lasting::over);
    // Whoever signs in next meets their own language, unless they choose another first.
    pages::forget_language(response);
    // A phone with reports that are not sent yet asks to keep them; its service worker forgets the rest.
    bool const keeps_storage = http::find_field(posted, "keep").has_value();
    response.set("Clear-Site-Data", keeps_storage ? "\"cache\"" : "\"cache\", \"storage\"");
    return response;
}

}  // namespace

void add_sign_in_pages(Desk const& desk)
{
    add_page(desk, "/logga-in", show_sign_in);
    add_form(desk, "/logga-in", do_sign_in);
    add_page(desk, "/logga-in/kod", show_code);
    add_form(desk, "/logga-in/kod", do_code);
    add_form(desk, "/logga-ut", do_sign_out);
}

}  // namespace samsyn::identity
