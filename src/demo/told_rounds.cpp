// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/told_rounds.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "src/access/load_actor.h"
#include "src/demo/input/fields.h"
#include "src/features/rounds/usecases/close_round.h"
#include "src/features/rounds/usecases/open_round.h"
#include "src/features/rounds/usecases/remind_missing.h"
#include "src/features/rounds/usecases/set_rhythm.h"
#include "src/features/rounds/usecases/submit_report.h"

namespace samsyn::demo {
namespace {

template <class T>
Result<Done> done(Result<T> const& result)
{
    if (!result) return refuse(result);
    return Done{};
}

UtcTime early_on(Day day) { return utc_of(LocalTime::at(day, 6, 0)); }

}  // namespace

ToldRounds::ToldRounds(sql::Database& database, Story const& story, Setting const& setting, Ids const& ids,
                       texts::Texts const& texts, std::uint64_t seed)
    : m_database(database),
      m_story(story),
      m_setting(setting),
      m_ids(ids),
      m_letters{texts, ""},
      m_narrator(
          story, setting,
          [&ids](std::string const& code) { return Id<observations::Place>(ids.of("place", code)); }, seed),
      m_clock(early_on(story.start)),
      m_runtime{database, m_clock}
{
}

Result<Done> ToldRounds::tell(int years)
{
    int const first = m_story.first_round_of(years);
    for (auto const& [area, checklist] : m_setting.checklist_of_area) plan_area(area, first);
    std::stable_sort(m_happenings.begin(), m_happenings.end(),
                     [](Happening const& one, Happening const& other) { return one.at < other.at; });
    for (auto const& happening : m_happenings) {
        m_clock.set(happening.at);
        if (auto const happened = happening.happen(); !happened) return happened;
    }
    forget_mail(m_database, m_ids.tenant());
    return Done{};
}

// Rounds of an area begin with the first round in which somebody reports for it.
void ToldRounds::plan_area(std::string const& area, int first_round)
{
    auto const is_reported = [&](int round) {
        auto const first_day = m_story.days_of(round).first;
        return std::any_of(m_setting.reporters.begin(), m_setting.reporters.end(),
                           [&](Reporter const& one) { return one.area == area && one.from <= first_day; });
    };
    int round = first_round;
    while (round <= m_story.count && !is_reported(round)) ++round;
    Day const start = m_story.days_of(round).first;
    plan(early_on(start.plus(-3)), [=, this] { return set_rhythm(area, start); });
    for (; round <= m_story.count; ++round) plan_round(area, round);
    auto const now = m_story.days_of(round);
    if (now.contains(m_story.as_of)) plan(early_on(now.first), [=, this] { return open(area, round); });
}

void ToldRounds::plan_round(std::string const& area, int round)
{
    auto const days = m_story.days_of(round);
    auto const due = rounds::deadline(
        days.last,
        {m_setting.deadline_days, {m_setting.deadline_minute / 60, m_setting.deadline_minute % 60}});
    plan(early_on(days.first), [=, this] { return open(area, round); });
    for (auto const& answer : m_narrator.answers(area, round, due.at))
        plan(answer.at, [=, this] { return submit(area, round, answer); });
    auto const closed_at = utc_of(LocalTime::at(due.day.plus(1), 8, 0));
    plan_reminders({days.last, due.at, closed_at});
    plan(closed_at, [=, this] { return close(area, round); });
}

// By the plan that areas have of themselves.
void ToldRounds::plan_reminders(rounds::RoundTimes const& round)
{
    for (auto const at : rounds::reminder_times({}, round))
        if (m_reminders.insert(at).second) plan(at, [this] { return remind(); });
}

void ToldRounds::plan(UtcTime at, std::function<Result<Done>()> happen)
{
    m_happenings.push_back({at, std::move(happen)});
}

Result<Done> ToldRounds::set_rhythm(std::string const& area, Day start)
{
    rounds::SetRhythm command;
    command.area = Id<Area>(m_ids.of("area", area));
    command.starts_on = start;
    command.length_days = m_story.days;
    command.deadline_days = m_setting.deadline_days;
    command.deadline_minute = m_setting.deadline_minute;
    command.checklist = m_setting.checklist_of_area.at(area);
    return work::execute(m_runtime, system(), command);
}

Result<Done> ToldRounds::open(std::string const& area, int round)
{
    auto const opened =
        work::execute(m_runtime, system(), rounds::OpenRound{Id<Area>(m_ids.of("area", area))});
    if (opened) m_rounds[{area, round}] = opened->id;
    return done(opened);
}

Result<Done> ToldRounds::submit(std::string const& area, int round, Answer const& answer)
{
    auto const reporter = person(answer.reporter->person);
    if (!reporter) return refuse(reporter);
    rounds::SubmitReport command;
    auto const& operation = answer.reporter->operation;
    command.report =
        Id<rounds::Report>(m_ids.of("report", area + " " + std::to_string(round) + " " + operation));
    command.round = m_rounds.at({area, round});
    command.operation = Id<Operation>(m_ids.of("operation", operation));
    command.body = answer.body;
    return done(work::execute(m_runtime, *reporter, command));
}

Result<Done> ToldRounds::remind()
{
    auto const sent = work::execute(m_runtime, system(), rounds::RemindMissing{&m_letters});
    if (!sent && sent.error().code != "rounds.nothing_due") return refuse(sent);
    return Done{};
}

Result<Done> ToldRounds::close(std::string const& area, int round)
{
    return done(work::execute(m_runtime, system(), rounds::CloseRound{m_rounds.at({area, round})}));
}

access::Actor ToldRounds::system()
{
    return access::Actor::system(m_ids.tenant(), swedish_time(m_clock.now()).day);
}

// Rights of reporters do not change in the story, so each is loaded once.
Result<access::Actor> ToldRounds::person(std::string const& code)
{
    auto const today = swedish_time(m_clock.now()).day;
    if (auto const known = m_people.find(code); known != m_people.end()) {
        known->second.today = today;
        return known->second;
    }
    std::optional<access::Actor> loaded;
    m_database.read([&](sql::Transaction& transaction) {
        loaded = access::load_actor(transaction, m_ids.tenant(), Id<Membership>(m_ids.of("membership", code)),
                                    today);
    });
    if (!loaded) return fail_field("users", "demo.broken_file");
    return m_people.emplace(code, std::move(*loaded)).first->second;
}

}  // namespace samsyn::demo
