// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "lib/base/bounded.h"
#include "lib/base/id.h"
#include "lib/base/sensitive.h"
#include "lib/base/time.h"

namespace samsyn::sql {

struct Null {};

// Raw bytes: {{bytes}} columns.
struct Bytes {
    std::string value;
};

// Well-known binary, little endian, EPSG:4326: {{geometry}} columns.
struct Geometry {
    std::string wkb;
};

// What can be bound to $1, $2 …; every C++ type has exactly one of these forms on both engines.
using Value = std::variant<Null, std::int64_t, double, std::string, Uuid, Bytes, Geometry>;
using Values = std::vector<Value>;

inline Value to_value(Value value) { return value; }
inline Value to_value(Null) { return Null{}; }
inline Value to_value(bool flag) { return std::int64_t{flag ? 1 : 0}; }
inline Value to_value(double number) { return number; }
inline Value to_value(std::string text) { return text; }
inline Value to_value(std::string_view text) { return std::string(text); }
inline Value to_value(char const* text) { return std::string(text); }
inline Value to_value(Uuid const& uuid) { return uuid; }
inline Value to_value(UtcTime time) { return time.milliseconds; }
inline Value to_value(Day day) { return std::int64_t{day.number}; }
inline Value to_value(Bytes bytes) { return bytes; }
inline Value to_value(Geometry geometry) { return geometry; }

template <class T>
requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) Value to_value(T number)
{
    return static_cast<std::int64_t>(number);
}
template <class Thing>
Value to_value(Id<Thing> const& id)
{
    return id.uuid();
}
template <std::size_t Max, std::size_t Min>
Value to_value(Text<Max, Min> const& text)
{
    return text.value;
}
template <std::int64_t Min, std::int64_t Max>
Value to_value(Between<Min, Max> const& number)
{
    return number.value;
}
template <class T>
Value to_value(Sensitive<T> const& words)
{
    return to_value(words.reveal(Purpose::store));
}
template <class T>
Value to_value(std::optional<T> const& maybe)
{
    return maybe ? to_value(*maybe) : Value(Null{});
}

}  // namespace samsyn::sql
