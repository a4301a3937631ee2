// SPDX-License-Identifier: EUPL-1.2
#include "lib/crypto/totp.h"

#include <liboath/oath.h>
#include <openssl/crypto.h>

#include <array>

#include "lib/base/base64.h"
#include "lib/base/check.h"
#include "lib/crypto/random.h"

namespace samsyn::crypto {
namespace {

constexpr std::int64_t step_seconds = 30;

bool is_equal(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace

std::string new_totp_secret() { return random_text(20); }

std::string totp_code(std::string_view secret, std::int64_t step, unsigned digits)
{
    check(digits >= 6 && digits <= 8);
    std::array<char, 10> code{};
    check(oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(step), digits, false,
                             OATH_HOTP_DYNAMIC_TRUNCATION, code.data()) == OATH_OK);
    return code.data();
}

std::int64_t totp_step(UtcTime time) { return time.milliseconds / 1000 / step_seconds; }

std::optional<std::int64_t> matching_totp_step(std::string_view secret, std::string_view code, UtcTime now,
                                               std::int64_t last_used)
{
    std::optional<std::int64_t> found;
    auto const current = totp_step(now);
    for (auto step = current - 1; step <= current + 1; ++step)
        if (is_equal(totp_code(secret, step), code) && step > last_used) found = step;
    return found;
}

std::string totp_uri(std::string_view secret, std::string_view account)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string label;
    for (char const c : account) {
        auto const u = static_cast<unsigned char>(c);
        bool const is_plain = (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z');
        if (is_plain)
            label += c;
        else
            label += {'%', digits[u >> 4U], digits[u & 15U]};
    }
    return "otpauth://totp/Samsyn:" + label + "?secret=" + base32(secret) + "&issuer=Samsyn";
}

}  // namespace samsyn::crypto
