// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/base/bounded.h"
#include "src/features/identity/usecases/services.h"

// What somebody signed in does with the own account. Who came in by a mailed link may only change language
// and end sessions: "session.too_weak".
namespace samsyn::identity {

enum class AccountLanguage { sv, en };
BOOST_DESCRIBE_ENUM(AccountLanguage, sv, en)

struct ChangeLanguage {
    static constexpr std::string_view name = "identity.change_language";
    static constexpr auto needs = access::Permission::own_account;
    using Output = Done;
    AccountLanguage language = AccountLanguage::sv;
};
BOOST_DESCRIBE_STRUCT(ChangeLanguage, (), (language))
Result<access::Scope> scope_of(ChangeLanguage const&, work::Work&);
Result<Done> handle(ChangeLanguage const& command, work::Work& work);

struct ShownSession {
    Uuid session;
    std::string device;
    UtcTime created_at;
    UtcTime used_at;
};

struct OwnSessions {
    std::vector<ShownSession> sessions;
};
struct ListSessions {
    static constexpr std::string_view name = "identity.sessions";
    static constexpr auto needs = access::Permission::own_account;
    using Output = OwnSessions;
};
Result<access::Scope> scope_of(ListSessions const&, work::Reading&);
Result<OwnSessions> handle(ListSessions const& query, work::Reading& reading);

// Ends one of one's own sessions, at once. Refuses "session.missing".
struct EndSession {
    static constexpr std::string_view name = "identity.end_session";
    static constexpr auto needs = access::Permission::own_account;
    using Output = Done;
    Uuid session;
};
Result<access::Scope> scope_of(EndSession const&, work::Work&);
Result<Done> handle(EndSession const& command, work::Work& work);

// Changes the password and ends every session but this one. Refuses for their fields "password.wrong",
// "password.length", "password.common"; "sign_in.wait" after many wrong ones.
Result<Done> change_password(Services const& services, access::Actor const& actor, std::string const& token,
                             std::string const& current, std::string const& wanted);

// A one-time code secret that waits to be confirmed: shown as QR code and as text. Refuses "totp.on".
Result<Done> begin_totp(Services const& services, access::Actor const& actor);
struct PendingTotp {
    std::string secret;  // base 32
    std::string uri;
};
// Refuses "totp.none" when nothing waits.
Result<PendingTotp> pending_totp(Services const& services, access::Actor const& actor);
// Turns codes on and ends every session but this one. Refuses "code.wrong", "totp.none".
Result<Done> confirm_totp(Services const& services, access::Actor const& actor, std::string const& token,
                          std::string const& code);
// Turns codes off. Refuses "password.wrong", "sign_in.wait".
Result<Done> disable_totp(Services const& services, access::Actor const& actor, std::string const& password);

struct AccountState {
    std::string name;
    std::string email;
    bool has_password = false;
    bool has_totp = false;
};
Result<AccountState> account_state(Services const& services, access::Actor const& actor);

}  // namespace samsyn::identity
