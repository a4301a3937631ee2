// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/told_editions.h"

#include "lib/base/enum_text.h"
#include "lib/base/swedish_calendar.h"
#include "src/access/load_actor.h"
#include "src/demo/input/fields.h"
#include "src/features/editions/usecases/approve.h"
#include "src/features/editions/usecases/assess.h"
#include "src/features/editions/usecases/freeze.h"
#include "src/features/editions/usecases/show_assessment.h"

namespace samsyn::demo {
namespace {

using rounds::RoundSummary;

// The core meets on the Wednesday after the round's last Sunday and its answers.
constexpr int days_until_meeting = 10;

template <class T>
Result<Done> done(Result<T> const& result)
{
    if (!result) return refuse(result);
    return Done{};
}

template <class Enum>
Enum enum_of(json::Node node, std::string const& name)
{
    auto const value = enum_from_text<Enum>(text_of(node, name));
    if (!value) throw BrokenFile(name);
    return *value;
}

}  // namespace

ToldEditions::ToldEditions(sql::Database& database, Files const& files, Ids const& ids)
    : m_database(database),
      m_ids(ids),
      m_editions(node_of(files.story.root(), "editions")),
      m_approvers(texts_of(m_editions, "by")),
      m_clock(SystemClock().now()),
      m_runtime{database, m_clock}
{
    if (m_approvers.empty()) throw BrokenFile("by");
}

Result<Done> ToldEditions::tell()
{
    Result<Done> all = Done{};
    for_each_item(m_editions, "frozen", [&](json::Node told) {
        if (all) all = tell_entry(told);
    });
    return all;
}

Result<Done> ToldEditions::tell_entry(json::Node told)
{
    auto const rounds = rounds_of(told);
    if (!rounds) return refuse(rounds);
    for (auto const& round : *rounds)
        if (auto const frozen = tell_edition(told, round, &round == &rounds->back()); !frozen) return frozen;
    return Done{};
}

Result<std::vector<RoundSummary>> ToldEditions::rounds_of(json::Node told)
{
    m_clock.set(SystemClock().now());
    auto const ago = integer_of(told, "ago");
    auto const count = maybe_integer(told, "rounds").value_or(1);
    rounds::ListRounds query;
    query.area = Id<Area>(m_ids.of("area", text_of(told, "area")));
    query.limit = ago + count;
    auto const list = work::ask(m_runtime, coordinator(), query);
    if (!list) return refuse(list);
    std::vector<RoundSummary> found;
    std::int64_t back = 0;
    for (auto const& round : list->rounds)
        if (round.state == rounds::RoundState::closed && ++back >= ago && back < ago + count)
            found.insert(found.begin(), round);
    return found;
}

Result<Done> ToldEditions::tell_edition(json::Node told, RoundSummary const& round, bool is_last)
{
    m_clock.set(utc_of(LocalTime::at(round.last.plus(days_until_meeting), 10, 0)));
    if (auto const written = summarise(told, round); !written) return written;
    if (is_last)
        for (auto const step : {&ToldEditions::decide, &ToldEditions::plan})
            if (auto const taken = (this->*step)(told, round); !taken) return taken;
    if (auto const approved = approve(round); !approved) return approved;
    return freeze(told, round);
}

Result<Done> ToldEditions::summarise(json::Node told, RoundSummary const& round)
{
    auto const summaries = texts_of(told, "summaries");
    if (summaries.empty()) throw BrokenFile("summaries");
    editions::WriteSummary command;
    command.area = round.area;
    command.first = round.first;
    command.memory = &m_pictures;
    command.summary = summaries[static_cast<std::size_t>(round.number) % summaries.size()];
    return done(work::execute(m_runtime, coordinator(), command));
}

Result<Done> ToldEditions::decide(json::Node told, RoundSummary const& round)
{
    Result<Done> all = Done{};
    for_each_item(told, "levels", [&](json::Node level) {
        editions::DecideLevel command;
        command.area = round.area;
        command.first = round.first;
        command.memory = &m_pictures;
        command.category = text_of(level, "category");
        command.decided = enum_of<situation::Level>(level, "decided");
        command.motive = text_of(level, "motive");
        if (all) all = done(work::execute(m_runtime, coordinator(), command));
    });
    return all;
}

Result<Done> ToldEditions::plan(json::Node told, RoundSummary const& round)
{
    auto const id_of = [&](std::string const& code) {
        return Id<editions::PlanItem>(m_ids.of("plan item", code));
    };
    editions::WritePlan command;
    command.area = round.area;
    command.first = round.first;
    command.memory = &m_pictures;
    for_each_item(told, "plan", [&](json::Node item) {
        auto& written = command.items.items.emplace_back();
        written.id = id_of(text_of(item, "code"));
        written.what = text_of(item, "what");
        written.responsible = text_of(item, "who");
        written.due = round.last.plus(static_cast<std::int32_t>(integer_of(item, "days")));
        if (auto const before = maybe_text(item, "continues")) written.continues = id_of(*before);
    });
    for_each_item(told, "outcomes", [&](json::Node outcome) {
        command.outcomes.items.push_back({id_of(text_of(outcome, "code")),
                                          enum_of<editions::Outcome>(outcome, "outcome"),
                                          text_of(outcome, "words")});
    });
    return done(work::execute(m_runtime, coordinator(), command));
}

Result<Done> ToldEditions::approve(RoundSummary const& round)
{
    auto const fingerprint = fingerprint_of(round);
    if (!fingerprint) return refuse(fingerprint);
    for (auto const& code : m_approvers) {
        editions::Approve command{round.area, round.first, *fingerprint, &m_pictures};
        if (auto const approved = work::execute(m_runtime, person(code), command); !approved) return approved;
    }
    return Done{};
}

Result<Done> ToldEditions::freeze(json::Node told, RoundSummary const& round)
{
    auto const fingerprint = fingerprint_of(round);
    if (!fingerprint) return refuse(fingerprint);
    editions::Freeze command;
    command.edition = Id<editions::Edition>(m_ids.of("edition", round.id.text()));
    command.area = round.area;
    command.first = round.first;
    command.fingerprint = *fingerprint;
    command.memory = &m_pictures;
    command.audience = enum_of<access::Audience>(told, "audience");
    return done(work::execute(m_runtime, coordinator(), command));
}

Result<std::string> ToldEditions::fingerprint_of(RoundSummary const& round)
{
    auto const page =
        work::ask(m_runtime, coordinator(), editions::ShowAssessment{round.area, round.first, &m_pictures});
    if (!page) return refuse(page);
    return page->fingerprint;
}

access::Actor ToldEditions::person(std::string const& code)
{
    std::optional<access::Actor> loaded;
    m_database.read([&](sql::Transaction& transaction) {
        loaded = access::load_actor(transaction, m_ids.tenant(), Id<Membership>(m_ids.of("membership", code)),
                                    swedish_time(m_clock.now()).day);
    });
    if (!loaded) throw BrokenFile("by");
    return *loaded;
}

}  // namespace samsyn::demo
