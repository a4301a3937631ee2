// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/http/report_page.h"

#include "lib/base/enum_text.h"
#include "lib/base/iso_week.h"
#include "lib/base/swedish_calendar.h"
#include "src/features/rounds/http/posted_report.h"
#include "src/features/rounds/usecases/correct_report.h"
#include "src/features/rounds/usecases/list_tasks.h"
#include "src/features/rounds/usecases/submit_report.h"

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

http::Response to_sign_in(http::Request const& request)
{
    return http::see_other("/logga-in?next=" + request.path);
}

std::string address_of(Id<Round> round, Id<Operation> operation)
{
    return "/rapport/" + round.text() + "/" + operation.text();
}

std::string moment(UtcTime time, Language language)
{
    auto const local = swedish_time(time);
    auto const digits = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return local.day.text() + " " + digits(local.hour()) + (language == Language::sv ? "." : ":") +
           digits(local.minute());
}

std::string name_in(Name const& name, Language language)
{
    return language == Language::sv ? name.sv : name.en;
}

// ---- the list ---------------------------------------------------------------------------------------

http::Response show_tasks(Desk const& desk, http::Request const& request)
{
    auto const actor = desk.api.actor_of(request);
    if (!actor) return to_sign_in(request);
    auto const tasks = work::ask(desk.api.runtime(), *actor, ListReportTasks{}, {request.id});
    if (!tasks) return http::problem(tasks.error(), request.id);
    auto const language = pages::language_of(request);
    Value::List shown;
    for (auto const& task : tasks->tasks)
        shown.push_back(
            Value::Fields{{"address", address_of(task.round, task.operation)},
                          {"operation", task.operation_name},
                          {"area", task.area_name},
                          {"weeks", weeks_label({task.first, task.last})},
                          {"deadline", moment(task.deadline, language)},
                          {"question", task.return_question.value_or("")},
                          {"sent", task.submitted_at ? moment(*task.submitted_at, language) : ""}});
    Value values;
    values["tasks"] = shown;
    values["empty"] = shown.empty();
    values["signed_in"] = true;
    return desk.pages.show(request, {"report_tasks", "report.tasks_title"}, values);
}

// ---- the form ---------------------------------------------------------------------------------------

Value::List options_of_places(ReportForm const& form, std::string const& chosen)
{
    Value::List options;
    for (auto const& place : form.places)
        options.push_back(Value::Fields{
            {"value", place.id.text()}, {"label", place.name}, {"chosen", place.id.text() == chosen}});
    return options;
}

Value::List options_of_categories(ReportForm const& form, Question const& question, std::string const& chosen,
                                  Language language)
{
    Value::List options;
    for (auto const& code : question.categories)
        for (auto const& category : form.categories)
            if (category.code == code.value)
                options.push_back(Value::Fields{{"value", category.code},
                                                {"label", name_in(category.name, language)},
                                                {"chosen", category.code == chosen}});
    return options;
}

// What the controls of a question hold: as posted, or as the report that was sent says.
http::Fields controls_of(ReportBody const& body, Checklist const& checklist)
{
    http::Fields controls;
    for (auto const& given : body.answers)
        controls.emplace_back(control("answer", given.question.value), enum_text(given.answer));
    for (auto const& seen : body.observations) {
        auto const question = question_of(seen.category.value, checklist);
        auto const put = [&](char const* what, std::string const& value) {
            controls.emplace_back(control(what, question), value);
        };
        put("category", seen.category.value);
        put("count", std::to_string(seen.count.value));
        put("place", seen.where.place ? seen.where.place->text() : "");
        put("words", seen.where.words.value);
        put("description", seen.description.reveal(Purpose::show_to_reader).value);
        put("reason", seen.kept_reason.value);
        put("action", seen.action_taken.value);
        put("police", enum_text(seen.police_reported));
        if (seen.wants_feedback) put("feedback", "on");
    }
    return controls;
}

Value question_values(ReportForm const& form, Question const& question, http::Fields const& held,
                      Language language)
{
    auto const& code = question.code.value;
    auto const text = [&](char const* what) {
        return http::find_field(held, control(what, code)).value_or("");
    };
    Value values;
    values["code"] = code;
    values["name"] = name_in(question.name, language);
    values["help"] = language == Language::sv ? question.help_sv.value : question.help_en.value;
    auto const answer = text("answer");
    for (auto const* each : {"usual", "more", "serious"}) values[std::string("is_") + each] = answer == each;
    values["open"] = answer == "more" || answer == "serious";
    values["count"] = text("count").empty() ? "1" : text("count");
    for (auto const* what : {"words", "description", "reason", "action"}) values[what] = text(what);
    auto const places = options_of_places(form, text("place"));
    values["has_places"] = !places.empty();
    values["places"] = places;
    auto const categories = options_of_categories(form, question, text("category"), language);
    values["has_categories"] = categories.size() > 1;
    values["categories"] = categories;
    for (auto const* each : {"yes", "no"}) values[std::string("police_") + each] = text("police") == each;
    values["feedback"] = !text("feedback").empty();
    return values;
}

// Errors by control, with the summary first; a fault without a control of its own stands in the summary
// alone.
void put_errors(Value& page, std::vector<Value>& questions, ReportForm const& form, Error const& refused,
                ReportBody const& body, Desk const& desk, Language language)
{
    Value::List list;
    for (auto const& fault : refused.fields) {
        auto const id = control_of(fault.field, body, form.checklist);
        auto const sentence = desk.pages.sentence(language, fault.code);
        list.push_back(Value::Fields{{"field", id}, {"text", sentence}});
        for (auto& question : questions) {
            auto const code = std::get<std::string>(question["code"].held());
            if (!id.ends_with("_" + code)) continue;
            question["error"] = sentence;
            question["open"] = true;
            question["asks_reason"] = fault.code.starts_with("guard.");
        }
    }
    if (list.empty())
        list.push_back(Value::Fields{{"field", ""}, {"text", desk.pages.sentence(language, refused.code)}});
    page["errors"] = Value::Fields{{"list", list}};
}

struct Posted {
    http::Fields fields;
    ReportBody body;
    Error refused;
};

http::Response form_page(Desk const& desk, http::Request const& request, ReportForm const& form,
                         std::optional<Posted> const& posted)
{
    auto const language = pages::language_of(request);
    auto const held = posted        ? posted->fields
                      : form.report ? controls_of(form.report->body, form.checklist)
                                    : http::Fields{};
    std::vector<Value> questions;
    for (auto const& question : form.checklist.questions)
        questions.push_back(question_values(form, question, held, language));
    Value page;
    if (posted) put_errors(page, questions, form, posted->refused, posted->body, desk, language);
    page["questions"] = Value::List(questions.begin(), questions.end());
    page["operation"] = form.operation_name;
    page["area"] = form.area_name;
    page["weeks"] = weeks_label({form.first, form.last});
    page["deadline"] = moment(form.deadline, language);
    page["closed"] = form.closed;
    page["is_correction"] = form.report.has_value();
    page["sent"] = form.report ? moment(form.report->submitted_at, language) : "";
    page["question"] = form.report ? form.report->return_question.value_or("") : "";
    page["version"] = form.report ? std::to_string(form.report->version) : "";
    // Made here, so that a form sent twice is one report.
    auto const fresh = Uuid::at(desk.api.runtime().clock.now()).text();
    page["report"] = form.report ? form.report->id.text()
                     : posted    ? http::find_field(posted->fields, "report").value_or(fresh)
                                 : fresh;
    page["signed_in"] = true;
    page["script"] = desk.pages.asset("src/features/observations/report.ts");
    return desk.pages.show(
        request, {"report", "report.title", posted ? http::status_of(posted->refused.kind) : 200}, page);
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
    if (error.kind == ErrorKind::unauthenticated) return to_sign_in(request);
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
    return form_page(desk, request, *form, std::nullopt);
}

Result<SubmittedReport> send(Desk const& desk, http::Request const& request, Asked const& who,
                             ReportForm const& form, http::Fields const& posted, ReportBody const& body)
{
    if (form.report) {
        CorrectReport correction;
        correction.report = form.report->id;
        correction.if_match = std::atoll(http::find_field(posted, "version").value_or("0").c_str());
        correction.body = body;
        correction.reason = http::find_field(posted, "correction_reason").value_or("");
        if (correction.reason.empty()) return fail_field("correction_reason", "report.reason_missing");
        return work::execute(desk.api.runtime(), who.actor, correction, {request.id});
    }
    auto const report = Id<Report>::parse(http::find_field(posted, "report").value_or(""));
    if (!report) return fail(ErrorKind::invalid, "request.invalid");
    return work::execute(desk.api.runtime(), who.actor,
                         SubmitReport{*report, who.query.round, who.query.operation, body}, {request.id});
}

http::Response receive_form(Desk const& desk, http::Request const& request)
{
    auto const who = asked(desk, request);
    if (!who) return refused_page(desk, request, who.error());
    auto const posted = request.form();
    if (!posted) return http::problem(posted.error(), request.id);
    auto const form = work::ask(desk.api.runtime(), who->actor, who->query, {request.id});
    if (!form) return refused_page(desk, request, form.error());
    auto const body = posted_body(*posted, form->checklist);
    auto const sent = send(desk, request, *who, *form, *posted, body);
    if (!sent) return form_page(desk, request, *form, Posted{*posted, body, sent.error()});
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
    values["sent"] = moment(form->report->submitted_at, pages::language_of(request));
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
