// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/time.h"

namespace samsyn {

// 128 bits of identity, UUIDv7 when made here. Bytes in network order.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    // 8-4-4-4-12 lower-case hexadecimal.
    std::string text() const;
    static std::optional<Uuid> parse(std::string_view text);
    // Time-ordered (RFC 9562 version 7): 48 bits of milliseconds, the rest from the system's random source.
    static Uuid at(UtcTime time);
    // The same name always gives the same id (RFC 9562 version 8 over SHA-256): for demo data and imports.
    static Uuid from_name(std::string_view name);

    bool is_nil() const;
    friend auto operator<=>(Uuid const&, Uuid const&) = default;
};

// The identity of a Thing; ids of different things do not mix.
template <class Thing>
class Id {
public:
    Id() = default;
    explicit Id(Uuid uuid) : m_uuid(uuid) {}

    static std::optional<Id> parse(std::string_view text)
    {
        auto const uuid = Uuid::parse(text);
        return uuid ? std::optional<Id>(Id(*uuid)) : std::nullopt;
    }
    Uuid const& uuid() const { return m_uuid; }
    std::string text() const { return m_uuid.text(); }
    bool is_nil() const { return m_uuid.is_nil(); }
    friend auto operator<=>(Id const&, Id const&) = default;

private:
    Uuid m_uuid;
};

}  // namespace samsyn

template <class Thing>
struct std::hash<samsyn::Id<Thing>> {
    std::size_t operator()(samsyn::Id<Thing> const& id) const noexcept
    {
        std::uint64_t tail = 0;
        for (std::size_t i = 8; i < 16; ++i) tail = (tail << 8) | id.uuid().bytes[i];
        return static_cast<std::size_t>(tail);
    }
};
