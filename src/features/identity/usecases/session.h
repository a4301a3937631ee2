// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "lib/base/result.h"
#include "src/features/identity/store/session_store.h"
#include "src/work/execute.h"

namespace samsyn::identity {

// How somebody came in. A mailed link proves little: it opens reporting and nothing else.
constexpr int assurance_of_link = 1;
constexpr int assurance_of_password = 2;

// Opens a session in the transaction and writes it in the audit; the token is for the cookie, only its hash
// is kept. Ended sessions and used keys are swept out on the way.
std::string open_session(sql::Transaction& transaction, Session session);

// One that waits for a one-time code, ten minutes; it opens nothing.
std::string open_waiting_session(sql::Transaction& transaction, Id<User> user, std::string const& device,
                                 UtcTime now);
std::optional<Session> waiting_session(sql::Transaction& transaction, std::string const& token, UtcTime now);

// Who a session's token stands for, with the rights of this moment. A session ends after 12 hours, and after
// 30 minutes without use when it was opened with a password. Refuses "session.missing".
Result<access::Actor> actor_of_session(work::Runtime& runtime, std::string const& token);
std::optional<Session> session_of(sql::Transaction& transaction, std::string const& token, UtcTime now);

// Leaves of an actor's rights what an entry of this assurance may use.
void narrow(access::Actor& actor, int assurance);

// Which session a token opens, to know one's own among several; whether it opens reporting and nothing else.
std::optional<Uuid> id_of_session(work::Runtime& runtime, std::string const& token);
bool reports_only(work::Runtime& runtime, std::string const& token);

void sign_out(work::Runtime& runtime, std::string const& token);

// Goes on as another of one's memberships, with a new token; the old one is dead. Refuses
// "membership.missing".
Result<std::string> switch_membership(work::Runtime& runtime, std::string const& token,
                                      Id<Membership> membership);

}  // namespace samsyn::identity
