// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/usecases/reminder_words.h"
#include "src/work/jobs.h"

namespace samsyn::rounds {

struct SentReminders {
    std::int64_t operations = 0;
    std::int64_t letters = 0;
};
BOOST_DESCRIBE_STRUCT(SentReminders, (), (operations, letters))

// Reminds the operations of open rounds that have not answered, are not excused and whose moment has come by
// the area's plan. Done again at once it sends nothing. A letter says which operation is waited for and until
// when, never what anybody has reported. The product's own recurring work.
struct RemindMissing {
    static constexpr std::string_view name = "rounds.remind_missing";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = SentReminders;

    Letters const* letters = nullptr;
};

Result<access::Scope> scope_of(RemindMissing const& command, work::Work& work);
Result<SentReminders> handle(RemindMissing const& command, work::Work& work);

inline constexpr std::string_view remind_job_name = "rounds.remind";

// What a coordinator has ordered by hand: the round's missing operations, or one of them.
struct ReminderOrder {
    Id<Round> round;
    std::optional<Id<Operation>> operation;
    UtcTime ordered_at;
};
BOOST_DESCRIBE_STRUCT(ReminderOrder, (), (round, operation, ordered_at))

// A second order for the same waits for the first.
std::string order_key(Id<Round> round, std::optional<Id<Operation>> operation);

// Carries an order out: whoever has answered or been reminded since is left alone, so doing it twice sends
// once. `base_url`: "https://samsyn.example".
work::JobHandler remind_job(texts::Texts const& texts, std::string base_url);

}  // namespace samsyn::rounds
