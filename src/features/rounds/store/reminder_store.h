// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/features/rounds/domain/round.h"

namespace samsyn::rounds {

// Who is to be reminded in a round, and what has been sent: rows of round_reminders and
// round_reminder_letters, of one tenant.
class ReminderStore {
public:
    ReminderStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    // An expected operation that has not answered and is not excused.
    struct Missing {
        Id<Operation> operation;
        std::string name;
        int reminders_sent = 0;
        std::optional<UtcTime> last_sent_at;
        bool is_last_by_hand = false;
        std::optional<std::string> contact_email;
        std::optional<std::string> stand_in_email;
    };
    // By name.
    std::vector<Missing> missing(Id<Round> round);

    // Somebody who reports for the operation on the day, and may; once, in however many memberships.
    struct Reporter {
        Id<User> user;
        Id<Membership> membership;
        std::string email;
        std::string language;
    };
    std::vector<Reporter> reporters(Id<Operation> operation, Day on);

    struct Sent {
        Id<Round> round;
        Id<Operation> operation;
        int number = 1;                     // 1 for the operation's first
        std::optional<UtcTime> planned_at;  // none when it was done by hand
        UtcTime at;
    };
    // Counts the reminder on the expectation too.
    void insert(Sent const& sent);

    struct Letter {
        Uuid message;
        Id<Operation> operation;
        int number = 1;
        bool is_to_stand_in = false;
    };
    void insert(Id<Round> round, Letter const& letter);
    std::vector<Letter> letters(Id<Round> round);

    std::string municipality();

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::rounds
