// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/enum_text.h"
#include "lib/base/swedish_calendar.h"
#include "lib/crypto/password.h"
#include "lib/json/form.h"
#include "src/features/identity/store/account_store.h"
#include "src/features/identity/store/key_store.h"
#include "src/features/identity/usecases/mailed_key.h"

namespace samsyn::identity {
namespace {

std::int64_t lifetime_seconds(KeyPurpose purpose)
{
    switch (purpose) {
        case KeyPurpose::invitation:
            return 7 * 24 * 3600;
        case KeyPurpose::sign_in:
            return 30 * 60;
        case KeyPurpose::password:
            return 3600;
        case KeyPurpose::report:
            break;  // lives until its round locks, see report_link.h
    }
    return 0;
}

std::string path_of(KeyPurpose purpose, std::string const& key)
{
    auto const page = purpose == KeyPurpose::sign_in      ? "/logga-in/lank"
                      : purpose == KeyPurpose::invitation ? "/inbjudan"
                                                          : "/nytt-losenord";
    return std::string(page) + "?nyckel=" + key;
}

}  // namespace

// The payload of the job.
struct KeyOrder {
    Id<User> user;
    Id<Membership> membership;
    KeyPurpose purpose = KeyPurpose::sign_in;
    Text<1000, 0> target;
};
BOOST_DESCRIBE_STRUCT(KeyOrder, (), (user, membership, purpose, target))

// Keeps the key and sends the mail, both or neither.
struct MailKey {
    static constexpr std::string_view name = "identity.mail_key";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = Done;
    MailedKey key;
    Sha256 token_hash;
    work::Message message;
};

Result<access::Scope> scope_of(MailKey const&, work::Work&) { return access::Scope{}; }

Result<Done> handle(MailKey const& command, work::Work& work)
{
    KeyStore(work.transaction).insert(command.key, command.token_hash, work.now);
    work.concerns(command.key.user.uuid());
    work.send(command.message);
    return Done{};
}

namespace {

work::Message message_of(texts::Texts const& texts, KeyPurpose purpose, AccountStore::Profile const& profile,
                         std::string const& link, UtcTime now)
{
    auto const language = enum_from_text<texts::Language>(profile.language).value_or(texts::Language::sv);
    texts::Arguments const arguments{{"name", profile.user_name},
                                     {"organisation", profile.organisation_name},
                                     {"tenant", profile.tenant_name},
                                     {"link", link}};
    auto const text = [&](std::string const& part) {
        return texts.text_of(language, "mail." + enum_text(purpose) + "." + part, arguments);
    };
    return {profile.email, text("subject"), text("body"), now};
}

Result<Done> mail_key(work::Runtime& runtime, access::Actor const& system, KeyOrder const& order,
                      texts::Texts const& texts, std::string const& base_url)
{
    std::optional<AccountStore::Profile> profile;
    runtime.database.read([&](sql::Transaction& transaction) {
        if (AccountStore(transaction).account(order.user))
            profile = AccountStore(transaction).profile(system.tenant, order.membership);
    });
    if (!profile) return Done{};  // the account has gone since; there is nobody to write to
    auto const key = crypto::random_token();
    auto const now = runtime.clock.now();
    MailKey const command{
        {order.purpose, order.user, system.tenant, order.membership, order.target,
         now.plus_seconds(lifetime_seconds(order.purpose))},
        sha256(key),
        message_of(texts, order.purpose, *profile, base_url + path_of(order.purpose, key), now)};
    return work::execute(runtime, system, command);
}

}  // namespace

void order_key(work::Work& work, Id<User> user, Id<Membership> membership, KeyPurpose purpose,
               std::string const& target)
{
    work.enqueue({mail_key_job_name, json::write(KeyOrder{user, membership, purpose, target}), work.now,
                  "mail key " + enum_text(purpose) + " " + membership.text()});
}

work::JobHandler mail_key_job(texts::Texts const& texts, std::string base_url)
{
    return [&texts, base_url = std::move(base_url)](work::Runtime& runtime, access::Actor const& system,
                                                    std::string const& payload) -> Result<Done> {
        auto const order = json::read<KeyOrder>(payload);
        if (!order) return refuse(order);
        return mail_key(runtime, system, *order, texts, base_url);
    };
}

}  // namespace samsyn::identity
