// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/round.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct OrderedReminder {
    UtcTime goes_at;              // now, or when the quiet hours end
    std::int64_t operations = 0;  // as many as are missing now and can be reached
};
BOOST_DESCRIBE_STRUCT(OrderedReminder, (), (goes_at, operations))

// Reminds by hand those who have not answered, or one of them. In quiet hours the reminder waits for their
// end and then goes to those still missing. Refuses "round.closed", "reminder.too_late" when the round locks
// before that, "reminder.nobody_missing", "reminder.too_soon" when each was reminded within the hour,
// "reminder.no_recipient", and for one operation "report.not_expected".
struct RemindNow {
    static constexpr std::string_view name = "rounds.remind_now";
    static constexpr auto needs = access::Permission::manage_rounds;
    using Output = OrderedReminder;

    Id<Round> round;
    std::optional<Id<Operation>> operation;
};
BOOST_DESCRIBE_STRUCT(RemindNow, (), (round, operation))

Result<access::Scope> scope_of(RemindNow const& command, work::Work& work);
Result<OrderedReminder> handle(RemindNow const& command, work::Work& work);

}  // namespace samsyn::rounds
