// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/known_rounds.h"

#include <algorithm>

#include "src/features/rounds/store/reminder_store.h"
#include "src/features/rounds/store/round_store.h"

namespace samsyn::rounds {

std::optional<Round> find_round(work::Reading& reading, Id<Round> round)
{
    return RoundStore(reading.transaction, reading.actor.tenant).find(round);
}

std::vector<Round> closed_rounds(work::Reading& reading, Id<Area> area, int limit)
{
    return RoundStore(reading.transaction, reading.actor.tenant).closed(area, limit);
}

std::optional<RoundAhead> round_after(work::Reading& reading, Round const& round)
{
    RoundStore rounds(reading.transaction, reading.actor.tenant);
    Day const first = round.days.last.plus(1);
    if (auto const opened = rounds.holding(round.area, first))
        return RoundAhead{opened->days, opened->deadline};
    auto const rhythm = rounds.rhythm(round.area, first);
    if (!rhythm) return std::nullopt;
    auto const days = rhythm->days_of(rhythm->number_on(std::max(first, rhythm->rhythm.start())));
    return RoundAhead{days, deadline(days.last, rhythm->deadline_rule).at};
}

std::vector<ReporterAddress> addresses_of_reporters(work::Reading& reading, Id<Operation> operation)
{
    ReminderStore reminders(reading.transaction, reading.actor.tenant);
    std::vector<ReporterAddress> addresses;
    for (auto const& reporter : reminders.reporters(operation, reading.actor.today))
        addresses.push_back({reporter.email, reporter.language});
    return addresses;
}

}  // namespace samsyn::rounds
