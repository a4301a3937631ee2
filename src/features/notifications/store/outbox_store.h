// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <set>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/subjects.h"

namespace samsyn::notifications {

// A message that waits to leave the house.
struct Waiting {
    Uuid id;
    std::string recipient;
    std::string subject;
    std::string body;
    std::int64_t attempts = 0;
};

// Rows of `outbox`, of every tenant: the post knows no tenants.
class OutboxStore {
public:
    explicit OutboxStore(sql::Transaction& transaction) : m_transaction(transaction) {}

    // Due and not given up, oldest first.
    std::vector<Waiting> due(UtcTime now, std::int64_t most_attempts, int most);
    // What was sent is not kept: it may hold a key that opens something.
    void sent(Uuid id, UtcTime now);
    // The tenant's messages that are given up.
    std::set<Uuid> given_up(Id<Tenant> tenant, std::int64_t most_attempts);
    void failed(Uuid id, std::int64_t attempts, UtcTime next, std::string const& code);

private:
    sql::Transaction& m_transaction;
};

}  // namespace samsyn::notifications
