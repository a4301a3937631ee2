// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string_view>

namespace samsyn::tabular {

struct Number {
    int value = 0;
    std::size_t digits = 0;
};

// Walks through a date written by people. What does not fit is left where it stands.
class DateCursor {
public:
    explicit DateCursor(std::string_view text) : m_rest(text) {}

    std::string_view rest() const { return m_rest; }
    bool at_end() const { return m_rest.empty(); }
    void skip_spaces();
    // One of these signs.
    std::optional<char> sign(std::string_view any_of);
    // At most `most` digits; nothing when there are none or more.
    std::optional<Number> number(std::size_t most);
    // A run of letters, without its full stop.
    std::string_view word();

private:
    std::string_view m_rest;
};

// 1 to 12 for a month's name in Swedish or English, whole or its first three letters (sept too); 0 for none.
unsigned month_named(std::string_view word);
// Words that say nothing about which day it is: weekdays, den, kl, the, of, st, nd, rd, th, at.
bool is_filler(std::string_view word);

}  // namespace samsyn::tabular
