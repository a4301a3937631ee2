// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/session.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "lib/crypto/password.h"
#include "src/access/grants.h"
#include "src/access/load_actor.h"
#include "src/features/identity/store/key_store.h"
#include "src/features/identity/store/membership_store.h"
#include "src/features/identity/usecases/in_transaction.h"
#include "src/work/audit.h"

namespace samsyn::identity {
namespace {

constexpr std::int64_t longest_seconds = 12 * 3600;
constexpr std::int64_t longest_idle_seconds = 30 * 60;
constexpr std::int64_t longest_waiting_seconds = 10 * 60;
constexpr std::int64_t touched_after_seconds = 60;  // so that reading does not write each time
constexpr std::int64_t keys_kept_seconds = 30 * 24 * 3600;

bool is_alive(Session const& session, UtcTime now)
{
    auto const idle = session.assurance >= assurance_of_password ? longest_idle_seconds : longest_seconds;
    return now < session.expires_at && now < session.used_at.plus_seconds(idle);
}

void write_audit(sql::Transaction& transaction, Session const& session, std::string_view action)
{
    auto const actor = access::load_actor(transaction, *session.tenant, *session.membership,
                                          swedish_time(session.used_at).day);
    if (!actor) return;
    work::append_audit(transaction, {*actor,
                                     action,
                                     session.user.uuid(),
                                     access::Class::internal,
                                     work::AuditResult::done,
                                     {},
                                     session.used_at});
}

}  // namespace

void narrow(access::Actor& actor, int assurance)
{
    actor.assurance = assurance;
    if (assurance >= assurance_of_password) return;
    bool const reports = actor.roles.has(access::Role::reporter);
    actor.roles = reports ? access::Roles{access::Role::reporter} : access::Roles{};
}

std::string open_session(sql::Transaction& transaction, Session session)
{
    auto const now = session.used_at;
    SessionStore sessions(transaction);
    sessions.remove_expired(now);
    KeyStore(transaction).remove_older(now.plus_seconds(-keys_kept_seconds));
    session.id = Uuid::at(now);
    session.created_at = now;
    if (session.expires_at <= now) session.expires_at = now.plus_seconds(longest_seconds);
    auto const token = crypto::random_token();
    sessions.insert(session, sha256(token));
    write_audit(transaction, session, "identity.sign_in");
    return token;
}

std::string open_waiting_session(sql::Transaction& transaction, Id<User> user, std::string const& device,
                                 UtcTime now)
{
    auto const token = crypto::random_token();
    Session waiting;
    waiting.id = Uuid::at(now);
    waiting.user = user;
    waiting.assurance = 0;
    waiting.created_at = waiting.used_at = now;
    waiting.expires_at = now.plus_seconds(longest_waiting_seconds);
    waiting.device = device;
    SessionStore(transaction).insert(waiting, sha256(token));
    return token;
}

std::optional<Session> waiting_session(sql::Transaction& transaction, std::string const& token, UtcTime now)
{
    auto const session = SessionStore(transaction).find(sha256(token));
    bool const waits = session && !session->membership && now < session->expires_at;
    return waits ? session : std::nullopt;
}

std::optional<Session> session_of(sql::Transaction& transaction, std::string const& token, UtcTime now)
{
    auto const session = SessionStore(transaction).find(sha256(token));
    bool const is_open = session && session->membership && session->tenant && is_alive(*session, now);
    return is_open ? session : std::nullopt;
}

Result<access::Actor> actor_of_session(work::Runtime& runtime, std::string const& token)
{
    auto const now = runtime.clock.now();
    std::optional<access::Actor> actor;
    bool is_to_be_touched = false;
    runtime.database.read([&](sql::Transaction& transaction) {
        auto const session = session_of(transaction, token, now);
        if (!session) return;
        actor =
            access::load_actor(transaction, *session->tenant, *session->membership, swedish_time(now).day);
        if (actor) narrow(*actor, session->assurance);
        is_to_be_touched = now > session->used_at.plus_seconds(touched_after_seconds);
    });
    if (!actor) return fail(ErrorKind::unauthenticated, "session.missing");
    if (is_to_be_touched)
        in_transaction(runtime, [&](sql::Transaction& transaction) {
            SessionStore(transaction).touch(sha256(token), now);
            return true;
        });
    return *actor;
}

std::optional<Uuid> id_of_session(work::Runtime& runtime, std::string const& token)
{
    auto const now = runtime.clock.now();
    std::optional<Uuid> id;
    runtime.database.read([&](sql::Transaction& transaction) {
        if (auto const session = session_of(transaction, token, now)) id = session->id;
    });
    return id;
}

bool reports_only(work::Runtime& runtime, std::string const& token)
{
    auto const actor = actor_of_session(runtime, token);
    return actor && access::may_somewhere(*actor, access::Permission::report) &&
           !access::may_somewhere(*actor, access::Permission::read_rounds) &&
           !access::may_somewhere(*actor, access::Permission::manage_accounts);
}

void sign_out(work::Runtime& runtime, std::string const& token)
{
    auto const now = runtime.clock.now();
    in_transaction(runtime, [&](sql::Transaction& transaction) {
        auto session = session_of(transaction, token, now);
        SessionStore(transaction).remove(sha256(token));
        if (!session) return true;
        session->used_at = now;
        write_audit(transaction, *session, "identity.sign_out");
        return true;
    });
}

Result<std::string> switch_membership(work::Runtime& runtime, std::string const& token,
                                      Id<Membership> membership)
{
    auto const now = runtime.clock.now();
    std::string new_token;
    in_transaction(runtime, [&](sql::Transaction& transaction) {
        new_token.clear();
        auto session = session_of(transaction, token, now);
        if (!session) return false;
        auto const held = MembershipStore(transaction).of_user(session->user, swedish_time(now).day);
        auto const found =
            std::find_if(held.begin(), held.end(), [&](auto const& m) { return m.membership == membership; });
        if (found == held.end()) return false;
        SessionStore(transaction).remove(sha256(token));
        session->tenant = found->tenant;
        session->membership = found->membership;
        session->used_at = now;
        new_token = open_session(transaction, *session);
        return true;
    });
    if (new_token.empty()) return fail(ErrorKind::not_found, "membership.missing");
    return new_token;
}

}  // namespace samsyn::identity
