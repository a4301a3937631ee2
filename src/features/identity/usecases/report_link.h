// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "src/work/execute.h"

namespace samsyn::identity {

// A link in a reminder that opens the report of one operation in one round, so that one tap answers it. It
// may be opened again until the round locks, and gives its reporter's right to answer for that operation,
// nothing else.
struct ReportLink {
    Id<User> user;
    Id<Membership> membership;
    Uuid round;
    Id<Operation> operation;
    std::string target;  // the path of the report's page
    UtcTime expires_at;  // when the round locks
};

// A path for a mail. Only the hash of the key in it is kept.
std::string report_link_path(work::Work& work, ReportLink const& link);

// The round has locked: none of its links opens anything from now on.
void end_report_links(work::Work& work, Uuid round);

struct OpenedLink {
    std::string target;
    std::string language;  // of the account
    Id<Membership> membership;
};
// Where a link leads; changes nothing. Refuses "key.unknown" when the key is of no such link, "key.dead" when
// its round has locked or its reporter no longer reports for the operation.
Result<OpenedLink> open_report_link(work::Runtime& runtime, std::string const& key);

// Who a link stands for, with the rights of this moment. Refuses "session.missing".
Result<access::Actor> actor_of_report_link(work::Runtime& runtime, std::string const& key);

}  // namespace samsyn::identity
