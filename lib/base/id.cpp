// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/id.h"

#include <sys/random.h>

#include <algorithm>

#include "lib/base/check.h"
#include "lib/base/sha256.h"

namespace samsyn {
namespace {

int hex_value(char digit)
{
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

bool is_dash_position(std::size_t position)
{
    return position == 8 || position == 13 || position == 18 || position == 23;
}

// Fills from the kernel; a thread keeps a small supply so that bulk imports do not pay a system call an id.
void fill_random(std::uint8_t* target, std::size_t count)
{
    thread_local std::array<std::uint8_t, 256> supply;
    thread_local std::size_t used = supply.size();
    if (supply.size() - used < count) {
        check(getrandom(supply.data(), supply.size(), 0) == static_cast<ssize_t>(supply.size()));
        used = 0;
    }
    std::copy_n(supply.begin() + static_cast<std::ptrdiff_t>(used), count, target);
    used += count;
}

void stamp(Uuid& uuid, unsigned version)
{
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0fU) | (version << 4U));
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3fU) | 0x80U);
}

}  // namespace

std::string Uuid::text() const
{
    static constexpr char hex[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (is_dash_position(text.size())) text += '-';
        text += hex[bytes[i] >> 4U];
        text += hex[bytes[i] & 0x0fU];
    }
    return text;
}

std::optional<Uuid> Uuid::parse(std::string_view text)
{
    if (text.size() != 36) return std::nullopt;
    Uuid uuid;
    std::size_t nibble = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_dash_position(i)) {
            if (text[i] != '-') return std::nullopt;
            continue;
        }
        int const value = hex_value(text[i]);
        if (value < 0) return std::nullopt;
        auto& byte = uuid.bytes[nibble / 2];
        byte = static_cast<std::uint8_t>((byte << 4U) | static_cast<unsigned>(value));
        ++nibble;
    }
    return uuid;
}

Uuid Uuid::at(UtcTime time)
{
    Uuid uuid;
    auto const milliseconds = static_cast<std::uint64_t>(time.milliseconds);
    for (std::size_t i = 0; i < 6; ++i)
        uuid.bytes[i] = static_cast<std::uint8_t>(milliseconds >> (8 * (5 - i)));
    fill_random(uuid.bytes.data() + 6, 10);
    stamp(uuid, 7);
    return uuid;
}

Uuid Uuid::from_name(std::string_view name)
{
    auto const digest = sha256(name);
    Uuid uuid;
    std::copy_n(digest.begin(), uuid.bytes.size(), uuid.bytes.begin());
    stamp(uuid, 8);
    return uuid;
}

bool Uuid::is_nil() const
{
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

}  // namespace samsyn
