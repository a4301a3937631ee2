// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/sign_in.h"

#include <algorithm>
#include <cctype>

#include "lib/base/swedish_calendar.h"
#include "lib/crypto/password.h"
#include "src/access/load_actor.h"
#include "src/features/identity/store/account_store.h"

namespace samsyn::identity {
namespace {

constexpr std::int64_t longest_session_seconds = 12 * 3600;
constexpr std::int64_t longest_idle_seconds = 30 * 60;
constexpr std::int64_t touched_after_seconds = 60;  // so that reading does not write each time
constexpr std::int64_t free_failures = 5;
constexpr std::int64_t longest_wait_seconds = 900;

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

bool must_wait(AccountStore::Failures const& failures, UtcTime now)
{
    if (failures.count < free_failures) return false;
    auto const doubled = std::min<std::int64_t>(failures.count - free_failures, 10);
    auto const wait = std::min<std::int64_t>(longest_wait_seconds, std::int64_t{1} << doubled);
    return now < failures.last_at.plus_seconds(wait);
}

struct Buckets {
    Sha256 account;
    Sha256 network;
};

Buckets buckets_of(std::string const& email, std::string const& network)
{
    return {sha256("account " + email), sha256("network " + network)};
}

void count_failure(work::Runtime& runtime, Buckets const& buckets)
{
    runtime.database.write([&](sql::Transaction& transaction) {
        AccountStore accounts(transaction);
        accounts.count_failure(buckets.account, runtime.clock.now());
        accounts.count_failure(buckets.network, runtime.clock.now());
        return true;
    });
}

struct Known {
    bool has_to_wait = false;
    std::optional<AccountStore::Account> account;
    std::optional<AccountStore::MembershipRow> membership;
};

Known look_up(work::Runtime& runtime, std::string const& email, Buckets const& buckets)
{
    Known known;
    auto const now = runtime.clock.now();
    runtime.database.read([&](sql::Transaction& transaction) {
        AccountStore accounts(transaction);
        known.has_to_wait = must_wait(accounts.failures(buckets.account), now) ||
                            accounts.failures(buckets.network).count > 100 * free_failures;
        known.account = accounts.account(email);
        if (!known.account) return;
        auto const memberships = accounts.memberships(known.account->user, swedish_time(now).day);
        if (!memberships.empty()) known.membership = memberships.front();
    });
    return known;
}

bool is_password_right(Known const& known, std::string const& password)
{
    if (known.account && known.account->password_hash)
        return crypto::verify_password(*known.account->password_hash, password);
    crypto::waste_a_verification(password);
    return false;
}

std::string open_session(work::Runtime& runtime, Known const& known, Buckets const& buckets)
{
    auto const token = crypto::random_token();
    auto const now = runtime.clock.now();
    runtime.database.write([&](sql::Transaction& transaction) {
        AccountStore accounts(transaction);
        accounts.forget_failures(buckets.account);
        accounts.insert({Uuid::at(now), known.account->user, known.membership->tenant,
                         known.membership->membership, 2, now, now.plus_seconds(longest_session_seconds)},
                        sha256(token), now);
        return true;
    });
    return token;
}

bool is_alive(AccountStore::Session const& session, UtcTime now)
{
    return now < session.expires_at && now < session.used_at.plus_seconds(longest_idle_seconds);
}

}  // namespace

Result<SignedIn> sign_in(work::Runtime& runtime, std::string const& email, std::string const& password,
                         std::string const& network)
{
    auto const address = lower(email);
    auto const buckets = buckets_of(address, network);
    auto const known = look_up(runtime, address, buckets);
    if (known.has_to_wait) return fail(ErrorKind::too_many, "sign_in.wait");
    if (!is_password_right(known, password) || !known.membership) {
        count_failure(runtime, buckets);
        return fail(ErrorKind::unauthenticated, "sign_in.refused");
    }
    return SignedIn{open_session(runtime, known, buckets), known.account->language};
}

void sign_out(work::Runtime& runtime, std::string const& token)
{
    runtime.database.write([&](sql::Transaction& transaction) {
        AccountStore(transaction).remove(sha256(token));
        return true;
    });
}

Result<access::Actor> actor_of_session(work::Runtime& runtime, std::string const& token)
{
    auto const now = runtime.clock.now();
    std::optional<access::Actor> actor;
    bool is_to_be_touched = false;
    runtime.database.read([&](sql::Transaction& transaction) {
        auto const session = AccountStore(transaction).session(sha256(token));
        if (!session || !is_alive(*session, now)) return;
        actor = access::load_actor(transaction, session->tenant, session->membership, swedish_time(now).day);
        if (actor) actor->assurance = session->assurance;
        is_to_be_touched = now > session->used_at.plus_seconds(touched_after_seconds);
    });
    if (!actor) return fail(ErrorKind::unauthenticated, "session.missing");
    if (is_to_be_touched)
        runtime.database.write([&](sql::Transaction& transaction) {
            AccountStore(transaction).touch(sha256(token), now);
            return true;
        });
    return *actor;
}

}  // namespace samsyn::identity
