// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/http/posted_report.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "lib/base/enum_text.h"
#include "lib/json/form.h"
#include "src/features/rounds/http/posted_when.h"

namespace samsyn::rounds {
namespace {

using observations::PoliceReported;
using observations::Seen;

// A report holds at most 50 observations; blocks that were taken away leave gaps in the numbers.
constexpr int highest_block = 999;

// Where a block chosen on the page says "some other place than these".
constexpr auto other_place = "other";

constexpr char const* controls_of_a_block[] = {
    "category", "count",   "place",   "words",       "lon",    "lat",    "when",   "day",     "time",
    "day_to",   "time_to", "weekday", "description", "reason", "action", "police", "feedback"};

std::string text_of(http::Fields const& posted, char const* what, std::string const& block)
{
    return http::find_field(posted, control(what, block)).value_or("");
}

template <class Number>
std::optional<Number> number_of(std::string const& text)
{
    Number number{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// 0 stands for "no number": outside what a count may be, so that the limits say so.
std::int64_t posted_count(http::Fields const& posted, std::string const& block)
{
    auto const text = text_of(posted, "count", block);
    return text.empty() ? 1 : number_of<std::int64_t>(text).value_or(0);
}

// The category chosen, when it is one of the question's; else the question's own.
std::string posted_category(http::Fields const& posted, Question const& question, std::string const& block)
{
    auto const chosen = text_of(posted, "category", block);
    auto const& categories = question.categories.items;
    bool const is_known =
        std::find(categories.begin(), categories.end(), Text<40>(chosen)) != categories.end();
    if (is_known) return chosen;
    return categories.empty() ? std::string() : categories.front().value;
}

// Words and a point belong to another place than the known ones.
observations::WhereSeen posted_where(http::Fields const& posted, std::string const& block)
{
    observations::WhereSeen where;
    auto const chosen = text_of(posted, "place", block);
    where.place = Id<observations::Place>::parse(chosen);
    if (where.place) return where;
    where.words = text_of(posted, "words", block);
    where.lon = number_of<double>(text_of(posted, "lon", block));
    where.lat = number_of<double>(text_of(posted, "lat", block));
    return where;
}

Seen posted_observation(http::Fields const& posted, Question const& question, std::string const& block,
                        Answer answer, UtcTime now)
{
    Seen seen;
    seen.category = posted_category(posted, question, block);
    seen.severity = answer == Answer::serious ? 3 : 2;
    seen.count = posted_count(posted, block);
    seen.where = posted_where(posted, block);
    seen.when = posted_when(posted, block, now);
    seen.description = Sensitive<Text<500, 0>>(text_of(posted, "description", block));
    seen.kept_reason = text_of(posted, "reason", block);
    seen.action_taken = text_of(posted, "action", block);
    seen.police_reported =
        enum_from_text<PoliceReported>(text_of(posted, "police", block)).value_or(PoliceReported::unknown);
    seen.wants_feedback = !text_of(posted, "feedback", block).empty();
    return seen;
}

// The block's number behind the question's code, in the name of its count: every block has one.
std::optional<int> block_number(std::string const& name, std::string const& question)
{
    auto const prefix = control("count", question) + ".";
    if (!name.starts_with(prefix)) return std::nullopt;
    auto const number = number_of<int>(name.substr(prefix.size()));
    return number && *number >= 2 && *number <= highest_block ? number : std::nullopt;
}

std::string numbered(std::string const& question, int number)
{
    return number == 1 ? question : question + "." + std::to_string(number);
}

std::set<int> block_numbers(http::Fields const& posted, std::string const& question)
{
    std::set<int> numbers{1};
    for (auto const& [name, value] : posted)
        if (auto const number = block_number(name, question)) numbers.insert(*number);
    return numbers;
}

std::string question_of(std::string const& category, Checklist const& checklist)
{
    for (auto const& question : checklist.questions)
        for (auto const& each : question.categories)
            if (each.value == category) return question.code.value;
    return {};
}

void put_seen(http::Fields& controls, Seen const& seen, std::string const& block)
{
    auto const put = [&](char const* what, std::string const& value) {
        controls.emplace_back(control(what, block), value);
    };
    put("category", seen.category.value);
    put("count", std::to_string(seen.count.value));
    bool const is_elsewhere = !seen.where.words.empty() || seen.where.lon;
    put("place", seen.where.place ? seen.where.place->text() : is_elsewhere ? other_place : "");
    put("words", seen.where.words.value);
    if (!seen.where.place && seen.where.lon && seen.where.lat) {
        put("lon", std::to_string(*seen.where.lon));
        put("lat", std::to_string(*seen.where.lat));
    }
    put("description", seen.description.reveal(Purpose::show_to_reader).value);
    put("reason", seen.kept_reason.value);
    put("action", seen.action_taken.value);
    put("police", enum_text(seen.police_reported));
    if (seen.wants_feedback) put("feedback", "on");
    auto const when = controls_of(seen.when, block);
    controls.insert(controls.end(), when.begin(), when.end());
}

// Which control of a block a path below its observation is about.
std::string what_of(std::string_view path)
{
    constexpr std::pair<std::string_view, char const*> known[] = {
        {".description", "description"}, {".where.words", "words"},  {".where", "place"},
        {".action_taken", "action"},     {".kept_reason", "reason"}, {".when", "when"},
        {".police_reported", "police"},  {".category", "category"},  {".count", "count"},
        {".wants_feedback", "feedback"},
    };
    for (auto const& [part, what] : known)
        if (path.starts_with(part)) return what;
    return "count";
}

}  // namespace

std::string control(std::string const& what, std::string const& block) { return what + "_" + block; }

std::vector<std::string> blocks_of(http::Fields const& posted, std::string const& question)
{
    std::vector<std::string> blocks;
    for (int const number : block_numbers(posted, question)) blocks.push_back(numbered(question, number));
    return blocks;
}

http::Fields with_another_block(http::Fields posted, std::string const& question)
{
    int const next = *block_numbers(posted, question).rbegin() + 1;
    posted.emplace_back(control("count", numbered(question, next)), "1");
    return posted;
}

http::Fields without_block(http::Fields const& posted, std::string const& block)
{
    std::set<std::string> names;
    for (auto const* what : controls_of_a_block) names.insert(control(what, block));
    http::Fields kept;
    for (auto const& field : posted)
        if (!names.contains(field.first)) kept.push_back(field);
    return kept;
}

PostedReport posted_report(http::Fields const& posted, Checklist const& checklist, UtcTime now)
{
    PostedReport report;
    report.body.nothing = http::find_field(posted, "nothing").has_value();
    if (report.body.nothing) return report;
    for (auto const& question : checklist.questions) {
        auto const answer = enum_from_text<Answer>(text_of(posted, "answer", question.code.value));
        if (!answer) continue;
        report.body.answers.items.push_back({question.code, *answer});
        if (*answer == Answer::usual) continue;
        for (auto const& block : blocks_of(posted, question.code.value)) {
            report.body.observations.items.push_back(
                posted_observation(posted, question, block, *answer, now));
            report.blocks.push_back(block);
        }
    }
    return report;
}

std::vector<FieldError> faults_of_limits(ReportBody const& body)
{
    auto const read = json::read<ReportBody>(json::write(body));
    return read ? std::vector<FieldError>() : read.error().fields;
}

std::string control_of(std::string const& path, PostedReport const& posted)
{
    constexpr std::string_view answers = "answers.";
    constexpr std::string_view seen = "observations[";
    if (path.starts_with(answers)) return control("answer", path.substr(answers.size()));
    if (!path.starts_with(seen)) return {};
    auto const close = path.find(']');
    if (close == std::string::npos) return {};
    auto const index = number_of<std::size_t>(path.substr(seen.size(), close - seen.size()));
    if (!index || *index >= posted.blocks.size()) return {};
    return control(what_of(std::string_view(path).substr(close + 1)), posted.blocks[*index]);
}

http::Fields controls_of(ReportBody const& body, Checklist const& checklist)
{
    http::Fields controls;
    for (auto const& given : body.answers)
        controls.emplace_back(control("answer", given.question.value), enum_text(given.answer));
    std::map<std::string, int> blocks;
    for (auto const& seen : body.observations) {
        auto const question = question_of(seen.category.value, checklist);
        put_seen(controls, seen, numbered(question, ++blocks[question]));
    }
    return controls;
}

}  // namespace samsyn::rounds
