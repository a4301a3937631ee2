// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/domain/checklist.h"

#include <algorithm>

namespace samsyn::rounds {
namespace {

bool is_code(std::string const& text)
{
    auto const fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

// What one question's categories have against them. Each may stand under one question only, so that an
// observation tells which question it answers.
void check_categories(Question const& question, std::string const& path, std::set<std::string> const& known,
                      std::set<std::string>& asked, std::vector<FieldError>& faults)
{
    if (question.categories.empty()) faults.push_back({path + ".categories", "question.no_category"});
    for (std::size_t i = 0; i < question.categories.size(); ++i) {
        auto const& category = question.categories.items[i].value;
        auto const at = path + ".categories[" + std::to_string(i) + "]";
        if (!known.contains(category)) faults.push_back({at, "category.unknown"});
        if (!asked.insert(category).second) faults.push_back({at, "category.asked_twice"});
    }
}

}  // namespace

std::vector<FieldError> faults_of(std::string const& code, std::vector<Question> const& questions,
                                  std::set<std::string> const& known_categories)
{
    std::vector<FieldError> faults;
    if (!is_code(code)) faults.push_back({"checklist", "checklist.code_malformed"});
    if (questions.empty()) faults.push_back({"questions", "checklist.empty"});
    std::set<std::string> codes;
    std::set<std::string> asked;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        auto const path = "questions[" + std::to_string(i) + "]";
        if (!is_code(questions[i].code)) faults.push_back({path + ".code", "question.code_malformed"});
        if (!codes.insert(questions[i].code.value).second)
            faults.push_back({path + ".code", "question.code_twice"});
        check_categories(questions[i], path, known_categories, asked, faults);
    }
    return faults;
}

}  // namespace samsyn::rounds
