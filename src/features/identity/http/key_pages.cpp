// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/enum_text.h"
#include "src/features/identity/http/desk.h"
#include "src/features/identity/usecases/mailed_key.h"
#include "src/features/identity/usecases/report_link.h"
#include "src/features/identity/usecases/session.h"

// Pages that links in mail lead to. Opening one changes nothing: its first button does, which in a report is
// the one that sends it.
namespace samsyn::identity {
namespace {

http::Response mail_sent(Desk const& desk, http::Request const& request)
{
    return desk.pages.show(request, {"mail_sent", "sign_in.mail_sent_title"});
}

// A link that is used, too old or made up. Only links to report can be asked for again here.
http::Response dead_key(Desk const& desk, http::Request const& request, std::string const& key)
{
    html::Value values;
    values["key"] = key;
    return desk.pages.show(request, {"key_dead", "sign_in.key_dead_title", 404}, values);
}

http::Response locked_round(Desk const& desk, http::Request const& request, std::string const& key)
{
    html::Value values;
    values["key"] = key;
    values["report"] = true;
    return desk.pages.show(request, {"key_dead", "sign_in.report_link_dead_title", 404}, values);
}

// Straight to the report. The browser keeps the key, out of its address line and its history; nothing changes
// here, so a mail program that looks at links beforehand does no harm.
http::Response to_report(http::Request const& request, OpenedLink const& link, std::string const& key)
{
    auto response = http::see_other(link.target);
    set_cookie(response, link_cookie, key, Lasting::session);
    auto const language = enum_from_text<texts::Language>(link.language);
    if (language && !pages::chosen_language(request)) pages::set_language(response, *language);
    return response;
}

http::Response link_page(Desk const& desk, http::Request const& request, std::string const& key)
{
    html::Value values;
    values["key"] = key;
    return desk.pages.show(request, {"sign_in_link", "sign_in.link_title"}, values);
}

// A link to a report opens it. Any other, and one that would put somebody else in the place of the one who is
// signed in, waits for a button.
http::Response show_link(Desk const& desk, http::Request const& request)
{
    auto const key = request.parameter("nyckel").value_or("");
    auto const link = open_report_link(desk.services.runtime, key);
    if (!link && link.error().code == "key.dead") return locked_round(desk, request, key);
    if (!link) return link_page(desk, request, key);
    auto const session = actor_of_session(desk.services.runtime, request.cookie(session_cookie).value_or(""));
    bool const is_somebody_else = session && session->membership != link->membership;
    return is_somebody_else ? link_page(desk, request, key) : to_report(request, *link, key);
}

http::Response use_link(Desk const& desk, http::Request const& request, http::Fields const& form)
{
    auto const key = field(form, "key");
    if (auto const link = open_report_link(desk.services.runtime, key)) {
        if (auto const token = request.cookie(session_cookie)) sign_out(desk.services.runtime, *token);
        auto response = to_report(request, *link, key);
        set_cookie(response, session_cookie, "", Lasting::over);
        return response;
    }
    auto const signed_in = sign_in_by_key(desk.services, key, visitor_of(request));
    if (!signed_in) return dead_key(desk, request, key);
    return welcome(desk, request, *signed_in, pages::local_path(signed_in->target, after_link));
}

// So that a slip of the finger is told at once. Whether the address is known is never told.
std::optional<Error> fault_of(std::string const& email)
{
    auto const at = email.find('@');
    if (at != std::string::npos && at > 0 && at + 1 < email.size()) return std::nullopt;
    return Error{ErrorKind::invalid, "request.invalid", {{"email", "email.malformed"}}};
}

// Asked for by an old key or by an address; the answer is the same in every case.
http::Response ask_for_link(Desk const& desk, http::Request const& request, http::Fields const& form)
{
    auto const key = field(form, "key");
    auto const email = field(form, "email");
    auto const fault = key.empty() ? fault_of(email) : std::nullopt;
    if (fault) return sign_in_page(desk, request, email, pages::local_path(field(form, "next"), ""), fault);
    if (key.empty())
        ask_for_key(desk.services, email, KeyPurpose::sign_in, visitor_of(request));
    else
        ask_for_key_again(desk.services, key, visitor_of(request));
    return http::see_other("/logga-in/skickad");
}

http::Response lost_page(Desk const& desk, http::Request const& request, std::string const& email,
                         std::optional<Error> const& refused)
{
    auto const values = desk.pages.form(request,
                                        {{.name = "email",
                                          .label = "sign_in.email",
                                          .value = email,
                                          .type = "email",
                                          .autocomplete = "username"}},
                                        refused);
    return desk.pages.show(
        request, {"lost_password", "sign_in.lost_title", refused ? http::status_of(refused->kind) : 200},
        values);
}

http::Response show_lost(Desk const& desk, http::Request const& request)
{
    return lost_page(desk, request, "", std::nullopt);
}

http::Response ask_for_password(Desk const& desk, http::Request const& request, http::Fields const& form)
{
    auto const email = field(form, "email");
    if (auto const fault = fault_of(email)) return lost_page(desk, request, email, fault);
    ask_for_key(desk.services, email, KeyPurpose::password, visitor_of(request));
    return http::see_other("/logga-in/skickad");
}

struct Typed {
    std::string key;
    std::string name;
    std::optional<Error> refused = std::nullopt;
};

http::Response password_page(Desk const& desk, http::Request const& request, KeyHolder const& holder,
                             Typed const& typed)
{
    bool const is_invitation = holder.purpose == KeyPurpose::invitation;
    std::vector<pages::Field> fields;
    if (is_invitation)
        fields.push_back(
            {.name = "name", .label = "sign_in.name", .value = typed.name, .autocomplete = "name"});
    fields.push_back({.name = "password",
                      .label = "sign_in.new_password",
                      .type = "password",
                      .autocomplete = "new-password",
                      .hint = "sign_in.new_password_hint"});
    auto values = desk.pages.form(request, fields, typed.refused);
    values["key"] = typed.key;
    values["email"] = holder.email;
    values["invited"] = is_invitation;
    return desk.pages.show(
        request,
        {"new_password", is_invitation ? "sign_in.invitation_title" : "sign_in.new_password_title",
         typed.refused ? http::status_of(typed.refused->kind) : 200},
        values);
}

http::Response show_password(Desk const& desk, http::Request const& request)
{
    auto const key = request.parameter("nyckel").value_or("");
    auto const holder = holder_of_key(desk.services, key);
    if (!holder) return dead_key(desk, request, "");
    return password_page(desk, request, *holder, {key, holder->name});
}

http::Response set_password(Desk const& desk, http::Request const& request, http::Fields const& form)
{
    auto const key = field(form, "key");
    auto const holder = holder_of_key(desk.services, key);
    if (!holder) return dead_key(desk, request, "");
    auto const name = field(form, "name");
    auto const signed_in =
        set_password_by_key(desk.services, key, name, field(form, "password"), visitor_of(request));
    if (!signed_in) return password_page(desk, request, *holder, {key, name, signed_in.error()});
    return welcome(desk, request, *signed_in, "");
}

}  // namespace

void add_key_pages(Desk const& desk)
{
    add_page(desk, "/logga-in/lank", show_link);
    add_form(desk, "/logga-in/lank", use_link);
    add_form(desk, "/logga-in/lank/ny", ask_for_link, "/logga-in");
    add_page(desk, "/logga-in/skickad", mail_sent);
    add_page(desk, "/glomt-losenord", show_lost);
    add_form(desk, "/glomt-losenord", ask_for_password);
    for (auto const* path : {"/inbjudan", "/nytt-losenord"}) {
        add_page(desk, path, show_password);
        add_form(desk, path, set_password);
    }
}

}  // namespace samsyn::identity
