// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/base/result.h"
#include "src/work/execute.h"

namespace samsyn::identity {

struct SignedIn {
    std::string token;  // for the cookie; only its hash is kept
    std::string language;
};

// Signs in by e-mail and password. Nobody is known yet, so it is no command; it opens a session in a
// transaction of its own. Unknown accounts, wrong passwords and accounts without membership get the same
// answer after the same time
// ("sign_in.refused"); after five failures each further try must wait longer ("sign_in.wait"), by account and
// by network, and nobody is locked out for good.
Result<SignedIn> sign_in(work::Runtime& runtime, std::string const& email, std::string const& password,
                         std::string const& network);

void sign_out(work::Runtime& runtime, std::string const& token);

// Who a session's token stands for, with the rights of this moment. Refuses "session.missing".
Result<access::Actor> actor_of_session(work::Runtime& runtime, std::string const& token);

}  // namespace samsyn::identity
