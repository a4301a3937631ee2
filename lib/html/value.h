// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <concepts>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace samsyn::html {

// What a template shows: a text, a flag, a list or named values. An empty text counts as "not there" for a
// section. Nothing made of a Value reaches a page unescaped.
class Value {
public:
    using List = std::vector<Value>;
    using Fields = std::map<std::string, Value>;

    Value() = default;
    Value(std::string text) : m_held(std::move(text)) {}
    Value(char const* text) : m_held(std::string(text)) {}
    template <std::same_as<bool> B>
    Value(B flag) : m_held(flag)
    {
    }
    template <std::integral N>
    requires(!std::same_as<N, bool>) Value(N number) : m_held(std::to_string(number)) {}
    Value(List list) : m_held(std::move(list)) {}
    Value(Fields fields) : m_held(std::move(fields)) {}

    // The named value, made when absent; only for named values, which a fresh Value becomes.
    Value& operator[](std::string const& name);

    std::variant<bool, std::string, List, Fields> const& held() const { return m_held; }

private:
    std::variant<bool, std::string, List, Fields> m_held = false;
};

}  // namespace samsyn::html
