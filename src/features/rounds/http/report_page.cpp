// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/http/report_page.h"

#include "lib/base/iso_week.h"
#include "lib/json/form.h"
#include "src/features/rounds/http/report_form_values.h"
#include "src/features/rounds/usecases/correct_report.h"
#include "src/features/rounds/usecases/list_tasks.h"
#include "src/features/rounds/usecases/submit_report.h"
#include "src/features/rounds/usecases/written_moment.h"

namespace samsyn::rounds {
namespace {

using html::Value;
using texts::Language;

// What the handlers of the pages share.
struct Desk {
    api::Api& api;
    pages::Pages const& pages;
};

struct Asked {
    access::Actor actor;
    ShowReportForm query;
};

std::string address_of(Id<Round> round, Id<Operation> operation)
{
    return "/rapport/" + round.text() + "/" + operation.text();
}

// ---- the list ---------------------------------------------------------------------------------------

http::Response show_tasks(Desk const& desk, http::Request const& request)
{
    auto const actor = desk.api.actor_of(request);
    if (!actor) return pages::to_sign_in(request);
    auto const tasks = work::ask(desk.api.runtime(), *actor, ListReportTasks{}, {request.id});
    if (!tasks) return http::problem(tasks.error(), request.id);
    auto const language = pages::language_of(request);
    Value::List shown;
    for (auto const& task : tasks->tasks)
        shown.push_back(Value::Fields{
            {"address", address_of(task.round, task.operation)},
            {"key", task.round.text() + "/" + task.operation.text()},
            {"operation", task.operation_name},
            {"area", task.area_name},
            {"weeks", weeks_label({task.first, task.last})},
            {"deadline", written_moment(desk.pages.texts(), task.deadline, language)},
            {"question", task.return_question.value_or("")},
            {"sent",
             task.submitted_at ? written_moment(desk.pages.texts(), *task.submitted_at, language) : ""}});
    Value values;
    values["tasks"] = shown;
    values["empty"] = shown.empty();
    values["member"] = actor->membership.text();
    values["signed_in"] = true;
    values["script"] = desk.pages.asset("src/features/observations/report.ts");
    return desk.pages.show(request, {"report_tasks", "report.tasks_title"}, values);
}

// ---- the form ---------------------------------------------------------------------------------------

// How long the round is, in the words of the question.
char const* title_of(ReportForm const& form)
{
    switch (form.last.number - form.first.number + 1) {
        case 7:
            return "report.title_one_week";
        case 14:
            return "report.title_two_weeks";
        case 28:
            return "report.title_four_weeks";
        default:
            return "report.title";
    }
}

// The report's id is made here, so that a form sent twice is one report.
std::string report_id(Desk const& desk, ReportForm const& form, http::Fields const& held)
{
    if (form.report) return form.report->id.text();
    return http::find_field(held, "report").value_or(Uuid::at(desk.api.runtime().clock.now()).text());
}

void put_frame(Desk const& desk, Value& page, ReportForm const& form, Language language)
{
    page["operation"] = form.operation_name;
    page["area"] = form.area_name;
    page["weeks"] = weeks_label({form.first, form.last});
    page["deadline"] = written_moment(desk.pages.texts(), form.deadline, language);
    page["closed"] = form.closed;
    page["round_id"] = form.round.text();
    page["operation_id"] = form.operation.text();
    page["first"] = form.first.text();
    page["last"] = form.last.text();
    page["is_correction"] = form.report.has_value();
    page["sent"] = form.report ? written_moment(desk.pages.texts(), form.report->submitted_at, language) : "";
    page["question"] = form.report ? form.report->return_question.value_or("") : "";
    page["version"] = form.report ? std::to_string(form.report->version) : "";
    page["back"] = "/rapport";
    page["shows_errors_itself"] = true;
    page["signed_in"] = true;
    page["script"] = desk.pages.asset("src/features/observations/report.ts");
}

// What the form shows, and at whom it is shown.
struct Shown {
    ReportForm const& form;
    access::Actor const& actor;
    http::Fields held;
    std::optional<RefusedReport> refused = std::nullopt;
};

http::Response form_page(Desk const& desk, http::Request const& request, Shown const& shown)
{
    auto const language = pages::language_of(request);
    auto page = report_form_values(desk.pages, language, shown.form, shown.held, shown.refused);
    put_frame(desk, page, shown.form, language);
    page["report"] = report_id(desk, shown.form, shown.held);
    page["member"] = shown.actor.membership.text();
    int const status = shown.refused ? http::status_of(shown.refused->refused.kind) : 200;
    return desk.pages.show(request, {"report", title_of(shown.form), status}, page);
}

Result<Asked> asked(Desk const& desk, http::Request const& request)
{
    auto const actor = desk.api.actor_of(request);
    if (!actor) return refuse(actor);
    auto const round = Id<Round>::parse(request.captured.at("round"));
    auto const operation = Id<Operation>::parse(request.captured.at("operation"));
    if (!round || !operation) return fail(ErrorKind::not_found, "round.unknown");
    return Asked{*actor, {*round, *operation}};
}

http::Response refused_page(Desk const& desk, http::Request const& request, Error const& error)
{
    if (error.kind == ErrorKind::unauthenticated) return pages::to_sign_in(request);
    Value values;
    values["sentence"] = desk.pages.sentence(pages::language_of(request), error.code);
    values["signed_in"] = true;
    return desk.pages.show(request, {"refused", "report.refused_title", http::status_of(error.kind)}, values);
}

http::Response show_form(Desk const& desk, http::Request const& request)
{
    auto const who = asked(desk, request);
    if (!who) return refused_page(desk, request, who.error());
    auto const form = work::ask(desk.api.runtime(), who->actor, who->query, {request.id});
    if (!form) return refused_page(desk, request, form.error());
    auto const held = form->report ? controls_of(form->report->body, form->checklist) : http::Fields{};
    return form_page(desk, request, {*form, who->actor, held});
}

Result<SubmittedReport> send(Desk const& desk, http::Request const& request, Asked const& who,
                             ReportForm const& form, http::Fields const& posted, ReportBody const& body)
{
    if (auto faults = faults_of_limits(body); !faults.empty())
        return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    if (form.report) {
        CorrectReport correction;
        correction.report = form.report->id;
        correction.if_match = std::atoll(http::find_field(posted, "version").value_or("0").c_str());
        correction.body = body;
        correction.reason = http::find_field(posted, "correction_reason").value_or("");
        if (correction.reason.empty()) return fail_field("correction_reason", "report.reason_missing");
        if (!json::read<decltype(correction.reason)>(json::write(correction.reason)))
            return fail_field("correction_reason", "field.too_long");
        return work::execute(desk.api.runtime(), who.actor, correction, {request.id});
    }
    auto const report = Id<Report>::parse(http::find_field(posted, "report").value_or(""));
    if (!report) return fail(ErrorKind::invalid, "request.invalid");
    return work::execute(desk.api.runtime(), who.actor,
                         SubmitReport{*report, who.query.round, who.query.operation, body}, {request.id});
}

// Without JavaScript one more block, or one less, is a page of its own: nothing is sent yet.
std::optional<http::Fields> other_blocks(http::Fields const& posted)
{
    if (auto const question = http::find_field(posted, "add")) return with_another_block(posted, *question);
    if (auto const block = http::find_field(posted, "remove")) return without_block(posted, *block);
    return std::nullopt;
}

http::Response receive_form(Desk const& desk, http::Request const& request)
{
    auto const who = asked(desk, request);
    if (!who) return refused_page(desk, request, who.error());
    auto const posted = request.form();
    if (!posted) return http::problem(posted.error(), request.id);
    auto const form = work::ask(desk.api.runtime(), who->actor, who->query, {request.id});
    if (!form) return refused_page(desk, request, form.error());
    if (auto const held = other_blocks(*posted)) return form_page(desk, request, {*form, who->actor, *held});
    auto const report = posted_report(*posted, form->checklist, desk.api.runtime().clock.now());
    auto const sent = send(desk, request, *who, *form, *posted, report.body);
    if (!sent)
        return form_page(desk, request,
                         {*form, who->actor, *posted, RefusedReport{*posted, report, sent.error()}});
    return http::see_other(address_of(who->query.round, who->query.operation) + "/skickad");
}

http::Response show_thanks(Desk const& desk, http::Request const& request)
{
    auto const who = asked(desk, request);
    if (!who) return refused_page(desk, request, who.error());
    auto const form = work::ask(desk.api.runtime(), who->actor, who->query, {request.id});
    if (!form) return refused_page(desk, request, form.error());
    if (!form->report) return http::see_other(address_of(who->query.round, who->query.operation));
    Value values;
    values["operation"] = form->operation_name;
    values["sent"] =
        written_moment(desk.pages.texts(), form->report->submitted_at, pages::language_of(request));
    values["late"] = form->report->late;
    values["nothing"] = form->report->body.nothing;
    values["address"] = address_of(who->query.round, who->query.operation);
    values["signed_in"] = true;
    return desk.pages.show(request, {"report_sent", "report.sent_title"}, values);
}

}  // namespace

void add_report_pages(api::Api& api, pages::Pages const& pages)
{
    using enum http::Method;
    auto const with = [desk = Desk{api, pages}](auto handler) {
        return [desk, handler](http::Request const& request) { return handler(desk, request); };
    };
    api.route(get, "/rapport", with(show_tasks));
    api.route(get, "/rapport/{round}/{operation}", with(show_form));
    api.route(post, "/rapport/{round}/{operation}", with(receive_form));
    api.route(get, "/rapport/{round}/{operation}/skickad", with(show_thanks));
}

}  // namespace samsyn::rounds
