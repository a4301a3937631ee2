// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace samsyn {

// Text of Min to Max characters (Unicode code points). The limit is part of the type, so what decodes a
// request, what validates it and what prints the contract cannot differ.
template <std::size_t Max, std::size_t Min = 1>
struct Text {
    static constexpr std::size_t max = Max;
    static constexpr std::size_t min = Min;
    std::string value;

    Text() = default;
    Text(std::string text) : value(std::move(text)) {}
    Text(char const* text) : value(text) {}
    operator std::string const&() const { return value; }
    bool empty() const { return value.empty(); }
    friend bool operator==(Text const&, Text const&) = default;
};

// A whole number from Min to Max.
template <std::int64_t Min, std::int64_t Max>
struct Between {
    static constexpr std::int64_t min = Min;
    static constexpr std::int64_t max = Max;
    std::int64_t value = Min;

    Between() = default;
    Between(std::int64_t number) : value(number) {}
    operator std::int64_t() const { return value; }
    friend bool operator==(Between const&, Between const&) = default;
};

// A list of at most Max items.
template <class T, std::size_t Max>
struct ListOf {
    static constexpr std::size_t max = Max;
    std::vector<T> items;

    auto begin() const { return items.begin(); }
    auto end() const { return items.end(); }
    std::size_t size() const { return items.size(); }
    bool empty() const { return items.empty(); }
    friend bool operator==(ListOf const&, ListOf const&) = default;
};

}  // namespace samsyn
