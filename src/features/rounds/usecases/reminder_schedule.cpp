// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/reminder_schedule.h"

#include <algorithm>

#include "lib/json/form.h"

namespace samsyn::rounds {
namespace {

// A planned reminder that would come this soon after one sent by hand is left out.
constexpr std::int64_t rest_after_by_hand_seconds = 4 * 3600;

// By hand an operation is not reminded again sooner than this.
constexpr std::int64_t rest_before_by_hand_seconds = 3600;

// Addresses of accounts are kept in lower case; those of the register as they were written.
std::string in_lower_case(std::string text)
{
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

}  // namespace

ReminderPlan plan_of(std::optional<RhythmOfArea> const& rhythm)
{
    if (!rhythm || rhythm->reminder_plan.empty()) return {};
    return json::read<ReminderPlan>(rhythm->reminder_plan).value();
}

Reminded ReminderSchedule::reminded(ReminderStore::Missing const& missing) const
{
    if (!missing.last_sent_at) return {since};
    auto const rest = missing.is_last_by_hand ? rest_after_by_hand_seconds : 0;
    return {std::max(since, missing.last_sent_at->plus_seconds(rest))};
}

ReminderSchedule schedule_of(RoundStore& rounds, Round const& round)
{
    auto const rhythm = rounds.rhythm(round.area, round.days.first);
    auto const plan = plan_of(rhythm);
    auto const changed_at = rhythm ? rhythm->reminders_changed_at : std::nullopt;
    return {plan, sending_hours(plan),
            reminder_times(plan, {round.days.last, round.deadline, round.locks_at()}),
            std::max(round.opened_at, changed_at.value_or(round.opened_at))};
}

bool is_meant_by_order(ReminderStore::Missing const& missing, UtcTime ordered_at)
{
    return !missing.last_sent_at ||
           missing.last_sent_at->plus_seconds(rest_before_by_hand_seconds) <= ordered_at;
}

std::vector<Addressee> addressees(ReminderStore& reminders, ReminderStore::Missing const& missing, Day today)
{
    auto const stand_in = in_lower_case(missing.stand_in_email.value_or(""));
    std::vector<Addressee> all;
    std::optional<Addressee> second;
    if (!stand_in.empty()) second = Addressee{stand_in, "", std::nullopt, true};
    for (auto const& reporter : reminders.reporters(missing.operation, today)) {
        if (reporter.email == stand_in)
            second = Addressee{reporter.email, reporter.language, reporter, true};
        else
            all.push_back({reporter.email, reporter.language, reporter});
    }
    auto const contact = in_lower_case(missing.contact_email.value_or(""));
    if (all.empty() && !contact.empty() && contact != stand_in) all.push_back({contact, "", std::nullopt});
    bool const asks_stand_in = all.empty() || missing.reminders_sent + 1 >= first_reminder_to_stand_in;
    if (second && asks_stand_in) all.push_back(*second);
    return all;
}

}  // namespace samsyn::rounds
