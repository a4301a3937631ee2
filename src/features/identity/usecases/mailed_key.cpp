// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/mailed_key.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "lib/crypto/password.h"
#include "src/access/load_actor.h"
#include "src/features/identity/domain/password_rules.h"
#include "src/features/identity/store/key_store.h"
#include "src/features/identity/usecases/enter.h"
#include "src/features/identity/usecases/in_transaction.h"
#include "src/features/identity/usecases/throttle.h"

namespace samsyn::identity {
namespace {

constexpr std::size_t longest_name = 200;

bool is_alive(MailedKey const& key, UtcTime now) { return !key.is_used && now < key.expires_at; }

tl::unexpected<Error> dead_key() { return fail(ErrorKind::not_found, "key.dead"); }

// The membership a key may be mailed for: a link is for those who report, a password for anybody.
std::optional<MembershipStore::OfUser> membership_for(sql::Transaction& transaction, Id<User> user,
                                                      KeyPurpose purpose, UtcTime now)
{
    auto const day = swedish_time(now).day;
    for (auto const& held : MembershipStore(transaction).of_user(user, day)) {
        auto const actor = access::load_actor(transaction, held.tenant, held.membership, day);
        if (actor && (purpose == KeyPurpose::password || actor->roles.has(access::Role::reporter)))
            return held;
    }
    return std::nullopt;
}

void order(sql::Transaction& transaction, MembershipStore::OfUser const& membership, Id<User> user,
           KeyPurpose purpose, std::string const& target, UtcTime now)
{
    auto const system = access::Actor::system(membership.tenant, swedish_time(now).day);
    work::Work work(transaction, system, now);
    order_key(work, user, membership.membership, purpose, target);
}

struct Holder {
    MailedKey key;
    AccountStore::Account account;
};

// Somebody who may set a password with the key now.
std::optional<Holder> holder_of(sql::Transaction& transaction, std::string const& key, UtcTime now)
{
    auto const found = KeyStore(transaction).find(sha256(key));
    bool const is_for_password =
        found && (found->purpose == KeyPurpose::invitation || found->purpose == KeyPurpose::password);
    if (!is_for_password || !is_alive(*found, now)) return std::nullopt;
    auto const account = AccountStore(transaction).account(found->user);
    // An invitation gives the first password; it does not replace one.
    bool const is_answered = found->purpose == KeyPurpose::invitation && account && account->password_hash;
    if (!account || is_answered) return std::nullopt;
    return Holder{*found, *account};
}

// The membership of the key, if it is still in force.
std::optional<MembershipStore::OfUser> membership_of(sql::Transaction& transaction, MailedKey const& key,
                                                     UtcTime now)
{
    auto const held = MembershipStore(transaction).of_user(key.user, swedish_time(now).day);
    auto const found =
        std::find_if(held.begin(), held.end(), [&](auto const& m) { return m.membership == key.membership; });
    return found == held.end() ? std::nullopt : std::optional(*found);
}

Result<Done> check_new_password(Holder const& holder, std::string const& name, std::string const& password)
{
    bool const is_named = name.find_first_not_of(' ') != std::string::npos && name.size() <= longest_name;
    if (holder.key.purpose == KeyPurpose::invitation && !is_named)
        return fail_field("name", "field.required");
    return check_password("password", password, {holder.account.email, holder.account.name, name});
}

}  // namespace

void ask_for_key(Services const& services, std::string const& email, KeyPurpose purpose,
                 Visitor const& visitor)
{
    auto const address = lower(email);
    auto const now = services.runtime.clock.now();
    Throttle const throttle(services.runtime,
                            {Throttle::mail_to(address), Throttle::mail_from(visitor.network)});
    in_transaction(services.runtime, [&](sql::Transaction& transaction) {
        if (!throttle.begin(transaction)) return false;
        auto const account = AccountStore(transaction).account(address);
        if (!account) return true;
        if (auto const membership = membership_for(transaction, account->user, purpose, now))
            order(transaction, *membership, account->user, purpose, "", now);
        return true;
    });
}

void ask_for_key_again(Services const& services, std::string const& key, Visitor const& visitor)
{
    auto const now = services.runtime.clock.now();
    in_transaction(services.runtime, [&](sql::Transaction& transaction) {
        auto const old = KeyStore(transaction).find(sha256(key));
        if (!old || (old->purpose != KeyPurpose::sign_in && old->purpose != KeyPurpose::report)) return false;
        auto const account = AccountStore(transaction).account(old->user);
        auto const membership = membership_of(transaction, *old, now);
        if (!account || !membership) return false;
        Throttle const throttle(services.runtime,
                                {Throttle::mail_to(account->email), Throttle::mail_from(visitor.network)});
        if (!throttle.begin(transaction)) return false;
        order(transaction, *membership, old->user, KeyPurpose::sign_in, old->target, now);
        return true;
    });
}

Result<SignedIn> sign_in_by_key(Services const& services, std::string const& key, Visitor const& visitor)
{
    auto const now = services.runtime.clock.now();
    std::optional<SignedIn> signed_in;
    in_transaction(services.runtime, [&](sql::Transaction& transaction) {
        signed_in.reset();
        auto const found = KeyStore(transaction).find(sha256(key));
        if (!found || found->purpose != KeyPurpose::sign_in || !is_alive(*found, now)) return false;
        auto const membership = membership_of(transaction, *found, now);
        auto const account = AccountStore(transaction).account(found->user);
        if (!membership || !account || !KeyStore(transaction).use(sha256(key), now)) return false;
        if (!visitor.session.empty()) SessionStore(transaction).remove(sha256(visitor.session));
        Session session;
        session.user = found->user;
        session.tenant = found->tenant;
        session.membership = found->membership;
        session.assurance = assurance_of_link;
        session.used_at = now;
        session.device = visitor.device;
        signed_in = SignedIn{open_session(transaction, session), account->language, "", false, found->target};
        return true;
    });
    if (!signed_in) return dead_key();
    return *signed_in;
}

Result<KeyHolder> holder_of_key(Services const& services, std::string const& key)
{
    std::optional<Holder> holder;
    services.runtime.database.read([&](sql::Transaction& transaction) {
        holder = holder_of(transaction, key, services.runtime.clock.now());
    });
    if (!holder) return dead_key();
    return KeyHolder{holder->key.purpose, holder->account.name, holder->account.email};
}

Result<SignedIn> set_password_by_key(Services const& services, std::string const& key,
                                     std::string const& name, std::string const& password,
                                     Visitor const& visitor)
{
    auto const now = services.runtime.clock.now();
    std::optional<Holder> holder;
    services.runtime.database.read(
        [&](sql::Transaction& transaction) { holder = holder_of(transaction, key, now); });
    if (!holder) return dead_key();
    if (auto const good = check_new_password(*holder, name, password); !good) return refuse(good);
    auto const hash = crypto::hash_password(password);  // outside the transaction: it takes its time
    std::optional<SignedIn> signed_in;
    in_transaction(services.runtime, [&](sql::Transaction& transaction) {
        signed_in.reset();
        auto const again = holder_of(transaction, key, now);
        auto const membership = again ? membership_of(transaction, again->key, now) : std::nullopt;
        if (!membership || !KeyStore(transaction).use(sha256(key), now)) return false;
        AccountStore accounts(transaction);
        accounts.set_password(again->account.user, hash);
        if (again->key.purpose == KeyPurpose::invitation) accounts.set_name(again->account.user, name);
        KeyStore(transaction).use_all(again->account.user, KeyPurpose::password, now);
        SessionStore(transaction).remove_others(again->account.user, std::nullopt);
        Throttle(services.runtime, {Throttle::account(again->account.email)}).succeeded(transaction);
        signed_in = enter(services, transaction, again->account, *membership, visitor);
        return true;
    });
    if (!signed_in) return dead_key();
    return *signed_in;
}

}  // namespace samsyn::identity
