// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/http/routes.h"

#include "src/features/identity/usecases/show_me.h"
#include "src/features/identity/usecases/sign_in.h"

namespace samsyn::identity {
namespace {

constexpr auto cookie_name = "__Host-samsyn";
constexpr auto after_sign_in = "/app";

// Loopback counts as secure for browsers, so the cookie works there without TLS too.
std::string cookie(std::string const& token, bool is_over)
{
    return std::string(cookie_name) + "=" + token + "; Path=/; Secure; HttpOnly; SameSite=Lax" +
           (is_over ? "; Max-Age=0" : "");
}

http::Response sign_in_page(pages::Pages const& pages, http::Request const& request, std::string const& email,
                            std::string const& next, std::optional<Error> const& refused)
{
    auto values = pages.form(request,
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
    return pages.show(request, {"sign_in", "sign_in.title", refused ? http::status_of(refused->kind) : 200},
                      values);
}

http::Response show_sign_in(pages::Pages const& pages, http::Request const& request)
{
    auto const next = pages::local_path(request.parameter("next").value_or(""), after_sign_in);
    return sign_in_page(pages, request, "", next, std::nullopt);
}

http::Response do_sign_in(work::Runtime& runtime, pages::Pages const& pages, http::Request const& request)
{
    auto const form = request.form();
    if (!form) return http::problem(form.error(), request.id);
    auto const email = http::find_field(*form, "email").value_or("");
    auto const next = pages::local_path(http::find_field(*form, "next").value_or(""), after_sign_in);
    auto const signed_in =
        sign_in(runtime, email, http::find_field(*form, "password").value_or(""), request.peer);
    if (!signed_in) return sign_in_page(pages, request, email, next, signed_in.error());
    auto response = http::see_other(next);
    response.set("Set-Cookie", cookie(signed_in->token, false));
    return response;
}

http::Response do_sign_out(work::Runtime& runtime, http::Request const& request)
{
    if (auto const token = request.cookie(cookie_name)) sign_out(runtime, *token);
    auto response = http::see_other("/logga-in");
    response.set("Set-Cookie", cookie("", true));
    response.set("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

}  // namespace

api::Identify identify_by_session(work::Runtime& runtime)
{
    return [&runtime](http::Request const& request) -> Result<access::Actor> {
        auto const token = request.cookie(cookie_name);
        if (!token) return fail(ErrorKind::unauthenticated, "session.missing");
        return actor_of_session(runtime, *token);
    };
}

void add_routes(api::Api& api, pages::Pages const& pages)
{
    using enum http::Method;
    auto& runtime = api.runtime();
    api.query<ShowMe>("/api/me");
    api.route(get, "/logga-in",
              [&pages](http::Request const& request) { return show_sign_in(pages, request); });
    api.route(
        post, "/logga-in", [&](http::Request const& request) { return do_sign_in(runtime, pages, request); },
        16384);
    api.route(
        post, "/logga-ut", [&](http::Request const& request) { return do_sign_out(runtime, request); },
        16384);
}

}  // namespace samsyn::identity
