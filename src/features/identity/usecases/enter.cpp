// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/enter.h"

#include "lib/base/sha256.h"

namespace samsyn::identity {
namespace {

constexpr auto device_purpose = "device of an account";

std::string hex(std::string_view bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (char const c : bytes) {
        auto const u = static_cast<unsigned char>(c);
        text += {digits[u >> 4U], digits[u & 15U]};
    }
    return text;
}

std::string from_hex(std::string_view text)
{
    auto const value = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        if (value(text[i]) < 0 || value(text[i + 1]) < 0) return {};
        bytes += static_cast<char>(value(text[i]) * 16 + value(text[i + 1]));
    }
    return bytes;
}

}  // namespace

SignedIn enter_with_code(Services const& services, sql::Transaction& transaction,
                         AccountStore::Account const& account, MembershipStore::OfUser const& membership,
                         Visitor const& visitor)
{
    if (!visitor.session.empty()) SessionStore(transaction).remove(sha256(visitor.session));
    Session session;
    session.user = account.user;
    session.tenant = membership.tenant;
    session.membership = membership.membership;
    session.assurance = assurance_of_password;
    session.used_at = services.runtime.clock.now();
    session.device = visitor.device;
    return {open_session(transaction, session), account.language,
            hex(services.seal.close(account.user.text(), device_purpose))};
}

SignedIn enter(Services const& services, sql::Transaction& transaction, AccountStore::Account const& account,
               MembershipStore::OfUser const& membership, Visitor const& visitor)
{
    if (!account.has_totp) return enter_with_code(services, transaction, account, membership, visitor);
    if (!visitor.session.empty()) SessionStore(transaction).remove(sha256(visitor.session));
    auto const token =
        open_waiting_session(transaction, account.user, visitor.device, services.runtime.clock.now());
    return {token, account.language, "", true};
}

bool is_known_device(Services const& services, Visitor const& visitor, Id<User> user)
{
    if (visitor.device_cookie.empty() || visitor.device_cookie.size() > 400) return false;
    return services.seal.open(from_hex(visitor.device_cookie), device_purpose) == user.text();
}

}  // namespace samsyn::identity
