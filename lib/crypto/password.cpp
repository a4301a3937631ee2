// SPDX-License-Identifier: EUPL-1.2
#include "lib/crypto/password.h"

#include <argon2.h>
#include <sys/random.h>

#include <array>
#include <semaphore>
#include <vector>

#include "lib/base/check.h"

namespace samsyn::crypto {
namespace {

constexpr std::uint32_t passes = 2;
constexpr std::uint32_t memory_kib = 19 * 1024;
constexpr std::uint32_t lanes = 1;
constexpr std::size_t hash_length = 32;

std::counting_semaphore<2> at_a_time(2);

// Holds one of the two places while it lives.
class Place {
public:
    Place() { at_a_time.acquire(); }
    ~Place() { at_a_time.release(); }
    Place(Place const&) = delete;
    Place& operator=(Place const&) = delete;
};

template <std::size_t Count>
std::array<std::uint8_t, Count> random_bytes()
{
    std::array<std::uint8_t, Count> bytes{};
    check(getrandom(bytes.data(), Count, 0) == static_cast<ssize_t>(Count));
    return bytes;
}

}  // namespace

std::string hash_password(std::string_view password)
{
    Place const place;
    auto const salt = random_bytes<16>();
    std::vector<char> encoded(
        argon2_encodedlen(passes, memory_kib, lanes, salt.size(), hash_length, Argon2_id));
    check(argon2id_hash_encoded(passes, memory_kib, lanes, password.data(), password.size(), salt.data(),
                                salt.size(), hash_length, encoded.data(), encoded.size()) == ARGON2_OK);
    return encoded.data();
}

bool verify_password(std::string const& encoded, std::string_view password)
{
    Place const place;
    return argon2id_verify(encoded.c_str(), password.data(), password.size()) == ARGON2_OK;
}

void waste_a_verification(std::string_view password)
{
    static std::string const of_nobody = hash_password("nobody has this password");
    verify_password(of_nobody, password);
}

std::string random_token()
{
    static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    auto const bytes = random_bytes<32>();
    std::string token;
    unsigned bits = 0;
    unsigned held = 0;
    for (auto const byte : bytes) {
        bits = (bits << 8U) | byte;
        for (held += 8; held >= 6; held -= 6) token += letters[(bits >> (held - 6)) & 63U];
    }
    return token += letters[(bits << (6 - held)) & 63U];
}

}  // namespace samsyn::crypto
