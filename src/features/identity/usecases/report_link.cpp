// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/report_link.h"

#include "lib/base/swedish_calendar.h"
#include "lib/crypto/password.h"
#include "src/access/load_actor.h"
#include "src/features/identity/store/account_store.h"
#include "src/features/identity/store/key_store.h"
#include "src/features/identity/usecases/session.h"

namespace samsyn::identity {
namespace {

std::optional<MailedKey> report_key(sql::Transaction& transaction, std::string const& key)
{
    auto const found = KeyStore(transaction).find(sha256(key));
    return found && found->purpose == KeyPurpose::report ? found : std::nullopt;
}

// The reporter, for the one operation in the one round; none when the link opens nothing.
std::optional<access::Actor> actor_of(sql::Transaction& transaction, MailedKey const& key, UtcTime now)
{
    if (key.is_used || now >= key.expires_at) return std::nullopt;
    auto actor = access::load_actor(transaction, key.tenant, key.membership, swedish_time(now).day);
    if (!actor || !actor->operations.contains(*key.operation)) return std::nullopt;
    narrow(*actor, assurance_of_link);
    actor->operations = {*key.operation};
    actor->functions.clear();
    actor->only_round = key.round;
    return actor->roles.empty() ? std::nullopt : actor;
}

}  // namespace

std::string report_link_path(work::Work& work, ReportLink const& link)
{
    auto const key = crypto::random_token();
    MailedKey kept;
    kept.purpose = KeyPurpose::report;
    kept.user = link.user;
    kept.tenant = work.actor.tenant;
    kept.membership = link.membership;
    kept.target = link.target;
    kept.expires_at = link.expires_at;
    kept.round = link.round;
    kept.operation = link.operation;
    KeyStore(work.transaction).insert(kept, sha256(key), work.now);
    return "/logga-in/lank?nyckel=" + key;
}

void end_report_links(work::Work& work, Uuid round)
{
    KeyStore(work.transaction).use_all_of_round(work.actor.tenant, round, work.now);
}

Result<OpenedLink> open_report_link(work::Runtime& runtime, std::string const& key)
{
    Result<OpenedLink> opened = fail(ErrorKind::not_found, "key.unknown");
    runtime.database.read([&](sql::Transaction& transaction) {
        auto const found = report_key(transaction, key);
        if (!found) return;
        auto const account = AccountStore(transaction).account(found->user);
        if (account && actor_of(transaction, *found, runtime.clock.now()))
            opened = OpenedLink{found->target, account->language, found->membership};
        else
            opened = fail(ErrorKind::not_found, "key.dead");
    });
    return opened;
}

Result<access::Actor> actor_of_report_link(work::Runtime& runtime, std::string const& key)
{
    std::optional<access::Actor> actor;
    runtime.database.read([&](sql::Transaction& transaction) {
        if (auto const found = report_key(transaction, key))
            actor = actor_of(transaction, *found, runtime.clock.now());
    });
    if (!actor) return fail(ErrorKind::unauthenticated, "session.missing");
    return *actor;
}

}  // namespace samsyn::identity
