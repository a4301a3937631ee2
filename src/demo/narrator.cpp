// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/narrator.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "lib/base/swedish_calendar.h"

namespace samsyn::demo {
namespace {

constexpr std::size_t most_in_a_report = 50;

bool is_asked(std::vector<AskedQuestion> const& questions, std::string const& category)
{
    return std::any_of(questions.begin(), questions.end(), [&](AskedQuestion const& question) {
        return std::find(question.categories.begin(), question.categories.end(), category) !=
               question.categories.end();
    });
}

}  // namespace

std::vector<Answer> Narrator::answers(std::string const& area, int round, UtcTime deadline)
{
    std::vector<Answer> all;
    for (auto const& reporter : m_setting.reporters)
        if (reporter.area == area)
            if (auto answer = answer_of(reporter, round, deadline)) all.push_back(std::move(*answer));
    tell(all, area, round);
    tell_at_least_one(all);
    for (auto& answer : all) answer_questions(answer, area);
    return all;
}

// events, nil, late or silent; empty when chance may decide what is told.
std::string Narrator::kind_of_answer(Reporter const& reporter, int round)
{
    auto const planned = m_story.plans.find({round, reporter.area, reporter.operation});
    if (planned != m_story.plans.end()) return planned->second;
    auto const habit = m_story.habit_of(reporter.operation);
    bool const answers = m_chance.happens(habit.answer);
    bool const late = m_chance.happens(habit.late);
    bool const nil = m_chance.happens(m_story.reporting.nil);
    auto const first = m_story.days_of(round).first;
    if (!answers || first < reporter.from || m_story.is_silent(reporter.operation, first)) return "silent";
    return late ? "late" : nil ? "nil" : "";
}

std::optional<Answer> Narrator::answer_of(Reporter const& reporter, int round, UtcTime deadline)
{
    auto const kind = kind_of_answer(reporter, round);
    std::vector<double> weights;
    for (auto const& [days, weight] : m_story.reporting.answer_days) weights.push_back(weight);
    auto const days = m_story.reporting.answer_days.at(m_chance.pick(weights)).first;
    auto const minute = static_cast<int>(m_chance.below(8 * 60));
    if (kind == "silent") return std::nullopt;
    Answer answer;
    answer.reporter = &reporter;
    answer.must_tell = kind == "events";
    answer.is_nil = kind == "nil";
    auto const day = m_story.days_of(round).last.plus(days);
    answer.at = utc_of(LocalTime::at(day, 8 + minute / 60, minute % 60));
    if (answer.at > deadline) answer.at = deadline.plus_seconds(-60 * (minute + 1) / 4);
    if (kind == "late") answer.at = deadline.plus_seconds(60 * (minute + 15));
    return answer;
}

// Everything that happens is told by one who notices its like, if somebody who answers does.
void Narrator::tell(std::vector<Answer>& answers, std::string const& area, int round)
{
    auto const& questions = m_setting.asked_in(area);
    for (auto const& expected : m_story.expected_in(area, round)) {
        int const happened = m_chance.count_of(expected.count);
        if (!is_asked(questions, expected.category)) continue;
        std::vector<Answer*> witnesses;
        for (auto& answer : answers)
            if (!answer.is_nil && m_story.does_see(answer.reporter->kind, expected.category))
                witnesses.push_back(&answer);
        for (int i = 0; i < happened && !witnesses.empty(); ++i) {
            auto& witness = *witnesses[m_chance.below(witnesses.size())];
            if (witness.body.observations.size() < most_in_a_report)
                witness.body.observations.items.push_back(
                    seen(expected, area, m_story.days_of(round), witness.at));
        }
    }
}

// Who is planned to tell something and has nothing takes over from the one with the most.
void Narrator::tell_at_least_one(std::vector<Answer>& answers)
{
    for (auto& answer : answers) {
        if (!answer.must_tell || !answer.body.observations.empty()) continue;
        auto const most =
            std::max_element(answers.begin(), answers.end(), [](Answer const& one, Answer const& other) {
                return one.body.observations.size() < other.body.observations.size();
            });
        auto& theirs = most->body.observations.items;
        if (theirs.size() < 2) continue;
        auto const fits = std::find_if(theirs.begin(), theirs.end(), [&](observations::Seen const& one) {
            return m_story.does_see(answer.reporter->kind, one.category.value);
        });
        auto const taken = fits == theirs.end() ? std::prev(theirs.end()) : fits;
        taken->when = {};  // it may have been seen after this one answers
        answer.body.observations.items.push_back(*taken);
        theirs.erase(taken);
    }
}

void Narrator::answer_questions(Answer& answer, std::string const& area)
{
    answer.body.nothing = answer.body.observations.empty();
    if (answer.body.nothing) return;
    for (auto const& question : m_setting.asked_in(area)) {
        auto& own = answer.body.observations.items;
        auto const told = std::find_if(own.begin(), own.end(), [&](observations::Seen const& one) {
            return is_asked({question}, one.category.value);
        });
        bool const tells = told != own.end();
        bool const serious = m_chance.happens(m_story.reporting.serious /
                                              (m_story.reporting.more + m_story.reporting.serious));
        auto const level = !tells    ? rounds::Answer::usual
                           : serious ? rounds::Answer::serious
                                     : rounds::Answer::more;
        if (level == rounds::Answer::serious) told->severity = 3;
        answer.body.answers.items.push_back({question.code, level});
    }
}

observations::Seen Narrator::seen(Expected const& expected, std::string const& area, DaySpan days,
                                  UtcTime told_at)
{
    observations::Seen one;
    one.category = expected.category;
    // Serious is what its reporter calls serious, when the questions are answered.
    auto const severity = m_setting.severity.find(expected.category);
    one.severity = severity == m_setting.severity.end() ? 1 : std::min<std::int64_t>(2, severity->second);
    one.where = where(expected, area);
    Day const told_on = swedish_time(told_at).day;
    one.when = when(*expected.profile, {days.first, std::min(days.last, told_on.plus(-1))});
    one.description = Sensitive<Text<500, 0>>(words(expected));
    one.police_reported = police_reported(expected.category);
    one.wants_feedback = m_chance.happens(m_story.reporting.wants_feedback);
    return one;
}

// A theme has no places of its own: there a place is a point with its name.
observations::WhereSeen Narrator::where(Expected const& expected, std::string const& area)
{
    observations::WhereSeen where;
    auto const found = m_setting.places.find(expected.place);
    if (found == m_setting.places.end()) return where;
    auto const& place = found->second;
    if (place.area == area)
        where.place = m_place_id(expected.place);
    else
        where.words = place.name;
    if (expected.radius == 0 && place.area == area) return where;
    constexpr double metres_per_degree = 111'320;
    double const away = expected.radius * std::sqrt(m_chance.share());
    double const angle = 2 * std::numbers::pi * m_chance.share();
    double const shrink = std::cos(place.lat * std::numbers::pi / 180);
    where.lon = place.lon + away * std::cos(angle) / (metres_per_degree * shrink);
    where.lat = place.lat + away * std::sin(angle) / metres_per_degree;
    return where;
}

observations::WhenSeen Narrator::when(Profile const& profile, DaySpan days)
{
    std::vector<double> weights;
    for (Day day = days.first; day <= days.last; day = day.plus(1))
        weights.push_back(profile.weekday[day.iso_weekday() - 1]);
    Day const day = days.first.plus(static_cast<std::int32_t>(m_chance.pick(weights)));
    auto const hour = static_cast<int>(m_chance.pick(profile.hour));
    auto const from = utc_of(LocalTime::at(day, hour, static_cast<int>(m_chance.below(12)) * 5));
    auto const hours = static_cast<std::int64_t>(1 + m_chance.below(4));
    std::vector<std::string> names;
    std::vector<double> shares;
    for (auto const& [name, share] : m_story.reporting.time_precision) {
        names.push_back(name);
        shares.push_back(share);
    }
    auto const precision = names.empty() ? "unknown" : names[m_chance.pick(shares)];
    observations::WhenSeen when;
    if (precision == "exact") {
        when.precision = observations::TimePrecision::exact;
        when.from = from;
    } else if (precision == "interval") {
        when.precision = observations::TimePrecision::interval;
        when.from = from;
        when.to = from.plus_seconds(hours * 3600);
    } else if (precision == "recurring") {
        when.precision = observations::TimePrecision::recurring;
        when.weekdays = std::int64_t{1} << (day.iso_weekday() - 1);
        when.from_minute = hour * 60;
        when.to_minute = std::min<std::int64_t>(1440, (hour + hours) * 60);
    }
    return when;
}

// Words about a place need a place.
std::string Narrator::words(Expected const& expected)
{
    static std::string const gap = "{place}";
    bool const wanted = m_chance.happens(m_story.reporting.text);
    auto found = m_story.texts.find(expected.category);
    if (found == m_story.texts.end()) found = m_story.texts.find(top_of(expected.category));
    if (!wanted || found == m_story.texts.end()) return {};
    auto text = found->second[m_chance.below(found->second.size())];
    auto const at = text.find(gap);
    if (at == std::string::npos) return text;
    auto const place = m_setting.places.find(expected.place);
    return place == m_setting.places.end() ? "" : text.replace(at, gap.size(), place->second.in_text);
}

observations::PoliceReported Narrator::police_reported(std::string const& category)
{
    auto const& shares = m_story.reporting.police_reported;
    auto found = shares.find(top_of(category));
    if (found == shares.end()) found = shares.find("other");
    if (found != shares.end() && m_chance.happens(found->second)) return observations::PoliceReported::yes;
    return m_chance.happens(0.5) ? observations::PoliceReported::no : observations::PoliceReported::unknown;
}

}  // namespace samsyn::demo
