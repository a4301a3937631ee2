// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/plan_reminders.h"

#include "lib/base/check.h"
#include "lib/base/swedish_calendar.h"
#include "lib/json/form.h"
#include "src/features/observations/usecases/guard_words.h"
#include "src/features/rounds/store/round_view_store.h"
#include "src/features/rounds/usecases/next_round.h"
#include "src/features/rounds/usecases/reminder_schedule.h"
#include "src/features/rounds/usecases/reminder_words.h"

namespace samsyn::rounds {
namespace {

using texts::Language;

std::optional<Round> open_round(RoundStore& rounds, Id<Area> area)
{
    auto const latest = rounds.latest(area);
    return latest && !latest->closed_at ? latest : std::nullopt;
}

// The open round, or the next one with the deadline it will get.
PlannedRound planned_round(RoundStore& rounds, Id<Area> area, ReminderPlan const& plan, Day today)
{
    Round round;
    if (auto const open = open_round(rounds, area)) {
        round = *open;
    } else {
        auto const next = next_round(rounds, area, today);
        check(next.has_value());  // the area has a rhythm
        round.days = next->days;
        round.deadline = deadline(next->days.last, next->rhythm.deadline_rule).at;
    }
    return {round.days.first, round.days.last, round.deadline,
            reminder_times(plan, {round.days.last, round.deadline, round.locks_at()})};
}

struct Sample {
    texts::Texts const& texts;
    std::string area;
    std::string municipality;
    PlannedRound const& round;

    std::string of(std::string_view name, Language language) const
    {
        ReminderFacts const facts{texts.text_of(language, "reminders.sample.operation"),
                                  area,
                                  municipality,
                                  {round.first, round.last},
                                  round.deadline,
                                  texts.text_of(language, "reminders.sample.link")};
        return filled({"", "{" + std::string(name) + "}"}, facts, texts, language).body;
    }
};

bool moves_moments(ReminderPlan const& before, ReminderPlan const& after)
{
    return before.moments != after.moments || before.open_from != after.open_from ||
           before.open_until != after.open_until || before.working_days_only != after.working_days_only;
}

// A letter goes out by mail. A number to call may stand in it; what tells who somebody is may not.
void guard_letter(ReminderLetter const& letter, std::string const& path, std::vector<FieldError>& faults)
{
    observations::guard_words(letter.subject.value, path + ".subject", true, faults);
    observations::guard_words(letter.body.value, path + ".body", true, faults);
}

}  // namespace

Result<access::Scope> scope_of(ShowReminderPlan const& query, work::Reading& reading)
{
    if (!reading.actor.has_function(query.area)) return fail(ErrorKind::not_found, "area.unknown");
    return access::Scope{.area = query.area};
}

Result<ReminderPlanPage> handle(ShowReminderPlan const& query, work::Reading& reading)
{
    Day const today = swedish_time(reading.now).day;
    RoundStore rounds(reading.transaction, reading.actor.tenant);
    auto const rhythm = rounds.rhythm(query.area, today);
    if (!rhythm) return fail(ErrorKind::conflict, "rhythm.missing");

    ReminderPlanPage page;
    page.area = query.area;
    page.area_name = RoundViewStore(reading.transaction, reading.actor.tenant).area(query.area).name;
    page.plan = plan_of(rhythm);
    page.standard_sv = words_of({}, *query.texts, Language::sv);
    page.standard_en = words_of({}, *query.texts, Language::en);
    page.round = planned_round(rounds, query.area, page.plan, today);
    page.may_edit = access::may(reading.actor, access::Permission::manage_rounds, {.area = query.area});
    page.version = rhythm->reminders_version;
    Sample const sample{*query.texts, page.area_name,
                        ReminderStore(reading.transaction, reading.actor.tenant).municipality(), *page.round};
    for (auto const name : reminder_placeholders)
        page.placeholders.push_back(
            {std::string(name), sample.of(name, Language::sv), sample.of(name, Language::en)});
    return page;
}

Result<access::Scope> scope_of(SetReminderPlan const& command, work::Work& work)
{
    if (!work.actor.has_function(command.area)) return fail(ErrorKind::not_found, "area.unknown");
    return access::Scope{.area = command.area};
}

Result<SavedReminderPlan> handle(SetReminderPlan const& command, work::Work& work)
{
    RoundStore rounds(work.transaction, work.actor.tenant);
    auto rhythm = rounds.rhythm(command.area, swedish_time(work.now).day);
    if (!rhythm) return fail(ErrorKind::conflict, "rhythm.missing");
    if (rhythm->reminders_version != command.if_match) return fail(ErrorKind::stale, "reminders.changed");
    ReminderPlan const plan{command.moments,           command.open_from, command.open_until,
                            command.working_days_only, command.letter_sv, command.letter_en};
    auto faults = faults_of(plan);
    guard_letter(plan.letter_sv, "letter_sv", faults);
    guard_letter(plan.letter_en, "letter_en", faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));

    if (moves_moments(plan_of(rhythm), plan)) rhythm->reminders_changed_at = work.now;
    rhythm->reminder_plan = json::write(plan);
    ++rhythm->reminders_version;
    rounds.save_reminders(*rhythm);
    work.concerns(command.area.uuid());
    work.notify("rounds");
    return SavedReminderPlan{command.area, rhythm->reminders_version};
}

}  // namespace samsyn::rounds
