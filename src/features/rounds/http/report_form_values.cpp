// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/http/report_form_values.h"

#include <map>
#include <set>

#include "lib/base/swedish_calendar.h"

namespace samsyn::rounds {
namespace {

using html::Value;
using texts::Language;

std::string name_in(Name const& name, Language language)
{
    return language == Language::sv ? name.sv : name.en;
}

// All that the values of one page are made from.
struct Source {
    pages::Pages const& pages;
    Language language;
    ReportForm const& form;
    http::Fields const& held;
    std::map<std::string, std::string> faults;  // by control
    std::set<std::string> asked_for_reason;     // blocks
    std::map<std::string, std::string> question_names;

    std::string text(char const* what, std::string const& block) const
    {
        return http::find_field(held, control(what, block)).value_or("");
    }
    bool holds(char const* what, std::string const& block, std::string const& value) const
    {
        for (auto const& field : held)
            if (field.first == control(what, block) && field.second == value) return true;
        return false;
    }
    std::string fault(char const* what, std::string const& block) const
    {
        auto const found = faults.find(control(what, block));
        return found == faults.end() ? "" : found->second;
    }
};

std::string question_of_block(std::string const& block, ReportForm const& form)
{
    for (auto const& question : form.checklist.questions)
        if (block == question.code.value || block.starts_with(question.code.value + "."))
            return question.code.value;
    return {};
}

std::string degrees(std::optional<double> value) { return value ? std::to_string(*value) : ""; }

Value::List options_of_places(Source const& source, std::string const& block)
{
    Value::List options;
    for (auto const& place : source.form.places)
        options.push_back(Value::Fields{{"value", place.id.text()},
                                        {"label", place.name},
                                        {"lon", degrees(place.lon)},
                                        {"lat", degrees(place.lat)},
                                        {"chosen", source.holds("place", block, place.id.text())}});
    return options;
}

Value::List options_of_categories(Source const& source, Question const& question, std::string const& block)
{
    Value::List options;
    for (auto const& code : question.categories)
        for (auto const& category : source.form.categories)
            if (category.code == code.value)
                options.push_back(Value::Fields{{"value", category.code},
                                                {"label", name_in(category.name, source.language)},
                                                {"chosen", source.holds("category", block, category.code)}});
    return options;
}

Value::List weekdays(Source const& source, std::string const& block)
{
    Value::List options;
    for (int day = 1; day <= 7; ++day) {
        auto const number = std::to_string(day);
        options.push_back(Value::Fields{
            {"value", number},
            {"label", source.pages.texts().text_of(source.language, "report.weekdays." + number)},
            {"chosen", source.holds("weekday", block, number)}});
    }
    return options;
}

Value block_values(Source const& source, Question const& question, std::string const& block, int number)
{
    Value values;
    values["block"] = block;
    values["number"] = number > 1 ? std::to_string(number) : "";
    auto const count = source.text("count", block);
    values["count"] = count.empty() ? "1" : count;
    for (auto const* what :
         {"words", "lon", "lat", "day", "time", "day_to", "time_to", "description", "reason", "action"})
        values[what] = source.text(what, block);
    for (auto const* what :
         {"count", "category", "place", "words", "when", "description", "reason", "action"})
        values[std::string(what) + "_error"] = source.fault(what, block);
    auto const categories = options_of_categories(source, question, block);
    values["has_categories"] = categories.size() > 1;
    values["categories"] = categories;
    values["has_places"] = !source.form.places.empty();
    values["places"] = options_of_places(source, block);
    values["is_elsewhere"] = source.holds("place", block, "other");
    for (auto const* when : {"today", "yesterday", "at", "between", "recurring"})
        values[std::string("is_") + when] = source.holds("when", block, when);
    values["is_unknown"] = source.text("when", block).empty() || source.holds("when", block, "unknown");
    values["weekdays"] = weekdays(source, block);
    values["asks_reason"] = source.asked_for_reason.contains(block) || !source.text("reason", block).empty();
    for (auto const* each : {"yes", "no"})
        values[std::string("police_") + each] = source.holds("police", block, each);
    values["feedback"] = !source.text("feedback", block).empty();
    return values;
}

Value question_values(Source const& source, Question const& question)
{
    auto const& code = question.code.value;
    Value values;
    values["code"] = code;
    values["name"] = name_in(question.name, source.language);
    values["help"] = source.language == Language::sv ? question.help_sv.value : question.help_en.value;
    values["required"] = question.required;
    values["error"] = source.fault("answer", code);
    for (auto const* each : {"usual", "more", "serious"})
        values[std::string("is_") + each] = source.holds("answer", code, each);
    values["open"] = source.holds("answer", code, "more") || source.holds("answer", code, "serious");
    Value::List blocks;
    int number = 0;
    for (auto const& block : blocks_of(source.held, code))
        blocks.push_back(block_values(source, question, block, ++number));
    values["blocks"] = blocks;
    return values;
}

std::string block_of(std::string const& control_name)
{
    auto const underscore = control_name.find('_');
    if (control_name.starts_with("day_to_") || control_name.starts_with("time_to_"))
        return control_name.substr(control_name.find('_', underscore + 1) + 1);
    return underscore == std::string::npos ? "" : control_name.substr(underscore + 1);
}

// The sentence of a fault with the question it is about, since the summary stands far from it.
std::string summary_line(Source const& source, FieldError const& fault, std::string const& control_name)
{
    auto const& texts = source.pages.texts();
    auto const sentence = source.pages.sentence(source.language, fault.code);
    auto const found = source.question_names.find(question_of_block(block_of(control_name), source.form));
    if (found == source.question_names.end()) return sentence;
    auto const* key = fault.code == "question.unanswered" ? "report.choose_level" : "report.fault_in";
    return texts.text_of(source.language, key, {{"question", found->second}, {"fault", sentence}});
}

Value::List take_faults(Source& source, RefusedReport const& refused)
{
    Value::List summary;
    for (auto const& fault : refused.refused.fields) {
        auto const control_name =
            fault.field == "correction_reason" ? fault.field : control_of(fault.field, refused.posted);
        summary.push_back(
            Value::Fields{{"field", control_name}, {"text", summary_line(source, fault, control_name)}});
        source.faults.emplace(control_name, source.pages.sentence(source.language, fault.code));
        if (fault.code.starts_with("guard.")) source.asked_for_reason.insert(block_of(control_name));
    }
    if (summary.empty())
        summary.push_back(Value::Fields{
            {"field", ""}, {"text", source.pages.sentence(source.language, refused.refused.code)}});
    return summary;
}

}  // namespace

Value report_form_values(pages::Pages const& pages, Language language, ReportForm const& form,
                         http::Fields const& held, std::optional<RefusedReport> const& refused)
{
    Source source{pages, language, form, held, {}, {}, {}};
    for (auto const& question : form.checklist.questions)
        source.question_names[question.code.value] = name_in(question.name, language);
    Value values;
    if (refused) values["errors"] = Value::Fields{{"list", take_faults(source, *refused)}};
    Value::List questions;
    for (auto const& question : form.checklist.questions)
        questions.push_back(question_values(source, question));
    values["questions"] = questions;
    values["correction_reason"] = http::find_field(held, "correction_reason").value_or("");
    auto const fault = source.faults.find("correction_reason");
    values["correction_reason_error"] = fault == source.faults.end() ? "" : fault->second;
    return values;
}

}  // namespace samsyn::rounds
