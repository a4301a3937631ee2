// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/domain/report.h"

#include <algorithm>
#include <set>

namespace samsyn::rounds {
namespace {

bool is_asked_about(Checklist const& checklist, std::string const& category)
{
    return std::any_of(checklist.questions.begin(), checklist.questions.end(), [&](Question const& question) {
        return std::find(question.categories.begin(), question.categories.end(), Text<40>(category)) !=
               question.categories.end();
    });
}

Question const* find_question(Checklist const& checklist, std::string const& code)
{
    auto const found = std::find_if(checklist.questions.begin(), checklist.questions.end(),
                                    [&](Question const& question) { return question.code.value == code; });
    return found == checklist.questions.end() ? nullptr : &*found;
}

void check_answers(ReportBody const& body, Checklist const& checklist, std::vector<FieldError>& faults)
{
    std::set<std::string> answered;
    for (std::size_t i = 0; i < body.answers.size(); ++i) {
        auto const& code = body.answers.items[i].question.value;
        auto const path = "answers[" + std::to_string(i) + "].question";
        if (!find_question(checklist, code)) faults.push_back({path, "question.unknown"});
        if (!answered.insert(code).second) faults.push_back({path, "question.twice"});
    }
    for (auto const& question : checklist.questions)
        if (question.required && !answered.contains(question.code.value))
            faults.push_back({"answers." + question.code.value, "question.unanswered"});
}

}  // namespace

std::vector<FieldError> faults_of(ReportBody const& body, Checklist const& checklist)
{
    std::vector<FieldError> faults;
    bool const says_something =
        !body.observations.empty() ||
        std::any_of(body.answers.begin(), body.answers.end(),
                    [](QuestionAnswer const& given) { return given.answer != Answer::usual; });
    if (body.nothing && says_something) faults.push_back({"nothing", "report.nothing_and_something"});
    if (!body.nothing) check_answers(body, checklist, faults);
    for (std::size_t i = 0; i < body.observations.size(); ++i)
        if (!is_asked_about(checklist, body.observations.items[i].category.value))
            faults.push_back(
                {"observations[" + std::to_string(i) + "].category", "category.not_in_checklist"});
    return faults;
}

}  // namespace samsyn::rounds
