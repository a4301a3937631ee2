// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/http/posted_report.h"

#include <algorithm>
#include <charconv>

#include "lib/base/enum_text.h"

namespace samsyn::rounds {
namespace {

using observations::PoliceReported;
using observations::Seen;

constexpr std::int64_t most_times = 999;

std::string posted_text(http::Fields const& posted, std::string const& what, std::string const& question)
{
    return http::find_field(posted, control(what, question)).value_or("");
}

std::int64_t posted_count(http::Fields const& posted, std::string const& question)
{
    auto const text = posted_text(posted, "count", question);
    std::int64_t count = 1;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return std::clamp<std::int64_t>(count, 1, most_times);
}

// The category chosen, when it is one of the question's; else the question's own.
std::string posted_category(http::Fields const& posted, Question const& question)
{
    auto const chosen = posted_text(posted, "category", question.code.value);
    auto const& categories = question.categories.items;
    bool const is_known =
        std::find(categories.begin(), categories.end(), Text<40>(chosen)) != categories.end();
    if (is_known) return chosen;
    return categories.empty() ? std::string() : categories.front().value;
}

Seen posted_observation(http::Fields const& posted, Question const& question, Answer answer)
{
    auto const& code = question.code.value;
    Seen seen;
    seen.category = posted_category(posted, question);
    seen.severity = answer == Answer::serious ? 3 : 2;
    seen.count = posted_count(posted, code);
    seen.where.place = Id<observations::Place>::parse(posted_text(posted, "place", code));
    seen.where.words = posted_text(posted, "words", code);
    seen.description = Sensitive<Text<500, 0>>(posted_text(posted, "description", code));
    seen.kept_reason = posted_text(posted, "reason", code);
    seen.action_taken = posted_text(posted, "action", code);
    seen.police_reported =
        enum_from_text<PoliceReported>(posted_text(posted, "police", code)).value_or(PoliceReported::unknown);
    seen.wants_feedback = !posted_text(posted, "feedback", code).empty();
    return seen;
}

}  // namespace

std::string control(std::string const& what, std::string const& question) { return what + "_" + question; }

ReportBody posted_body(http::Fields const& posted, Checklist const& checklist)
{
    ReportBody body;
    body.nothing = http::find_field(posted, "nothing").has_value();
    if (body.nothing) return body;
    for (auto const& question : checklist.questions) {
        auto const answer = enum_from_text<Answer>(posted_text(posted, "answer", question.code.value));
        if (!answer) continue;
        body.answers.items.push_back({question.code, *answer});
        if (*answer != Answer::usual)
            body.observations.items.push_back(posted_observation(posted, question, *answer));
    }
    return body;
}

std::string question_of(std::string const& category, Checklist const& checklist)
{
    for (auto const& question : checklist.questions)
        for (auto const& each : question.categories)
            if (each.value == category) return question.code.value;
    return {};
}

std::string control_of(std::string const& path, ReportBody const& body, Checklist const& checklist)
{
    constexpr std::string_view answers = "answers.";
    constexpr std::string_view seen = "observations[";
    if (path.starts_with(answers)) return control("answer", path.substr(answers.size()));
    if (!path.starts_with(seen)) return {};
    std::size_t index = 0;
    std::from_chars(path.data() + seen.size(), path.data() + path.size(), index);
    if (index >= body.observations.size()) return {};
    auto const question = question_of(body.observations.items[index].category.value, checklist);
    if (path.ends_with(".description")) return control("description", question);
    if (path.ends_with(".where.words")) return control("words", question);
    if (path.ends_with(".action_taken")) return control("action", question);
    if (path.ends_with(".kept_reason")) return control("reason", question);
    if (path.find(".where") != std::string::npos) return control("place", question);
    return control("answer", question);
}

}  // namespace samsyn::rounds
