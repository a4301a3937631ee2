// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/base/result.h"
#include "src/features/identity/usecases/services.h"

namespace samsyn::identity {

// What a browser brings when somebody wants in.
struct Visitor {
    std::string network;        // address
    std::string device;         // "Firefox, Windows"
    std::string device_cookie;  // from an earlier sign-in, or empty
    std::string session = {};   // token it came with; dead after signing in
};

struct SignedIn {
    std::string token;  // for the cookie; only its hash is kept
    std::string language;
    std::string device_cookie;  // for the device's cookie; empty while a code is missing
    bool needs_code = false;    // the token only waits for a one-time code
    std::string target = {};    // where a mailed key leads
};

// Signs in by e-mail and password. Nobody is known yet, so it is no command; it opens a session in a
// transaction of its own. Unknown accounts, wrong passwords and accounts without membership get the same
// answer after the same time ("sign_in.refused"); after five failures each further try must wait longer
// ("sign_in.wait"), by account and by network. A browser that has signed in to the account before is counted
// on its own, so that guesses of others do not keep its user out.
Result<SignedIn> sign_in(Services const& services, std::string const& email, std::string const& password,
                         Visitor const& visitor);

// The second step, for accounts with one-time codes: `waiting` is the first step's token. Refuses
// "code.wrong", "sign_in.wait", and "session.missing" when the first step must be done again.
Result<SignedIn> sign_in_with_code(Services const& services, std::string const& waiting,
                                   std::string const& code, Visitor const& visitor);

// Addresses are known in lower case.
std::string lower(std::string text);

}  // namespace samsyn::identity
