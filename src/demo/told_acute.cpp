// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/told_acute.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "src/access/load_actor.h"
#include "src/demo/input/fields.h"
#include "src/demo/store/town_store.h"
#include "src/features/acute/usecases/circle.h"
#include "src/features/acute/usecases/close_acute.h"
#include "src/features/acute/usecases/follow_acute.h"
#include "src/features/acute/usecases/raise_acute.h"
#include "src/features/acute/usecases/tell_circle.h"

namespace samsyn::demo {
namespace {

constexpr auto who_closes = "samordnare";
constexpr auto who_takes_over = "kommunpolis";

template <class T>
Result<Done> done(Result<T> const& result)
{
    if (!result) return refuse(result);
    return Done{};
}

UtcTime minutes_after(json::Node told, std::int64_t minutes)
{
    return time_of(told).plus_seconds(minutes * 60);
}

std::string last_words(json::Node told)
{
    std::string words;
    for_each_item(told, "log", [&](json::Node post) { words = text_of(post, "text"); });
    if (words.empty()) throw BrokenFile("log");
    return words;
}

std::string first_organisation(json::Node told)
{
    std::string organisation;
    for_each_item(told, "log", [&](json::Node post) {
        if (organisation.empty()) organisation = text_of(post, "organisation");
    });
    return organisation;
}

}  // namespace

ToldAcute::ToldAcute(sql::Database& database, Files const& files, Setting const& setting, Ids const& ids,
                     texts::Texts const& texts)
    : m_database(database),
      m_files(files),
      m_setting(setting),
      m_ids(ids),
      m_clock(SystemClock().now()),
      m_runtime{database, m_clock},
      m_jobs{{std::string(acute::escalate_job_name), acute::escalate_job(texts, "")}}
{
}

Result<Done> ToldAcute::tell(Day from)
{
    Result<Done> all = Done{};
    for_each_item(m_files.town.root(), "acute_circles", [&](json::Node circle) {
        if (all) all = set_circle(circle);
    });
    for_each_item(m_files.story.root(), "acute", [&](json::Node told) {
        if (all && swedish_time(time_of(told)).day >= from) all = tell_one(told);
    });
    forget_mail(m_database, m_ids.tenant());
    return all;
}

// First everybody who follows the area in the circle's organisations, then those it escalates to.
Result<Done> ToldAcute::set_circle(json::Node circle)
{
    acute::SetCircle command;
    command.area = Id<Area>(m_ids.of("area", text_of(circle, "area")));
    auto const minutes = integer_of(circle, "acknowledge_minutes");
    command.minutes = {minutes * 8, minutes, minutes};
    command.steps.items.resize(2);
    auto const page = work::ask(m_runtime, actor(who_closes), acute::ShowCircle{command.area});
    if (!page) return refuse(page);
    auto const later = texts_of(circle, "escalate_to");
    for (auto const& code : later)
        command.steps.items[1].members.items.push_back(
            {Id<Membership>(m_ids.of("membership", code)), {}, {}});
    auto const& last = command.steps.items[1].members.items;
    for (auto const& organisation : texts_of(circle, "organisations"))
        for (auto const& one : page->candidates) {
            acute::CircleMember const member{one.membership, {}, {}};
            if (one.organisation.uuid() == m_ids.of("organisation", organisation) &&
                std::find(last.begin(), last.end(), member) == last.end())
                command.steps.items[0].members.items.push_back(member);
        }
    return done(work::execute(m_runtime, actor(who_closes), command));
}

Result<Done> ToldAcute::tell_one(json::Node told)
{
    auto const event = Id<acute::AcuteEvent>(m_ids.of("acute event", text_of(told, "id")));
    for (auto const step : {&ToldAcute::raise, &ToldAcute::confirm, &ToldAcute::write, &ToldAcute::close})
        if (auto const happened = (this->*step)(told, event); !happened) return happened;
    return Done{};
}

Result<Done> ToldAcute::raise(json::Node told, Id<acute::AcuteEvent> event)
{
    wait_until(time_of(told));
    auto const operation = text_of(told, "operation");
    auto const reporter = std::find_if(m_setting.reporters.begin(), m_setting.reporters.end(),
                                       [&](Reporter const& one) { return one.operation == operation; });
    if (reporter == m_setting.reporters.end()) throw BrokenFile("operation");
    bool const is_serious = text_of(told, "level") == "serious";
    acute::RaiseAcute command;
    command.event = event;
    command.area = Id<Area>(m_ids.of("area", text_of(told, "area")));
    command.level = is_serious ? acute::AcuteLevel::critical : acute::AcuteLevel::urgent;
    command.seen.category = text_of(told, "category");
    command.seen.severity = is_serious ? 3 : 2;
    command.seen.where.place = Id<observations::Place>(m_ids.of("place", text_of(told, "place")));
    command.seen.when.precision = observations::TimePrecision::exact;
    command.seen.when.from = m_clock.now();
    command.seen.description = Sensitive<Text<500, 0>>(text_of(told, "text"));
    auto const raised = done(work::execute(m_runtime, actor(reporter->person), command));
    wait_until(m_clock.now());
    return raised;
}

Result<Done> ToldAcute::confirm(json::Node told, Id<acute::AcuteEvent> event)
{
    wait_until(minutes_after(told, integer_of(told, "acknowledged_after_minutes")));
    auto const who = flag_of(told, "escalated") ? actor(who_takes_over) : voice_of(first_organisation(told));
    return done(work::execute(m_runtime, who, acute::ConfirmAcute{event}));
}

Result<Done> ToldAcute::write(json::Node told, Id<acute::AcuteEvent> event)
{
    Result<Done> all = Done{};
    int number = 0;
    for_each_item(told, "log", [&](json::Node post) {
        wait_until(minutes_after(told, integer_of(post, "after_minutes")));
        acute::WriteInAcuteLog command;
        command.event = event;
        command.post =
            Id<acute::AcutePost>(m_ids.of("acute post", event.text() + " " + std::to_string(++number)));
        command.words = Sensitive<Text<1000>>(text_of(post, "text"));
        auto const who = voice_of(text_of(post, "organisation"));
        if (all) all = done(work::execute(m_runtime, who, command));
        if (all) all = done(work::execute(m_runtime, actor(who_closes), acute::ReadAcuteLog{event}));
    });
    return all;
}

Result<Done> ToldAcute::close(json::Node told, Id<acute::AcuteEvent> event)
{
    wait_until(minutes_after(told, integer_of(told, "closed_after_minutes")));
    acute::CloseAcute command;
    command.event = event;
    command.if_match = 2;  // raised, and confirmed
    command.summary = last_words(told);
    auto const closed = done(work::execute(m_runtime, actor(who_closes), command));
    wait_until(m_clock.now().plus_seconds(24 * 3600));
    return closed;
}

// The circle is told in the meantime.
void ToldAcute::wait_until(UtcTime at)
{
    m_clock.set(at);
    work::do_due_jobs(m_runtime, m_jobs, 1000);
}

access::Actor ToldAcute::actor(std::string const& person)
{
    std::optional<access::Actor> loaded;
    m_database.read([&](sql::Transaction& transaction) {
        loaded =
            access::load_actor(transaction, m_ids.tenant(), Id<Membership>(m_ids.of("membership", person)),
                               swedish_time(m_clock.now()).day);
    });
    if (!loaded) throw BrokenFile("users");
    return *loaded;
}

access::Actor ToldAcute::voice_of(std::string const& organisation)
{
    std::string code;
    for_each_item(m_files.town.root(), "users", [&](json::Node person) {
        auto const roles = texts_of(person, "roles");
        bool const follows = std::any_of(roles.begin(), roles.end(), [](std::string const& role) {
            return role == "member" || role == "analyst" || role == "coordinator";
        });
        if (code.empty() && follows && text_of(person, "organisation") == organisation)
            code = text_of(person, "code");
    });
    if (code.empty()) throw BrokenFile("organisation");
    return actor(code);
}

}  // namespace samsyn::demo
