// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/enum_text.h"
#include "lib/base/swedish_calendar.h"
#include "lib/crypto/qr_code.h"
#include "src/features/identity/http/desk.h"
#include "src/features/identity/usecases/own_account.h"
#include "src/features/identity/usecases/session.h"
#include "src/features/identity/usecases/show_me.h"

namespace samsyn::identity {
namespace {

using html::Value;

http::Response to_sign_in() { return http::see_other("/logga-in?next=/konto"); }

http::Response done(std::string const& what) { return http::see_other("/konto?klart=" + what); }

std::string moment(UtcTime time, texts::Language language)
{
    auto const local = swedish_time(time);
    auto const two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return local.day.text() + " " + two(local.hour()) + (language == texts::Language::sv ? "." : ":") +
           two(local.minute());
}

// What was just done, told once after the redirect.
std::string told(Desk const& desk, http::Request const& request)
{
    auto const what = request.parameter("klart").value_or("");
    auto const text = desk.pages.texts().find(pages::language_of(request), "account.done." + what);
    return text.value_or("");
}

Value memberships(Me const& me)
{
    Value::List shown;
    for (auto const& held : me.memberships)
        shown.push_back(Value::Fields{{"membership", held.membership.text()},
                                      {"tenant", held.tenant},
                                      {"organisation", held.organisation},
                                      {"active", held.is_active}});
    return shown;
}

Value sessions(OwnSessions const& own, std::optional<Uuid> const& current, texts::Language language)
{
    Value::List shown;
    for (auto const& session : own.sessions)
        shown.push_back(Value::Fields{{"session", session.session.text()},
                                      {"device", session.device},
                                      {"current", session.session == current},
                                      {"began", moment(session.created_at, language)},
                                      {"used", moment(session.used_at, language)}});
    return shown;
}

std::vector<pages::Field> password_fields()
{
    return {{.name = "current",
             .label = "account.current_password",
             .type = "password",
             .autocomplete = "current-password"},
            {.name = "wanted",
             .label = "sign_in.new_password",
             .type = "password",
             .autocomplete = "new-password",
             .hint = "sign_in.new_password_hint"}};
}

std::string role_names(Desk const& desk, Me const& me, texts::Language language)
{
    std::string names;
    for (auto const role : me.roles)
        names += (names.empty() ? "" : ", ") +
                 desk.pages.texts().text_of(language, "app.roles." + enum_text(role));
    return names;
}

http::Response account_page(Desk const& desk, http::Request const& request, access::Actor const& actor,
                            std::optional<Error> const& refused)
{
    auto& runtime = desk.services.runtime;
    auto const me = work::ask(runtime, actor, ShowMe{}, {request.id});
    auto const own = work::ask(runtime, actor, ListSessions{}, {request.id});
    auto const state = account_state(desk.services, actor);
    if (!me || !own || !state) return to_sign_in();
    auto const language = pages::language_of(request);
    auto values = desk.pages.form(request, password_fields(), refused);
    values["signed_in"] = true;
    values["done"] = told(desk, request);
    values["name"] = state->name;
    values["email"] = state->email;
    values["organisation"] = me->organisation.name;
    values["tenant"] = me->tenant.name;
    values["roles"] = role_names(desk, *me, language);
    values["memberships"] = memberships(*me);
    values["has_memberships"] = me->memberships.size() > 1;
    values["sessions"] =
        sessions(*own, id_of_session(runtime, request.cookie(session_cookie).value_or("")), language);
    values["strong"] = actor.assurance >= assurance_of_password;
    values["totp"] = state->has_totp;
    values["swedish"] = me->language == "sv";
    return desk.pages.show(
        request, {"account", "account.title", refused ? http::status_of(refused->kind) : 200}, values);
}

http::Response show_account(Desk const& desk, http::Request const& request)
{
    auto const actor = desk.api.actor_of(request);
    if (!actor) return to_sign_in();
    return account_page(desk, request, *actor, std::nullopt);
}

http::Response choose_language(Desk const& desk, http::Request const& request, http::Fields const& form)
{
    auto const actor = desk.api.actor_of(request);
    if (!actor) return to_sign_in();
    auto const language = enum_from_text<AccountLanguage>(field(form, "language"));
    if (!language)
        return account_page(desk, request, *actor, Error{ErrorKind::invalid, "field.unknown_choice"});
    auto const changed =
        work::execute(desk.services.runtime, *actor, ChangeLanguage{*language}, {request.id});
    if (!changed) return account_page(desk, request, *actor, changed.error());
    auto response = done("language");
    pages::set_language(response,
                        *language == AccountLanguage::sv ? texts::Language::sv : texts::Language::en);
    return response;
}

http::Response choose_membership(Desk const& desk, http::Request const& request, http::Fields const& form)
{
    auto const actor = desk.api.actor_of(request);
    if (!actor) return to_sign_in();
    auto const wanted = Id<Membership>::parse(field(form, "membership"));
    auto const token = switch_membership(desk.services.runtime, request.cookie(session_cookie).value_or(""),
                                         wanted.value_or(Id<Membership>()));
    if (!token) return account_page(desk, request, *actor, token.error());
    auto response = done("membership");
    set_cookie(response, session_cookie, *token, Lasting::session);
    return response;
}

http::Response end_session(Desk const& desk, http::Request const& request, http::Fields const& form)
{
    auto const actor = desk.api.actor_of(request);
    if (!actor) return to_sign_in();
    auto const session = Uuid::parse(field(form, "session"));
    auto const ended =
        work::execute(desk.services.runtime, *actor, EndSession{session.value_or(Uuid{})}, {request.id});
    if (!ended) return account_page(desk, request, *actor, ended.error());
    return done("session");
}

http::Response new_password(Desk const& desk, http::Request const& request, http::Fields const& form)
{
    auto const actor = desk.api.actor_of(request);
    if (!actor) return to_sign_in();
    auto const changed = change_password(desk.services, *actor, request.cookie(session_cookie).value_or(""),
                                         field(form, "current"), field(form, "wanted"));
    if (!changed) return account_page(desk, request, *actor, changed.error());
    return done("password");
}

// ---- one-time codes ---------------------------------------------------------------------------------

http::Response totp_page(Desk const& desk, http::Request const& request, access::Actor const& actor,
                         std::optional<Error> const& refused)
{
    auto const pending = pending_totp(desk.services, actor);
    if (!pending) return http::see_other("/konto");
    auto values = desk.pages.form(request,
                                  {{.name = "code",
                                    .label = "sign_in.code",
                                    .autocomplete = "one-time-code",
                                    .hint = "sign_in.code_hint"}},
                                  refused);
    values["signed_in"] = true;
    std::string spaced;
    for (std::size_t i = 0; i < pending->secret.size(); i += 4)
        spaced += (i == 0 ? "" : " ") + pending->secret.substr(i, 4);
    values["secret"] = spaced;
    return desk.pages.show(
        request, {"account_totp", "account.totp_title", refused ? http::status_of(refused->kind) : 200},
        values);
}

http::Response show_totp(Desk const& desk, http::Request const& request)
{
    auto const actor = desk.api.actor_of(request);
    return actor ? totp_page(desk, request, *actor, std::nullopt) : to_sign_in();
}

http::Response show_totp_picture(Desk const& desk, http::Request const& request)
{
    auto const actor = desk.api.actor_of(request);
    if (!actor) return http::problem(actor.error(), request.id);
    auto const pending = pending_totp(desk.services, *actor);
    if (!pending) return http::problem(pending.error(), request.id);
    auto response = http::text(200, crypto::qr_code_svg(pending->uri), "image/svg+xml");
    response.set("Cache-Control", "no-store");
    return response;
}

http::Response start_totp(Desk const& desk, http::Request const& request, http::Fields const&)
{
    auto const actor = desk.api.actor_of(request);
    if (!actor) return to_sign_in();
    auto const begun = begin_totp(desk.services, *actor);
    if (!begun) return account_page(desk, request, *actor, begun.error());
    return http::see_other("/konto/kod");
}

http::Response turn_totp_on(Desk const& desk, http::Request const& request, http::Fields const& form)
{
    auto const actor = desk.api.actor_of(request);
    if (!actor) return to_sign_in();
    auto const on =
        confirm_totp(desk.services, *actor, request.cookie(session_cookie).value_or(""), field(form, "code"));
    if (!on) return totp_page(desk, request, *actor, on.error());
    return done("totp_on");
}

http::Response off_page(Desk const& desk, http::Request const& request, std::optional<Error> const& refused)
{
    auto values = desk.pages.form(request,
                                  {{.name = "password",
                                    .label = "account.current_password",
                                    .type = "password",
                                    .autocomplete = "current-password"}},
                                  refused);
    values["signed_in"] = true;
    return desk.pages.show(
        request,
        {"account_totp_off", "account.totp_off_title", refused ? http::status_of(refused->kind) : 200},
        values);
}

http::Response show_totp_off(Desk const& desk, http::Request const& request)
{
    return desk.api.actor_of(request) ? off_page(desk, request, std::nullopt) : to_sign_in();
}

http::Response turn_totp_off(Desk const& desk, http::Request const& request, http::Fields const& form)
{
    auto const actor = desk.api.actor_of(request);
    if (!actor) return to_sign_in();
    auto const off = disable_totp(desk.services, *actor, field(form, "password"));
    if (!off) return off_page(desk, request, off.error());
    return done("totp_off");
}

}  // namespace

void add_account_pages(Desk const& desk)
{
    add_page(desk, "/konto", show_account);
    add_form(desk, "/konto/sprak", choose_language, "/konto");
    add_form(desk, "/konto/medlemskap", choose_membership, "/konto");
    add_form(desk, "/konto/sessioner", end_session, "/konto");
    add_form(desk, "/konto/losenord", new_password, "/konto");
    add_page(desk, "/konto/kod", show_totp);
    add_page(desk, "/konto/kod.svg", show_totp_picture);
    add_form(desk, "/konto/kod", turn_totp_on);
    add_form(desk, "/konto/kod/ny", start_totp, "/konto");
    add_page(desk, "/konto/kod/av", show_totp_off);
    add_form(desk, "/konto/kod/av", turn_totp_off);
}

}  // namespace samsyn::identity
