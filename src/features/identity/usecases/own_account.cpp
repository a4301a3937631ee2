// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/own_account.h"

#include "lib/base/base64.h"
#include "lib/base/enum_text.h"
#include "lib/crypto/password.h"
#include "lib/crypto/totp.h"
#include "src/features/identity/domain/password_rules.h"
#include "src/features/identity/store/account_store.h"
#include "src/features/identity/usecases/in_transaction.h"
#include "src/features/identity/usecases/session.h"
#include "src/features/identity/usecases/throttle.h"

namespace samsyn::identity {

Result<access::Scope> scope_of(ChangeLanguage const&, work::Work&) { return access::Scope{}; }

Result<Done> handle(ChangeLanguage const& command, work::Work& work)
{
    AccountStore(work.transaction).set_language(work.actor.user, enum_text(command.language));
    work.concerns(work.actor.user.uuid());
    return Done{};
}

Result<access::Scope> scope_of(ListSessions const&, work::Reading&) { return access::Scope{}; }

Result<OwnSessions> handle(ListSessions const&, work::Reading& reading)
{
    OwnSessions own;
    for (auto const& session : SessionStore(reading.transaction).of_user(reading.actor.user, reading.now))
        own.sessions.push_back({session.id, session.device, session.created_at, session.used_at});
    return own;
}

Result<access::Scope> scope_of(EndSession const&, work::Work&) { return access::Scope{}; }

Result<Done> handle(EndSession const& command, work::Work& work)
{
    if (!SessionStore(work.transaction).remove(work.actor.user, command.session))
        return fail(ErrorKind::not_found, "session.missing");
    work.concerns(command.session);
    return Done{};
}

// What the functions below do in the end, each with its row in the audit. The heavy part, hashing, is done
// before.
struct SetPassword {
    static constexpr std::string_view name = "identity.set_password";
    static constexpr auto needs = access::Permission::own_account;
    using Output = Done;
    std::string hash;
    std::optional<Uuid> kept_session;
};
struct SetTotp {
    static constexpr std::string_view name = "identity.set_totp";
    static constexpr auto needs = access::Permission::own_account;
    using Output = Done;
    std::optional<std::string> sealed;
};
struct ConfirmTotp {
    static constexpr std::string_view name = "identity.confirm_totp";
    static constexpr auto needs = access::Permission::own_account;
    using Output = Done;
    std::int64_t step = 0;
    std::optional<Uuid> kept_session;
};

Result<access::Scope> scope_of(SetPassword const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(SetTotp const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(ConfirmTotp const&, work::Work&) { return access::Scope{}; }

Result<Done> handle(SetPassword const& command, work::Work& work)
{
    AccountStore(work.transaction).set_password(work.actor.user, command.hash);
    SessionStore(work.transaction).remove_others(work.actor.user, command.kept_session);
    work.concerns(work.actor.user.uuid());
    return Done{};
}

Result<Done> handle(SetTotp const& command, work::Work& work)
{
    AccountStore(work.transaction).set_totp(work.actor.user, command.sealed);
    work.concerns(work.actor.user.uuid());
    return Done{};
}

Result<Done> handle(ConfirmTotp const& command, work::Work& work)
{
    AccountStore accounts(work.transaction);
    if (!accounts.use_totp_step(work.actor.user, command.step)) return fail_field("code", "code.wrong");
    accounts.confirm_totp(work.actor.user, work.now);
    SessionStore(work.transaction).remove_others(work.actor.user, command.kept_session);
    work.concerns(work.actor.user.uuid());
    return Done{};
}

namespace {

Result<AccountStore::Account> own_account(Services const& services, access::Actor const& actor)
{
    if (actor.assurance < assurance_of_password) return fail(ErrorKind::forbidden, "session.too_weak");
    std::optional<AccountStore::Account> account;
    services.runtime.database.read(
        [&](sql::Transaction& transaction) { account = AccountStore(transaction).account(actor.user); });
    if (!account) return fail(ErrorKind::unauthenticated, "session.missing");
    return *account;
}

std::optional<Uuid> session_id(Services const& services, std::string const& token)
{
    std::optional<Session> session;
    services.runtime.database.read([&](sql::Transaction& transaction) {
        session = session_of(transaction, token, services.runtime.clock.now());
    });
    return session ? std::optional(session->id) : std::nullopt;
}

// Guessing a password is slowed down here as at the door.
Result<Done> check_current(Services const& services, AccountStore::Account const& account,
                           std::string const& field, std::string const& password)
{
    Throttle throttle(services.runtime, {Throttle::account(account.email)});
    if (!throttle.begin()) return fail(ErrorKind::too_many, "sign_in.wait");
    if (!account.password_hash || !crypto::verify_password(*account.password_hash, password))
        return fail_field(field, "password.wrong");
    in_transaction(services.runtime, [&](sql::Transaction& transaction) {
        throttle.succeeded(transaction);
        return true;
    });
    return Done{};
}

Result<std::string> pending_secret(Services const& services, AccountStore::Account const& account)
{
    if (account.has_totp) return fail(ErrorKind::conflict, "totp.on");
    auto const secret =
        account.totp_secret ? services.seal.open(*account.totp_secret, account.user.text()) : std::nullopt;
    if (!secret) return fail(ErrorKind::not_found, "totp.none");
    return *secret;
}

}  // namespace

Result<Done> change_password(Services const& services, access::Actor const& actor, std::string const& token,
                             std::string const& current, std::string const& wanted)
{
    auto const account = own_account(services, actor);
    if (!account) return refuse(account);
    if (auto const good = check_password("wanted", wanted, {account->email, account->name}); !good)
        return refuse(good);
    if (auto const right = check_current(services, *account, "current", current); !right)
        return refuse(right);
    return work::execute(services.runtime, actor,
                         SetPassword{crypto::hash_password(wanted), session_id(services, token)});
}

Result<Done> begin_totp(Services const& services, access::Actor const& actor)
{
    auto const account = own_account(services, actor);
    if (!account) return refuse(account);
    if (account->has_totp) return fail(ErrorKind::conflict, "totp.on");
    auto const sealed = services.seal.close(crypto::new_totp_secret(), account->user.text());
    return work::execute(services.runtime, actor, SetTotp{sealed});
}

Result<PendingTotp> pending_totp(Services const& services, access::Actor const& actor)
{
    auto const account = own_account(services, actor);
    if (!account) return refuse(account);
    auto const secret = pending_secret(services, *account);
    if (!secret) return refuse(secret);
    return PendingTotp{base32(*secret), crypto::totp_uri(*secret, account->email)};
}

Result<Done> confirm_totp(Services const& services, access::Actor const& actor, std::string const& token,
                          std::string const& code)
{
    auto const account = own_account(services, actor);
    if (!account) return refuse(account);
    auto const secret = pending_secret(services, *account);
    if (!secret) return refuse(secret);
    auto const step =
        crypto::matching_totp_step(*secret, code, services.runtime.clock.now(), account->totp_last_step);
    if (!step) return fail_field("code", "code.wrong");
    return work::execute(services.runtime, actor, ConfirmTotp{*step, session_id(services, token)});
}

Result<Done> disable_totp(Services const& services, access::Actor const& actor, std::string const& password)
{
    auto const account = own_account(services, actor);
    if (!account) return refuse(account);
    if (auto const right = check_current(services, *account, "password", password); !right)
        return refuse(right);
    return work::execute(services.runtime, actor, SetTotp{});
}

Result<AccountState> account_state(Services const& services, access::Actor const& actor)
{
    AccountState state;
    services.runtime.database.read([&](sql::Transaction& transaction) {
        if (auto const account = AccountStore(transaction).account(actor.user))
            state = {account->name, account->email, account->password_hash.has_value(), account->has_totp};
    });
    if (state.email.empty()) return fail(ErrorKind::unauthenticated, "session.missing");
    return state;
}

}  // namespace samsyn::identity
