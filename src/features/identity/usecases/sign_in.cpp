// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/sign_in.h"

#include <algorithm>
#include <cctype>

#include "lib/base/swedish_calendar.h"
#include "lib/crypto/password.h"
#include "lib/crypto/totp.h"
#include "src/features/identity/usecases/enter.h"
#include "src/features/identity/usecases/in_transaction.h"
#include "src/features/identity/usecases/throttle.h"

namespace samsyn::identity {
namespace {

struct Known {
    std::optional<AccountStore::Account> account;
    std::optional<MembershipStore::OfUser> membership;
};

template <class Key>
Known look_up(sql::Transaction& transaction, Key const& key, UtcTime now)
{
    Known known;
    known.account = AccountStore(transaction).account(key);
    if (!known.account) return known;
    auto const held = MembershipStore(transaction).of_user(known.account->user, swedish_time(now).day);
    if (!held.empty()) known.membership = held.front();
    return known;
}

Throttle throttle_of(Services const& services, std::optional<AccountStore::Account> const& account,
                     std::string const& email, Visitor const& visitor)
{
    if (account && is_known_device(services, visitor, account->user))
        return {services.runtime, {Throttle::device(visitor.device_cookie)}};
    return {services.runtime, {Throttle::account(email), Throttle::network(visitor.network)}};
}

bool is_password_right(std::optional<AccountStore::Account> const& account, std::string const& password)
{
    if (account && account->password_hash) return crypto::verify_password(*account->password_hash, password);
    crypto::waste_a_verification(password);
    return false;
}

// The step the code belongs to, if it opens now.
std::optional<std::int64_t> step_of_code(Services const& services, AccountStore::Account const& account,
                                         std::string const& code)
{
    if (!account.has_totp || !account.totp_secret) return std::nullopt;
    auto const secret = services.seal.open(*account.totp_secret, account.user.text());
    if (!secret) return std::nullopt;
    return crypto::matching_totp_step(*secret, code, services.runtime.clock.now(), account.totp_last_step);
}

Known known_by_waiting(Services const& services, std::string const& waiting)
{
    Known known;
    auto const now = services.runtime.clock.now();
    services.runtime.database.read([&](sql::Transaction& transaction) {
        if (auto const session = waiting_session(transaction, waiting, now))
            known = look_up(transaction, session->user, now);
    });
    return known;
}

}  // namespace

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

Result<SignedIn> sign_in(Services const& services, std::string const& email, std::string const& password,
                         Visitor const& visitor)
{
    auto const address = lower(email);
    auto const now = services.runtime.clock.now();
    Known known;
    services.runtime.database.read(
        [&](sql::Transaction& transaction) { known = look_up(transaction, address, now); });
    auto throttle = throttle_of(services, known.account, address, visitor);
    if (!throttle.begin()) return fail(ErrorKind::too_many, "sign_in.wait");
    if (!is_password_right(known.account, password) || !known.membership)
        return fail(ErrorKind::unauthenticated, "sign_in.refused");
    SignedIn signed_in;
    in_transaction(services.runtime, [&](sql::Transaction& transaction) {
        // Codes are guessed on the same account, so its failures stay until the code is right too.
        if (!known.account->has_totp) throttle.succeeded(transaction);
        signed_in = enter(services, transaction, *known.account, *known.membership, visitor);
        return true;
    });
    return signed_in;
}

Result<SignedIn> sign_in_with_code(Services const& services, std::string const& waiting,
                                   std::string const& code, Visitor const& visitor)
{
    auto const known = known_by_waiting(services, waiting);
    if (!known.account || !known.membership) return fail(ErrorKind::unauthenticated, "session.missing");
    auto throttle = throttle_of(services, known.account, known.account->email, visitor);
    if (!throttle.begin()) return fail(ErrorKind::too_many, "sign_in.wait");
    auto const step = step_of_code(services, *known.account, code);
    SignedIn signed_in;
    bool is_in = false;
    if (step)
        in_transaction(services.runtime, [&](sql::Transaction& transaction) {
            is_in = AccountStore(transaction).use_totp_step(known.account->user, *step);
            if (!is_in) return false;
            throttle.succeeded(transaction);
            SessionStore(transaction).remove(sha256(waiting));
            signed_in = enter_with_code(services, transaction, *known.account, *known.membership, visitor);
            return true;
        });
    if (!is_in) return fail(ErrorKind::invalid, "code.wrong", {{"code", "code.wrong"}});
    return signed_in;
}

}  // namespace samsyn::identity
